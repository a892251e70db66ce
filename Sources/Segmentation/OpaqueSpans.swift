/// Byte ranges of a text that are no language: code spans in backticks, URLs, e-mail addresses.
struct OpaqueSpans {
  /// In order, not overlapping.
  private(set) var ranges: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    guard
      bytes.contains(where: {
        $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@")
          || $0 == UInt8(ascii: "w")
      })
    else { return }
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "`"), let end = Self.codeSpan(bytes, from: at) {
        ranges.append(at..<end)
        at = end
      } else if Self.isBlank(bytes[at]) {
        at += 1
      } else {
        let end = Self.runEnd(bytes, from: at)
        if let range = Self.address(bytes, at..<end) { ranges.append(range) }
        at = end
      }
    }
  }

  /// The end of a code span of as many backticks at both ends (CommonMark, section 6.1).
  private static func codeSpan(_ bytes: [UInt8], from start: Int) -> Int? {
    var open = start
    while open < bytes.count, bytes[open] == UInt8(ascii: "`") { open += 1 }
    var at = open
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "`") else {
        at += 1
        continue
      }
      let runStart = at
      while at < bytes.count, bytes[at] == UInt8(ascii: "`") { at += 1 }
      if at - runStart == open - start { return at }
    }
    return nil
  }

  private static func runEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, !isBlank(bytes[end]), bytes[end] != UInt8(ascii: "`") { end += 1 }
    return max(end, start + 1)
  }

  /// The URL or e-mail address in a run without spaces, without brackets and marks around it.
  private static func address(_ bytes: [UInt8], _ run: Range<Int>) -> Range<Int>? {
    var (start, end) = (run.lowerBound, run.upperBound)
    while start < end, "([{<\"'".utf8.contains(bytes[start]) { start += 1 }
    while end > start, ".,;:!?)]}>\"'".utf8.contains(bytes[end - 1]) || bytes[end - 1] >= 0x80 { end -= 1 }
    let run = bytes[start..<end]
    let isAddress = hasScheme(run) || run.starts(with: "www.".utf8) || isMail(run)
    return isAddress ? start..<end : nil
  }

  private static func hasScheme(_ run: ArraySlice<UInt8>) -> Bool {
    guard let colon = run.firstIndex(of: UInt8(ascii: ":")), colon > run.startIndex, colon + 2 < run.endIndex
    else { return false }
    return run[colon + 1] == UInt8(ascii: "/") && run[colon + 2] == UInt8(ascii: "/")
      && run[run.startIndex..<colon].allSatisfy { (97...122).contains($0 | 0x20) || "+-.".utf8.contains($0) }
  }

  private static func isMail(_ run: ArraySlice<UInt8>) -> Bool {
    guard let at = run.firstIndex(of: UInt8(ascii: "@")), at > run.startIndex, at + 1 < run.endIndex else {
      return false
    }
    let domain = run[(at + 1)...]
    return domain.contains(UInt8(ascii: ".")) && !domain.contains(UInt8(ascii: "@"))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
