/// Byte ranges of a text that are no language: code spans in backticks, URLs, e-mail addresses, tags.
struct OpaqueSpans {
  /// In order, not overlapping.
  private(set) var ranges: [Range<Int>] = []

  /// - Complexity: O(n); one walk looks for the few bytes that such spans have.
  init(_ bytes: Span<UInt8>, has signs: SignSet) {
    let codeSpans = signs.contains(.backtick) ? Self.codeSpans(in: bytes) : []
    if codeSpans.isEmpty, signs.isDisjoint(with: [.colon, .at, .w, .angle]) { return }
    var nextSpan = 0
    var at = 0
    while at < bytes.count {
      if nextSpan < codeSpans.count, codeSpans[nextSpan].lowerBound == at {
        ranges.append(codeSpans[nextSpan])
        at = codeSpans[nextSpan].upperBound
        nextSpan += 1
        continue
      }
      if bytes[at] == UInt8(ascii: "<"), let end = Self.tagEnd(in: bytes, from: at) {
        ranges.append(at..<end)
        at = end
        continue
      }
      let isTrigger: Bool =
        switch bytes[at] {
        case UInt8(ascii: ":"): bytes.has("//", at: at + 1)
        case UInt8(ascii: "@"): true
        case UInt8(ascii: "w"): bytes.has("ww.", at: at + 1)
        default: false
        }
      guard isTrigger else {
        at += 1
        continue
      }
      let limit = nextSpan < codeSpans.count ? codeSpans[nextSpan].lowerBound : bytes.count
      let run = bytes.run(around: at, within: (ranges.last?.upperBound ?? 0)..<limit)
      if let address = Self.address(bytes, run) { ranges.append(address) }
      at = max(run.upperBound, at + 1)
    }
  }

  /// Bytes of the longest tag.
  private static let longestTag = 2_000

  /// The end of a tag of HTML or XML: `<b>`, `</a>`, `<img src="…"/>`, `<!-- … -->`.
  private static func tagEnd(in bytes: Span<UInt8>, from start: Int) -> Int? {
    if bytes.has("!--", at: start + 1) {
      return (start + 4..<min(bytes.count, start + longestTag)).first { bytes.has("-->", at: $0) }.map {
        $0 + 3
      }
    }
    let name = bytes.has("/", at: start + 1) ? start + 2 : start + 1
    guard name < bytes.count, bytes[name].isASCIILetter else { return nil }
    for at in name..<min(bytes.count, start + longestTag) {
      if bytes[at] == UInt8(ascii: ">") { return at + 1 }
      if bytes[at] == UInt8(ascii: "<") || bytes[at] == UInt8(ascii: "`") { return nil }
    }
    return nil
  }

  /// Code spans of as many backticks at both ends (CommonMark 0.31, section 6.1), in order.
  static func codeSpans(in bytes: Span<UInt8>) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    // Lengths of backtick runs of which no further one exists.
    var exhausted: [Int] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "`") else {
        at += 1
        continue
      }
      let open = bytes.backticks(from: at)
      if !exhausted.contains(open), let end = closing(open, bytes, from: at + open) {
        spans.append(at..<end)
        at = end
      } else {
        if !exhausted.contains(open) { exhausted.append(open) }
        at += open
      }
    }
    return spans
  }

  /// The end of the next run of exactly `length` backticks.
  private static func closing(_ length: Int, _ bytes: Span<UInt8>, from start: Int) -> Int? {
    var at = start
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "`") else {
        at += 1
        continue
      }
      let run = bytes.backticks(from: at)
      at += run
      if run == length { return at }
    }
    return nil
  }

  /// The URL or e-mail address in a run without blanks, without brackets and marks around it.
  private static func address(_ bytes: Span<UInt8>, _ run: Range<Int>) -> Range<Int>? {
    var (start, end) = (run.lowerBound, run.upperBound)
    while start < end, "([{<\"'".utf8.contains(bytes[start]) { start += 1 }
    while end > start, ".,;:!?)]}>\"'".utf8.contains(bytes[end - 1]) || bytes[end - 1] >= 0x80 { end -= 1 }
    let address = start..<end
    let isAddress = hasScheme(bytes, address) || bytes.has("www.", at: start) || isMail(bytes, address)
    return isAddress && !address.isEmpty ? address : nil
  }

  private static func hasScheme(_ bytes: Span<UInt8>, _ run: Range<Int>) -> Bool {
    var at = run.lowerBound
    while at < run.upperBound, bytes[at].isASCIILetter || "+-.".utf8.contains(bytes[at]) { at += 1 }
    return at > run.lowerBound && at + 3 < run.upperBound && bytes.has("://", at: at)
  }

  private static func isMail(_ bytes: Span<UInt8>, _ run: Range<Int>) -> Bool {
    var sign = 0
    var hasStop = false
    for i in run {
      if bytes[i] == UInt8(ascii: "@") {
        if sign > 0 { return false }
        sign = i
      }
      if bytes[i] == UInt8(ascii: "."), sign > run.lowerBound, i > sign + 1 { hasStop = true }
    }
    return sign > run.lowerBound && hasStop
  }
}

/// Signs that a text has somewhere, found by one fast walk so that the slow ones can be left out.
struct SignSet: OptionSet {
  var rawValue: UInt8
  static let backtick = SignSet(rawValue: 1)
  static let colon = SignSet(rawValue: 2)
  static let at = SignSet(rawValue: 4)
  static let w = SignSet(rawValue: 8)
  /// `'`, or a byte that `’` ends with.
  static let apostrophe = SignSet(rawValue: 16)
  static let angle = SignSet(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Free of branches, bounds checks included, so that the compiler uses vector instructions.
  init(of bytes: Span<UInt8>) {
    var found: UInt8 = 0
    for i in 0..<bytes.count {
      let byte = unsafe bytes[unchecked: i]
      found |= byte == 0x60 ? 1 : 0
      found |= byte == 0x3A ? 2 : 0
      found |= byte == 0x40 ? 4 : 0
      found |= byte == 0x77 ? 8 : 0
      found |= byte == 0x3C ? 32 : 0
      found |= byte == 0x27 || byte == 0x99 ? 16 : 0
    }
    rawValue = found
  }
}

extension Span<UInt8> {
  /// Whether ASCII text stands at an offset.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= count else { return false }
    for i in 0..<text.utf8CodeUnitCount where unsafe self[offset + i] != text.utf8Start[i] { return false }
    return true
  }

  fileprivate func backticks(from start: Int) -> Int {
    var at = start
    while at < count, self[at] == UInt8(ascii: "`") { at += 1 }
    return at - start
  }
}
