import LintEngine

/// A piece of inline markup of reStructuredText.
struct RestItem: Sendable {
  enum Kind: Hashable, Sendable { case role, literal, reference, interpreted, footnote, strong }

  var kind: Kind
  /// The role's name, such as `ref` or `c:func`; empty for other kinds.
  var role: String
  /// What stands between the marks.
  var content: String
  /// Byte range with the marks.
  var range: Range<Int>
  /// Why the marks are no markup where they stand; `nil` when they are.
  var defect: String?

  /// What must be the same on both sides: the address between `<` and `>`, else nothing.
  var address: String? {
    guard content.hasSuffix(">"), let open = content.lastIndex(of: "<") else { return nil }
    return String(content[content.index(after: open)...].dropLast())
  }
}

/// Finds inline markup by its marks (docutils' specification, section Inline markup).
struct RestScanner {
  private(set) var items: [RestItem] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "`"): at = scanBackticks(at)
      case UInt8(ascii: "*") where bytes.at(at + 1) == UInt8(ascii: "*"): at = scanStrong(at)
      case UInt8(ascii: "]") where bytes.at(at + 1) == UInt8(ascii: "_"): at = scanFootnote(at)
      default: at += 1
      }
    }
  }

  private mutating func scanBackticks(_ start: Int) -> Int {
    let run = bytes.skip(from: start) { $0 == 0x60 }
    if run - start >= 2 {
      var end = run
      while let next = bytes.find(0x60, from: end) {
        end = bytes.skip(from: next) { $0 == 0x60 }
        if end - next >= 2 {
          add(.literal, "", run..<next, start..<end)
          return end
        }
      }
      items.append(
        RestItem(kind: .literal, role: "", content: "", range: start..<run, defect: "`` is not closed"))
      return run
    }
    guard let close = bytes.find(0x60, from: run) else {
      items.append(
        RestItem(kind: .interpreted, role: "", content: "", range: start..<run, defect: "` is not closed"))
      return run
    }
    let end = bytes.skip(from: close + 1) { $0 == UInt8(ascii: "_") }
    let (role, roleStart) = role(before: start)
    if roleStart < start {
      add(.role, role, run..<close, roleStart..<close + 1)
      return close + 1
    }
    add(end > close + 1 ? .reference : .interpreted, "", run..<close, start..<end)
    return end
  }

  /// The name in `:name:` that ends right before an offset, and where it begins.
  private func role(before start: Int) -> (name: String, start: Int) {
    guard start > 1, bytes[start - 1] == UInt8(ascii: ":") else { return ("", start) }
    var begin = start - 1
    let isName = { (byte: UInt8) in
      ASCII.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == 0x2B
        || byte == 0x2E
    }
    while begin > 0, isName(bytes[begin - 1]) { begin -= 1 }
    // Text may stand right before the first colon, by mistake.
    while begin < start - 1, bytes[begin] != UInt8(ascii: ":") { begin += 1 }
    guard start - 1 - begin >= 2 else { return ("", start) }
    return (bytes.string(begin + 1..<start - 1), begin)
  }

  private mutating func scanStrong(_ start: Int) -> Int {
    var close = start + 2
    while let next = bytes.find(UInt8(ascii: "*"), from: close) {
      if bytes.at(next + 1) == UInt8(ascii: "*"), next > start + 2 {
        add(.strong, "", start + 2..<next, start..<next + 2)
        return next + 2
      }
      close = next + 1
    }
    return start + 2
  }

  private mutating func scanFootnote(_ close: Int) -> Int {
    guard let open = bytes[..<close].lastIndex(of: UInt8(ascii: "[")), close - open <= 40, close > open + 1
    else {
      return close + 2
    }
    add(.footnote, "", open + 1..<close, open..<close + 2)
    return close + 2
  }

  private mutating func add(_ kind: RestItem.Kind, _ role: String, _ content: Range<Int>, _ range: Range<Int>)
  {
    items.append(
      RestItem(
        kind: kind, role: role, content: bytes.string(content), range: range, defect: defect(content, range)))
  }

  /// Markup begins and ends at spaces or marks, and has no space at its inner edges.
  private func defect(_ content: Range<Int>, _ range: Range<Int>) -> String? {
    if content.isEmpty { return "nothing stands between the marks" }
    if ASCII.isBlank(bytes[content.lowerBound]) || ASCII.isBlank(bytes[content.upperBound - 1]) {
      return "a space stands at the inner edge"
    }
    let before = bytes.at(range.lowerBound - 1)
    if range.lowerBound > 0, isLetter(endingAt: range.lowerBound), before != 0x5C {
      return "a letter stands before it"
    }
    if range.upperBound < bytes.count, isLetter(at: range.upperBound) { return "a letter stands after it" }
    return nil
  }

  private func isLetter(at offset: Int) -> Bool {
    let byte = bytes[offset]
    if byte < 0x80 { return ASCII.isAlnum(byte) }
    let scalar = bytes.string(offset..<min(offset + 4, bytes.count)).unicodeScalars.first
    return scalar?.properties.isAlphabetic ?? false
  }

  private func isLetter(endingAt offset: Int) -> Bool {
    let byte = bytes[offset - 1]
    if byte < 0x80 { return ASCII.isAlnum(byte) }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return bytes.string(start..<offset).unicodeScalars.last?.properties.isAlphabetic ?? false
  }
}
