/// What begins on a line of Markdown (CommonMark 0.31, section 4).
extension MarkdownBlocks {
  func headingText(_ lineEnd: Int) -> Range<Int>? {
    var index = scanner.at
    while index < lineEnd, scanner.bytes[index] == UInt8(ascii: "#") { index += 1 }
    guard index - scanner.at <= 6, index == lineEnd || scanner.bytes[index] <= 32 else { return nil }
    let text = scanner.trimmed(index..<lineEnd)
    var end = text.upperBound
    while end > text.lowerBound, scanner.bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end == text.lowerBound { return end..<end }
    return scanner.bytes[end - 1] <= 32 ? scanner.trimmed(text.lowerBound..<end) : text
  }

  /// Whether the rest of the line is one run of a byte.
  func isRun(of byte: UInt8, _ lineEnd: Int) -> Bool {
    scanner.bytes[scanner.trimmed(scanner.at..<lineEnd)].allSatisfy { $0 == byte }
  }

  func isRule(_ lineEnd: Int) -> Bool {
    let byte = scanner.bytes[scanner.at]
    guard "*-_".utf8.contains(byte) else { return false }
    var count = 0
    for other in scanner.bytes[scanner.at..<lineEnd] {
      if other == byte { count += 1 } else if other != 32, other != 9 { return false }
    }
    return count >= 3
  }

  func fenceLength(_ byte: UInt8, _ lineEnd: Int) -> Int? {
    var index = scanner.at
    while index < lineEnd, scanner.bytes[index] == byte { index += 1 }
    let length = index - scanner.at
    let hasBacktick = byte == UInt8(ascii: "`") && scanner.bytes[index..<lineEnd].contains(byte)
    return length >= 3 && !hasBacktick ? length : nil
  }

  /// The width of a list marker with the blanks behind it.
  func itemWidth(_ lineEnd: Int) -> Int? {
    var index = scanner.at
    let byte = scanner.bytes[index]
    var number = 1
    if "-+*".utf8.contains(byte) {
      index += 1
    } else {
      while index < lineEnd, index < scanner.at + 9, 48...57 ~= scanner.bytes[index] { index += 1 }
      guard index > scanner.at, index < lineEnd, ".)".utf8.contains(scanner.bytes[index]) else { return nil }
      number = Int(scanner.string(scanner.at..<index)) ?? 0
      index += 1
    }
    let marker = index - scanner.at
    var blanks = 0
    while index < lineEnd, scanner.bytes[index] == 32 || scanner.bytes[index] == 9 {
      blanks += scanner.bytes[index] == 9 ? 4 : 1
      index += 1
    }
    if index == lineEnd { return leaf == .paragraph ? nil : marker + 1 }
    // In a paragraph only the number 1 begins a list.
    if blanks == 0 || leaf == .paragraph && number != 1 { return nil }
    return marker + (blanks > 4 ? 1 : blanks)
  }

  private static let htmlSections: [(start: String, end: String)] = [
    ("<script", "</script>"), ("<pre", "</pre>"), ("<style", "</style>"), ("<textarea", "</textarea>"),
    ("<!--", "-->"), ("<?", "?>"), ("<![cdata[", "]]>"), ("<!", ">"),
  ]

  /// The text whose line ends the HTML block that begins here, empty for a blank line; `nil` when none begins.
  func htmlEnd(_ lineEnd: Int) -> String? {
    let line = scanner.string(scanner.at..<min(lineEnd, scanner.at + 200)).lowercased()
    if let section = Self.htmlSections.first(where: { line.hasPrefix($0.start) }) { return section.end }
    guard let tag = HTMLTag(scanner) else {
      let name = line.dropFirst(line.hasPrefix("</") ? 2 : 1).prefix { $0.isLetter || $0.isNumber }
      return HTMLElements.blocks.contains(String(name)) ? "" : nil
    }
    if HTMLElements.blocks.contains(tag.name) { return "" }
    // Any other tag must be alone on its line, and cannot interrupt a paragraph.
    return leaf != .paragraph
      && scanner.trimmed(tag.range.upperBound..<max(tag.range.upperBound, lineEnd)).isEmpty ? "" : nil
  }

  /// Whether the line begins a block that ends a paragraph.
  func beginsBlock(at place: Int, _ lineEnd: Int, inParagraph: Bool) -> Bool {
    var probe = self
    probe.scanner.at = place
    let byte = scanner.bytes[place]
    if byte == UInt8(ascii: ">") || probe.headingText(lineEnd) != nil && byte == UInt8(ascii: "#") {
      return true
    }
    if "`~".utf8.contains(byte), probe.fenceLength(byte, lineEnd) != nil { return true }
    return probe.isRule(lineEnd) || probe.itemWidth(lineEnd) != nil
      || byte == UInt8(ascii: "<") && probe.htmlEnd(lineEnd) != nil
  }

  func cells(_ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    var end = line.upperBound
    if index < end, scanner.bytes[index] == UInt8(ascii: "|") { index += 1; start += 1 }
    let isClosed =
      end > start && scanner.bytes[end - 1] == UInt8(ascii: "|")
      && (end < start + 2 || scanner.bytes[end - 2] != UInt8(ascii: "\\"))
    if isClosed { end -= 1 }
    while index < end {
      if scanner.bytes[index] == UInt8(ascii: "|") {
        cells.append(scanner.trimmed(start..<index))
        start = index + 1
      }
      index += scanner.bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    cells.append(scanner.trimmed(start..<max(start, end)))
    return cells
  }
}
