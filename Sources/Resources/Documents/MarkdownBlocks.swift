import TextModel

/// Cuts Markdown into blocks (CommonMark 0.31, sections 4 and 5, and GitHub's tables), line by line.
struct MarkdownBlocks {
  /// A block quote, or a list item whose text is indented so far.
  private enum Container: Equatable {
    case quote
    case item(indent: Int)
  }

  enum Leaf: Equatable {
    case none
    case paragraph
    case table(columns: Int)
    case fence(byte: UInt8, length: Int)
    case indentedCode
    /// HTML up to a blank line, or up to a line with this text.
    case html(end: String)
  }

  var scanner: ByteScanner
  private var containers: [Container] = []
  private(set) var leaf = Leaf.none
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
      if isDirective(lineEnd) { return true }
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

  /// `:::note[Title]` of Docusaurus and others: a line of mark-up with a title in it.
  private mutating func isDirective(_ lineEnd: Int) -> Bool {
    let line = scanner.bytes[scanner.at..<lineEnd]
    guard MarkdownDirective.begins(line) else { return false }
    closeLeaf()
    if let title = MarkdownDirective.title(of: line) {
      blocks.append(TextBlock(kind: .heading, lines: [title], style: MarkdownFormat.Style.oneLine))
    }
    return true
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
