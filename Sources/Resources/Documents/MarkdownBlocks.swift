import TextModel

/// Cuts Markdown into blocks (CommonMark 0.31, sections 4 and 5, and GitHub's tables), line by line.
struct MarkdownBlocks {
  /// A block quote, or a list item whose text is indented so far.
  private enum Container: Equatable {
    case quote
    case item(indent: Int)
  }

  fileprivate enum Leaf: Equatable {
    case none
    case paragraph
    case table(columns: Int)
    case fence(byte: UInt8, length: Int)
    case indentedCode
    /// HTML up to a blank line, or up to a line with this text.
    case html(end: String)
  }

  private var scanner: ByteScanner
  private var containers: [Container] = []
  fileprivate var leaf = Leaf.none
  /// The lines of the open leaf.
  private var lines: [Range<Int>] = []
  /// The beginning of a new line in the open leaf.
  private var indent = ""
  private(set) var blocks: [TextBlock] = []
  /// Ranges of HTML blocks outside of quotes and lists.
  private(set) var htmlRanges: [Range<Int>] = []

  init(_ scanner: ByteScanner) {
    self.scanner = scanner
    while !self.scanner.isAtEnd { line() }
    closeLeaf()
  }

  /// The columns of blank space here; a tab goes to the next multiple of four.
  private func blankColumns(from base: Int) -> (columns: Int, end: Int) {
    var columns = 0
    var index = scanner.at
    while index < scanner.end, scanner.bytes[index] == 32 || scanner.bytes[index] == 9 {
      columns += scanner.bytes[index] == 9 ? 4 - (base + columns) % 4 : 1
      index += 1
    }
    return (columns, index)
  }

  /// Passes over at most so many columns of blanks.
  private mutating func skipColumns(_ count: Int) {
    var left = count
    while left > 0, let byte = scanner.peek, byte == 32 || byte == 9 {
      left -= byte == 9 ? 4 : 1
      scanner.at += 1
    }
  }

  private mutating func line() {
    let lineEnd = scanner.lineEnd
    let matched = matchContainers(lineEnd)
    if matched < containers.count { leaveContainers(matched, lineEnd) }
    if scanner.at <= lineEnd, leaf.isOpaque, matched >= containers.count {
      continueOpaque(lineEnd)
    } else {
      openBlocks(lineEnd)
    }
    scanner.at = max(scanner.at, lineEnd)
    scanner.skipLineEnd()
  }

  /// How many of the open containers the line goes on with.
  private mutating func matchContainers(_ lineEnd: Int) -> Int {
    for (index, container) in containers.enumerated() {
      let blank = blankColumns(from: 0)
      switch container {
      case .quote:
        guard blank.columns < 4, blank.end < lineEnd, scanner.bytes[blank.end] == UInt8(ascii: ">") else {
          return index
        }
        scanner.at = blank.end + 1
        if scanner.peek == 32 || scanner.peek == 9 { scanner.at += 1 }
      case .item(let indent):
        if blank.end == lineEnd {
          scanner.at = min(scanner.at + indent, lineEnd)
        } else if blank.columns >= indent {
          skipColumns(indent)
        } else {
          return index
        }
      }
    }
    return containers.count
  }

  /// Ends what the line does not go on with, unless it lazily goes on with a paragraph.
  private mutating func leaveContainers(_ matched: Int, _ lineEnd: Int) {
    let blank = blankColumns(from: 0)
    let isLazy =
      leaf == .paragraph && blank.end < lineEnd && !beginsBlock(at: blank.end, lineEnd, inParagraph: true)
    if isLazy { return }
    closeLeaf()
    containers.removeSubrange(matched...)
  }

  private mutating func continueOpaque(_ lineEnd: Int) {
    switch leaf {
    case .fence(let byte, let length):
      let blank = blankColumns(from: 0)
      var index = blank.end
      while index < lineEnd, scanner.bytes[index] == byte { index += 1 }
      if blank.columns < 4, index - blank.end >= length, scanner.trimmed(index..<lineEnd).isEmpty {
        return closeLeaf()
      }
      lines.append(scanner.at..<lineEnd)
    case .html(let end):
      if end.isEmpty, scanner.trimmed(scanner.at..<lineEnd).isEmpty { return closeLeaf() }
      lines.append(scanner.at..<lineEnd)
      if !end.isEmpty, scanner.string(scanner.at..<lineEnd).lowercased().contains(end) { closeLeaf() }
    default: break
    }
  }

  /// Opens the blocks that begin on the line, and gives the rest of it to a leaf.
  private mutating func openBlocks(_ lineEnd: Int) {
    while true {
      let blank = blankColumns(from: 0)
      if blank.end >= lineEnd { return blankLine(lineEnd) }
      if blank.columns >= 4, leaf != .paragraph {
        skipColumns(4)
        return code(lineEnd)
      }
      if leaf == .indentedCode { closeLeaf() }
      scanner.at = blank.end
      let byte = scanner.bytes[scanner.at]
      if blank.columns < 4 {
        if byte == UInt8(ascii: ">"), containers.count < ByteScanner.maximumDepth {
          closeLeaf()
          scanner.at += 1
          if scanner.peek == 32 || scanner.peek == 9 { scanner.at += 1 }
          containers.append(.quote)
          continue
        }
        if leafBlock(byte, lineEnd) { return }
        if let width = itemWidth(lineEnd), containers.count < ByteScanner.maximumDepth {
          closeLeaf()
          containers.append(.item(indent: blank.columns + width))
          scanner.at = min(scanner.at + width, lineEnd)
          continue
        }
      }
      return paragraph(lineEnd)
    }
  }

  private mutating func blankLine(_ lineEnd: Int) {
    scanner.at = lineEnd
    if leaf == .indentedCode { lines.append(lineEnd..<lineEnd) } else { closeLeaf() }
  }

  private mutating func code(_ lineEnd: Int) {
    if leaf != .indentedCode {
      closeLeaf()
      leaf = .indentedCode
      setIndent(extra: "    ")
    }
    lines.append(scanner.at..<lineEnd)
  }

  /// Headings, rules, fences and HTML; `false` when none begins here.
  private mutating func leafBlock(_ byte: UInt8, _ lineEnd: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "#"):
      guard let heading = headingText(lineEnd) else { return false }
      closeLeaf()
      if !heading.isEmpty {
        blocks.append(TextBlock(kind: .heading, lines: [heading], style: MarkdownFormat.Style.oneLine))
      }
      return true
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      if leaf == .paragraph, !lines.isEmpty, isRun(of: byte, lineEnd) {
        closeParagraph(as: .heading)
        leaf = .none
        return true
      }
      if leaf == .paragraph, tableStart(lineEnd) { return true }
    case UInt8(ascii: "|"), UInt8(ascii: ":"):
      if leaf == .paragraph, tableStart(lineEnd) { return true }
      if isDirective(byte, lineEnd) { return true }
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if let length = fenceLength(byte, lineEnd) {
        closeLeaf()
        leaf = .fence(byte: byte, length: length)
        setIndent()
        return true
      }
    case UInt8(ascii: "<"):
      if let end = htmlEnd(lineEnd) {
        closeLeaf()
        leaf = .html(end: end)
        setIndent()
        lines = [scanner.at..<lineEnd]
        if !end.isEmpty, scanner.string(scanner.at..<lineEnd).lowercased().contains(end) { closeLeaf() }
        return true
      }
    default: break
    }
    if isRule(lineEnd) {
      closeLeaf()
      return true
    }
    return false
  }

  /// `:::note` of Docusaurus and others: a line of mark-up.
  private mutating func isDirective(_ byte: UInt8, _ lineEnd: Int) -> Bool {
    guard scanner.starts(with: ":::") else { return false }
    closeLeaf()
    return true
  }

  private func headingText(_ lineEnd: Int) -> Range<Int>? {
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
  private func isRun(of byte: UInt8, _ lineEnd: Int) -> Bool {
    scanner.bytes[scanner.trimmed(scanner.at..<lineEnd)].allSatisfy { $0 == byte }
  }

  private func isRule(_ lineEnd: Int) -> Bool {
    let byte = scanner.bytes[scanner.at]
    guard "*-_".utf8.contains(byte) else { return false }
    var count = 0
    for other in scanner.bytes[scanner.at..<lineEnd] {
      if other == byte { count += 1 } else if other != 32, other != 9 { return false }
    }
    return count >= 3
  }

  private func fenceLength(_ byte: UInt8, _ lineEnd: Int) -> Int? {
    var index = scanner.at
    while index < lineEnd, scanner.bytes[index] == byte { index += 1 }
    let length = index - scanner.at
    let hasBacktick = byte == UInt8(ascii: "`") && scanner.bytes[index..<lineEnd].contains(byte)
    return length >= 3 && !hasBacktick ? length : nil
  }

  /// The width of a list marker with the blanks behind it.
  private func itemWidth(_ lineEnd: Int) -> Int? {
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
  private func htmlEnd(_ lineEnd: Int) -> String? {
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
  private func beginsBlock(at place: Int, _ lineEnd: Int, inParagraph: Bool) -> Bool {
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

  private mutating func paragraph(_ lineEnd: Int) {
    let text = scanner.at..<lineEnd
    if case .table(let columns) = leaf {
      if scanner.trimmed(text).isEmpty { return closeLeaf() }
      return row(text, columns: columns)
    }
    if leaf != .paragraph {
      closeLeaf()
      leaf = .paragraph
      setIndent()
    }
    lines.append(text)
  }

  /// GitHub's tables: a line of dashes under the last line of a paragraph.
  private mutating func tableStart(_ lineEnd: Int) -> Bool {
    let line = scanner.trimmed(scanner.at..<lineEnd)
    guard scanner.bytes[line].allSatisfy({ "|-: \t".utf8.contains($0) }),
      scanner.bytes[line].contains(UInt8(ascii: "-")),
      let header = lines.last
    else { return false }
    let columns = cells(line).count
    guard cells(scanner.trimmed(header)).count == columns,
      columns > 1 || scanner.bytes[line].contains(UInt8(ascii: "|"))
    else { return false }
    lines.removeLast()
    closeLeaf()
    leaf = .table(columns: columns)
    row(header, columns: columns)
    return true
  }

  private mutating func row(_ line: Range<Int>, columns: Int) {
    for cell in cells(scanner.trimmed(line)).prefix(columns) where !cell.isEmpty {
      blocks.append(TextBlock(kind: .tableCell, lines: [cell], style: MarkdownFormat.Style.cell))
    }
  }

  private func cells(_ line: Range<Int>) -> [Range<Int>] {
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

  private mutating func setIndent(extra: String = "") {
    indent =
      containers.map { container in
        switch container {
        case .quote: "> "
        case .item(let indent): String(repeating: " ", count: indent)
        }
      }.joined() + extra
  }

  private mutating func closeLeaf() {
    defer {
      leaf = .none
      lines = []
    }
    switch leaf {
    case .none, .table: break
    case .paragraph:
      closeParagraph(as: containers.last.map { $0 == .quote ? .paragraph : .listItem } ?? .paragraph)
    case .fence, .indentedCode:
      while let last = lines.last, last.isEmpty { lines.removeLast() }
      if !lines.isEmpty {
        blocks.append(TextBlock(kind: .code, lines: lines, indent: indent, style: MarkdownFormat.Style.code))
      }
    case .html:
      if containers.isEmpty, let first = lines.first, let last = lines.last {
        htmlRanges.append(first.lowerBound..<last.upperBound)
      }
    }
  }

  private mutating func closeParagraph(as kind: ResourceUnit.Kind) {
    while let first = lines.first, MarkdownLabels.isDefinition(scanner, first) { lines.removeFirst() }
    var text = lines.map { scanner.trimmed($0) }
    // Blanks before a line end may be a line break; they belong to the text between.
    for index in text.indices.dropLast() { text[index] = text[index].lowerBound..<lines[index].upperBound }
    if !text.isEmpty { blocks.append(TextBlock(kind: kind, lines: text, indent: indent)) }
    lines = []
  }
}

extension MarkdownBlocks.Leaf {
  /// Whether lines are taken without a look at what they hold.
  fileprivate var isOpaque: Bool {
    switch self {
    case .fence, .html: true
    default: false
    }
  }
}
