import TextModel

/// Finds the mark-up inside a block of Markdown (CommonMark 0.31, section 6, with GitHub's strikethrough and footnotes).
struct MarkdownInlines {
  /// A run of `*`, `_` or `~`, or an opening bracket.
  private struct Delimiter {
    var byte: UInt8
    var range: Range<Int>
    var canOpen: Bool
    var canClose: Bool
    var isImage = false
    var isActive = true
  }

  private var scanner: ByteScanner
  /// Labels of link reference definitions, in lower case.
  private let labels: Set<String>
  private var delimiters: [Delimiter] = []
  private var marks: [InlineMark] = []

  /// The marks of a block.
  static func marks(_ block: TextBlock, _ source: ByteScanner, labels: Set<String>) -> [InlineMark] {
    var scanner = source
    (scanner.at, scanner.end) = (block.range.lowerBound, block.range.upperBound)
    // Most text has no mark-up at all.
    var reader = MarkdownInlines(scanner: scanner, labels: labels)
    reader.run(block)
    return reader.marks
  }

  private init(scanner: ByteScanner, labels: Set<String>) {
    self.scanner = scanner
    self.labels = labels
  }

  private mutating func run(_ block: TextBlock) {
    var gaps = zip(block.lines, block.lines.dropFirst()).map { $0.upperBound..<$1.lowerBound }[...]
    while let byte = scanner.peek {
      if let gap = gaps.first, scanner.at >= gap.lowerBound {
        // The marks of the blocks around are no text.
        scanner.at = max(scanner.at, gap.upperBound)
        gaps.removeFirst()
        continue
      }
      if !Self.isSpecial[Int(byte)] {
        scanner.at += 1
        continue
      }
      step(byte)
    }
    pairDelimiters(from: 0)
  }

  private static let isSpecial: [Bool] = (0..<256).map { "\\`*_~[]!<&{ \n\r".utf8.contains(UInt8($0)) }

  private mutating func step(_ byte: UInt8) {
    let start = scanner.at
    switch byte {
    case UInt8(ascii: "\\"): backslash()
    case UInt8(ascii: "`"): codeSpan()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): delimiterRun(byte)
    case UInt8(ascii: "["): open(isImage: false)
    case UInt8(ascii: "!") where scanner.byte(1) == UInt8(ascii: "["): open(isImage: true)
    case UInt8(ascii: "]"): close()
    case UInt8(ascii: "<"): angle()
    case UInt8(ascii: "{"): shortcode()
    case UInt8(ascii: "&"):
      if let entity = HTMLEntity(scanner) {
        scanner.at += entity.length
        marks.append(InlineMark(kind: .text(entity.text), range: start..<scanner.at))
      } else {
        scanner.at += 1
      }
    case 32:
      // Two blanks or more at a line end are a line break, and no text.
      scanner.skip { $0 == 32 }
      if scanner.peek == 10 || scanner.peek == 13 {
        marks.append(InlineMark(kind: .text(""), range: start..<scanner.at))
      }
    case 13:
      scanner.skipLineEnd()
      marks.append(InlineMark(kind: .text("\n"), range: start..<scanner.at))
    default: scanner.at += 1
    }
  }

  private mutating func backslash() {
    let start = scanner.at
    let next = scanner.byte(1)
    if next == 10 || next == 13 {
      scanner.at += 1
      marks.append(InlineMark(kind: .code(.standalone), range: start..<scanner.at, type: "break"))
    } else if next.isPunctuation {
      scanner.at += 2
      marks.append(InlineMark(kind: .text(String(Unicode.Scalar(next))), range: start..<scanner.at))
    } else {
      scanner.at += 1
    }
  }

  /// Section 6.1: a run of backticks up to the next run of the same length.
  private mutating func codeSpan() {
    let start = scanner.at
    scanner.skip { $0 == UInt8(ascii: "`") }
    let length = scanner.at - start
    var probe = scanner
    while !probe.isAtEnd {
      probe.skip { $0 != UInt8(ascii: "`") }
      let run = probe.at
      probe.skip { $0 == UInt8(ascii: "`") }
      if probe.at - run == length {
        add(.open, start..<scanner.at, "code")
        marks.append(InlineMark(kind: .verbatim, range: scanner.at..<scanner.at))
        verbatim(scanner.at..<run)
        add(.close, run..<probe.at, "code")
        scanner.at = probe.at
        return
      }
    }
  }

  /// Keeps the text of a range; line ends in it are found by the block.
  private mutating func verbatim(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      if scanner.bytes[index] == 13 {
        index += index + 1 < range.upperBound && scanner.bytes[index + 1] == 10 ? 2 : 1
        marks.append(InlineMark(kind: .text("\n"), range: start..<index))
      } else {
        index += 1
      }
    }
  }

  private mutating func add(_ kind: InlineCode.Kind, _ range: Range<Int>, _ type: String, id: String = "") {
    marks.append(InlineMark(kind: .code(kind), range: range, type: type, id: id))
  }

  /// Section 6.2: flanking runs.
  private mutating func delimiterRun(_ byte: UInt8) {
    let start = scanner.at
    let before = scanner.scalarBefore
    scanner.skip { $0 == byte }
    let after = scanner.scalarAfter
    if byte == UInt8(ascii: "~"), scanner.at - start > 2 { return }
    let left = !after.isBlank && (!after.isMark || before.isBlank || before.isMark)
    let right = !before.isBlank && (!before.isMark || after.isBlank || after.isMark)
    let isUnderscore = byte == UInt8(ascii: "_")
    delimiters.append(
      Delimiter(
        byte: byte, range: start..<scanner.at,
        canOpen: left && (!isUnderscore || !right || before.isMark),
        canClose: right && (!isUnderscore || !left || after.isMark)))
  }

  private mutating func open(isImage: Bool) {
    let start = scanner.at
    scanner.at += isImage ? 2 : 1
    if !isImage, scanner.peek == UInt8(ascii: "^"), let end = footnoteEnd() {
      scanner.at = end
      return add(.standalone, start..<end, "footnote")
    }
    delimiters.append(
      Delimiter(
        byte: UInt8(ascii: "["), range: start..<scanner.at, canOpen: false, canClose: false, isImage: isImage)
    )
  }

  /// The end of a footnote's mark whose `^` is here.
  private func footnoteEnd() -> Int? {
    var index = scanner.at + 1
    while index < scanner.end, scanner.bytes[index] > 32, scanner.bytes[index] != UInt8(ascii: "]") {
      index += 1
    }
    return index < scanner.end && scanner.bytes[index] == UInt8(ascii: "]") ? index + 1 : nil
  }

  /// Section 6.3: a bracket closes, and makes a link if a target follows or its text is a label.
  private mutating func close() {
    let bracket = scanner.at
    scanner.at += 1
    guard let place = delimiters.lastIndex(where: { $0.byte == UInt8(ascii: "[") }) else { return }
    let opener = delimiters[place]
    guard opener.isActive, let end = linkEnd(opener.range.upperBound..<bracket) else {
      delimiters.remove(at: place)
      return
    }
    let type = opener.isImage ? "image" : "link"
    let target = scanner.string(bracket + 1..<end)
    add(.open, opener.range, type, id: target)
    add(.close, bracket..<end, type, id: target)
    pairDelimiters(from: place + 1)
    delimiters.removeSubrange(place...)
    // No link stands inside another one; what is left of an inactive bracket is inactive already.
    if !opener.isImage {
      for index in delimiters.indices.reversed()
      where delimiters[index].byte == UInt8(ascii: "[") && !delimiters[index].isImage {
        if !delimiters[index].isActive { break }
        delimiters[index].isActive = false
      }
    }
    scanner.at = end
  }

  /// Where a link ends whose text is the range and whose `]` was just passed.
  private func linkEnd(_ text: Range<Int>) -> Int? {
    if scanner.peek == UInt8(ascii: "("), let end = inlineTarget() { return end }
    if scanner.peek == UInt8(ascii: "[") {
      var index = scanner.at + 1
      while index < scanner.end, scanner.bytes[index] != UInt8(ascii: "]"),
        scanner.bytes[index] != UInt8(ascii: "[")
      {
        index += 1
      }
      if index < scanner.end, scanner.bytes[index] == UInt8(ascii: "]") {
        let label = index == scanner.at + 1 ? text : scanner.at + 1..<index
        if labels.contains(MarkdownLabels.key(scanner.string(label))) { return index + 1 }
      }
    }
    return labels.contains(MarkdownLabels.key(scanner.string(text))) ? scanner.at : nil
  }

  /// The end of `(target "title")`.
  private func inlineTarget() -> Int? {
    var probe = scanner
    probe.at += 1
    probe.skipSpace()
    if probe.take("<") {
      probe.skip { $0 != UInt8(ascii: ">") && $0 != 10 && $0 != UInt8(ascii: "<") }
      if !probe.take(">") { return nil }
    } else {
      var depth = 0
      while let byte = probe.peek, byte > 32 {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        // As other readers do, against long runs of brackets.
        if depth > 32 { return nil }
        probe.at += byte == UInt8(ascii: "\\") && probe.byte(1).isPunctuation ? 2 : 1
      }
      if depth != 0 { return nil }
    }
    let targetEnd = probe.at
    probe.skipSpace()
    if let quote = probe.peek, probe.at > targetEnd, quote == 34 || quote == 39 || quote == UInt8(ascii: "(")
    {
      let closer = quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote
      probe.at += 1
      while let byte = probe.peek, byte != closer { probe.at += byte == UInt8(ascii: "\\") ? 2 : 1 }
      probe.at += 1
      probe.skipSpace()
    }
    return probe.at < scanner.end && probe.peek == UInt8(ascii: ")") ? probe.at + 1 : nil
  }

  /// Autolinks and raw HTML (sections 6.5 and 6.6).
  private mutating func angle() {
    let start = scanner.at
    var index = start + 1
    while index < scanner.end, scanner.bytes[index] > 32, !"<>".utf8.contains(scanner.bytes[index]) {
      index += 1
    }
    let address = scanner.bytes[min(start + 1, index)..<index]
    let isAddress = address.contains(UInt8(ascii: ":")) || address.contains(UInt8(ascii: "@"))
    if index < scanner.end, scanner.bytes[index] == UInt8(ascii: ">"), isAddress,
      97...122 ~= address.first! | 32
    {
      // An address has a first byte.
      add(.open, start..<start + 1, "link")
      add(.close, index..<index + 1, "link")
      scanner.at = index + 1
    } else if let tag = HTMLTag(scanner, within: ByteScanner.inlineDistance) {
      scanner.at = tag.range.upperBound
      add(tag.codeKind, tag.range, tag.name)
    } else {
      scanner.at += 1
    }
  }

  /// Template code of static sites: `{{< … >}}`, `{{ … }}`, `{% … %}`, and comments of MDX, `{/* … */}`.
  private mutating func shortcode() {
    let start = scanner.at
    let isComment = scanner.byte(1) == UInt8(ascii: "/") && scanner.byte(2) == UInt8(ascii: "*")
    let end: StaticString? =
      switch scanner.byte(1) {
      case UInt8(ascii: "{"): "}}"
      case UInt8(ascii: "%"): "%}"
      default: isComment ? "*/}" : nil
      }
    guard let end, let place = scanner.find(end, within: ByteScanner.inlineDistance) else {
      scanner.at += 1
      return
    }
    scanner.at = place + end.utf8CodeUnitCount
    add(.standalone, start..<scanner.at, isComment ? "comment" : "template")
  }

  /// Section 6.2, the rules for pairing, over the delimiters from a place on.
  private mutating func pairDelimiters(from first: Int) {
    var closer = first
    while closer < delimiters.count {
      guard delimiters[closer].canClose, let opener = opener(of: closer, first) else {
        closer += 1
        continue
      }
      let (a, b) = (delimiters[opener], delimiters[closer])
      let isTilde = a.byte == UInt8(ascii: "~")
      let length = isTilde ? a.range.count : min(a.range.count, b.range.count, 2)
      let type = isTilde ? "strike" : length == 2 ? "strong" : "emphasis"
      add(.open, a.range.upperBound - length..<a.range.upperBound, type)
      add(.close, b.range.lowerBound..<b.range.lowerBound + length, type)
      delimiters[opener].range = a.range.lowerBound..<a.range.upperBound - length
      delimiters[closer].range = b.range.lowerBound + length..<b.range.upperBound
      delimiters.removeSubrange(opener + 1..<closer)
      closer = opener + 1
      if delimiters[opener].range.isEmpty {
        delimiters.remove(at: opener)
        closer -= 1
      }
      if delimiters[closer].range.isEmpty { delimiters.remove(at: closer) }
    }
    delimiters.removeSubrange(min(first, delimiters.count)...)
  }

  /// The nearest run that the closing one can go with.
  private func opener(of closer: Int, _ first: Int) -> Int? {
    let b = delimiters[closer]
    // Long paragraphs of stars must not take quadratic time.
    for index in (max(first, closer - 64)..<closer).reversed() {
      let a = delimiters[index]
      guard a.byte == b.byte, a.canOpen else { continue }
      if a.byte == UInt8(ascii: "~") {
        if a.range.count == b.range.count { return index }
        continue
      }
      let isOdd = (a.canClose || b.canOpen) && (a.range.count + b.range.count) % 3 == 0
      if !isOdd || a.range.count % 3 == 0 && b.range.count % 3 == 0 { return index }
    }
    return nil
  }
}

extension UInt8 {
  /// ASCII punctuation, which a backslash escapes.
  var isPunctuation: Bool { 33...47 ~= self || 58...64 ~= self || 91...96 ~= self || 123...126 ~= self }
}

extension Unicode.Scalar {
  /// Whether the scalar is space or the end of the text, which a NUL stands for.
  fileprivate var isBlank: Bool {
    value <= 32 || value == 0xA0 || value == 0x3000 || 0x2000...0x200A ~= value
  }

  fileprivate var isMark: Bool {
    if isASCII { return UInt8(value).isPunctuation }
    if 0xA1...0xBF ~= value || 0x2010...0x2027 ~= value || 0x2030...0x205E ~= value
      || 0x3001...0x3003 ~= value
    {
      return ![0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE].contains(value)
    }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }
}

extension ByteScanner {
  /// The scalar before `at`; NUL at the beginning of the text.
  fileprivate var scalarBefore: Unicode.Scalar {
    var start = at - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? "\0" : string(start..<at).unicodeScalars.first ?? "\0"
  }

  fileprivate var scalarAfter: Unicode.Scalar {
    guard let byte = peek else { return "\0" }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return string(at..<min(at + length, bytes.count)).unicodeScalars.first ?? "\0"
  }
}
