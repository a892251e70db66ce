import Formats
import TextModel

/// Finds the blocks of Markdown (CommonMark 0.31 with the tables of GitHub), line by line.
///
/// Lists and quotations are not nested here: what matters is where a block begins and of which kind it is. Inline
/// marks stay in the text.
struct MarkdownScanner {
  private let file: String
  private var blocks: [StructuredDocument.Block] = []
  /// The lines of the block that is open.
  private var lines: [Substring] = []
  private var kind = BlockKind.paragraph
  private var location: Location
  private var fence: Substring?
  private var wasBlank = true
  private var isInList = false
  private var isInTable = false
  /// What ends the comment that is open.
  private var commentEnd: String?

  static func blocks(of text: String, in file: String) -> [StructuredDocument.Block] {
    var scanner = MarkdownScanner(file: file)
    var all = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Substring.init)[...]
    scanner.skipFrontMatter(&all)
    while let line = all.first {
      all.removeFirst()
      scanner.take(line, number: all.startIndex, next: all.first ?? "")
    }
    scanner.close()
    return scanner.blocks
  }

  private init(file: String) {
    self.file = file
    location = Location(file: file)
  }

  /// The head between `---` lines that site generators read is one block of code.
  private mutating func skipFrontMatter(_ all: inout ArraySlice<Substring>) {
    guard let mark = all.first?.trimmed, mark == "---" || mark == "+++",
      let end = all.dropFirst().firstIndex(where: { $0.trimmed == mark })
    else { return }
    open(.code, number: 2, column: 1)
    lines = Array(all[1..<end])
    close()
    all = all[(end + 1)...]
  }

  private mutating func take(_ line: Substring, number: Int, next: Substring) {
    if takeFenced(line) { return }
    let (quoted, depth) = Self.withoutQuoteMarks(line)
    let text = quoted.trimmed
    if text.isEmpty {
      close()
      wasBlank = true
      isInTable = false
      return
    }
    defer { wasBlank = false }
    let indent = Self.indent(of: quoted)
    if wasBlank, indent < 2, Self.listMarker(text) == nil { isInList = false }
    if takeComment(text) { return }
    let column = quoted.utf8.count - quoted.trimmedStart.utf8.count + depth + 1
    let isCode = wasBlank && lines.isEmpty || kind == .code && !lines.isEmpty
    if indent >= 4, isCode, !isInList, depth == 0 {
      if lines.isEmpty { open(.code, number: number, column: 1) }
      lines.append(line)
      return
    }
    if kind == .code { close() }
    if startFence(text, number) || takeDirective(text, number, column) || takeHeading(text, number, column)
      || takeUnderline(text)
      || takeTable(text, number, column, next)
    {
      return
    }
    takeText(text, number, column)
  }

  // MARK: - Kinds of blocks

  private mutating func takeFenced(_ line: Substring) -> Bool {
    guard let fence else { return false }
    let text = Self.withoutQuoteMarks(line).text.trimmed
    if text.hasPrefix(fence), text.allSatisfy({ $0 == fence.first }) {
      self.fence = nil
      close()
    } else {
      lines.append(line)
    }
    return true
  }

  private mutating func startFence(_ text: Substring, _ number: Int) -> Bool {
    guard let mark = text.first, mark == "`" || mark == "~" else { return false }
    let run = text.prefix { $0 == mark }
    guard run.count >= 3, !text.dropFirst(run.count).contains("`") else { return false }
    open(.code, number: number + 1, column: 1)
    fence = run
    return true
  }

  /// `:::tip[Title]`.
  private mutating func takeDirective(_ text: Substring, _ number: Int, _ column: Int) -> Bool {
    let bytes = Array(text.utf8)
    guard MarkdownDirective.begins(bytes[...]) else { return false }
    close()
    if let title = MarkdownDirective.title(of: bytes[...]) {
      open(.heading, number: number, column: column + title.lowerBound)
      lines = [Substring(decoding: bytes[title], as: UTF8.self)]
      close()
    }
    return true
  }

  /// `# Title #`.
  private mutating func takeHeading(_ text: Substring, _ number: Int, _ column: Int) -> Bool {
    let marks = text.prefix { $0 == "#" }
    let rest = text.dropFirst(marks.count)
    guard (1...6).contains(marks.count), rest.first == " " || rest.first == "\t" || rest.isEmpty else {
      return false
    }
    var title = rest.trimmed
    let end = title.trimmedEnd(of: "#")
    if end.isEmpty || end.last == " " { title = end.trimmed }
    open(.heading, number: number, column: column + marks.count + 1)
    lines = [title.withoutAttributes]
    close()
    return true
  }

  /// The line under a heading, or one that stands between sections.
  private mutating func takeUnderline(_ text: Substring) -> Bool {
    guard let mark = text.first, "=-*_".contains(mark), text.allSatisfy({ $0 == mark || $0 == " " }) else {
      return false
    }
    if mark == "=" || mark == "-", !lines.isEmpty, kind == .paragraph, !text.contains(" ") {
      kind = .heading
      close()
      return true
    }
    let isBreak = mark != "=" && text.count { $0 == mark } >= 3
    if isBreak { close() }
    return isBreak
  }

  private mutating func takeTable(_ text: Substring, _ number: Int, _ column: Int, _ next: Substring) -> Bool
  {
    if !isInTable {
      guard text.hasBar, Self.isDelimiterRow(next) else { return false }
      isInTable = true
    }
    if !text.hasBar {
      isInTable = false
      return false
    }
    if Self.isDelimiterRow(text) { return true }
    for cell in Self.cells(text) {
      open(.tableCell, number: number, column: column + cell.offset)
      lines = [cell.text]
      close()
    }
    return true
  }

  private mutating func takeText(_ text: Substring, _ number: Int, _ column: Int) {
    if let marker = Self.listMarker(text), lines.isEmpty || isInList || marker.mayInterrupt {
      open(.listItem, number: number, column: column + marker.width)
      isInList = true
      lines = [text.dropFirst(marker.width).trimmed]
      return
    }
    if Self.isLinkDefinition(text) {
      open(.code, number: number, column: column)
      lines = [text]
      close()
      return
    }
    if lines.isEmpty { open(.paragraph, number: number, column: column) }
    lines.append(text)
  }

  /// Comments (those of MDX too) and lines of nothing but tags hold no text.
  private mutating func takeComment(_ text: Substring) -> Bool {
    if let end = commentEnd {
      if text.hasSuffix(end) { commentEnd = nil }
      return true
    }
    for (start, end) in [("<!--", "-->"), ("{/*", "*/}")] where text.hasPrefix(start) {
      if text.contains(end) { return text.hasSuffix(end) }
      commentEnd = end
      return true
    }
    guard text.hasPrefix("<") else { return false }
    var rest = text
    while rest.hasPrefix("<"), let end = rest.firstIndex(of: ">") {
      rest = rest[rest.index(after: end)...].trimmed
    }
    return rest.isEmpty && !text.hasPrefix("<http")
  }

  private mutating func open(_ kind: BlockKind, number: Int, column: Int) {
    close()
    self.kind = kind
    location = Location(file: file, line: number, column: column)
  }

  private mutating func close() {
    let text = lines.joined(separator: "\n")
    if text.contains(where: { !$0.isWhitespace }) {
      blocks.append(StructuredDocument.Block(kind, text, at: location))
    }
    lines = []
    kind = .paragraph
  }

  // MARK: - Marks

  private static func withoutQuoteMarks(_ line: Substring) -> (text: Substring, depth: Int) {
    var text = line
    var depth = 0
    while true {
      let rest = text.drop { $0 == " " }
      let blanks = text.utf8.count - rest.utf8.count
      guard rest.first == ">", blanks < 4 else { return (text, depth) }
      depth += blanks + 1
      text = rest.dropFirst()
      if text.first == " " {
        text = text.dropFirst()
        depth += 1
      }
    }
  }

  /// Columns before the text; a tab goes to the next multiple of four.
  private static func indent(of line: Substring) -> Int {
    var width = 0
    for character in line {
      switch character {
      case " ": width += 1
      case "\t": width += 4 - width % 4
      default: return width
      }
    }
    return width
  }

  private static func listMarker(_ text: Substring) -> (width: Int, mayInterrupt: Bool)? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    let mark = text.dropFirst(digits.count)
    guard let sign = mark.first, digits.count < 10,
      mark.dropFirst().first == " " || mark.dropFirst().first == "\t"
    else { return nil }
    let isMarker = digits.isEmpty ? "-*+".contains(sign) : sign == "." || sign == ")"
    return isMarker ? (digits.count + 2, digits.isEmpty || digits == "1") : nil
  }

  private static func isDelimiterRow(_ line: Substring) -> Bool {
    let text = line.trimmed
    return text.hasBar && text.allSatisfy { "|-: ".contains($0) } && text.contains("-")
  }

  /// The cells of a row with where they begin, in bytes; `\|` is no border.
  private static func cells(_ row: Substring) -> [(text: Substring, offset: Int)] {
    var cells: [(text: Substring, offset: Int)] = []
    var start = row.startIndex
    var isEscaped = false
    func end(at index: Substring.Index) {
      let text = row[start..<index].trimmedStart
      cells.append((text.trimmed, row.utf8.distance(from: row.startIndex, to: text.startIndex)))
    }
    for index in row.indices {
      switch row[index] {
      case "\\": isEscaped.toggle()
      case "|" where !isEscaped:
        end(at: index)
        start = row.index(after: index)
      default: isEscaped = false
      }
    }
    end(at: row.endIndex)
    return cells.filter { !$0.text.isEmpty }
  }

  /// `[name]: https://…`.
  private static func isLinkDefinition(_ text: Substring) -> Bool {
    guard text.hasPrefix("["), !text.hasPrefix("[^"), let end = text.firstIndex(of: "]") else { return false }
    return text[text.index(after: end)...].hasPrefix(":")
  }
}

extension Substring {
  /// Without spaces and tabs at the beginning.
  var trimmedStart: Substring { drop { $0 == " " || $0 == "\t" } }

  /// Without spaces, tabs and the first half of a line end at both ends.
  var trimmed: Substring {
    var text = trimmedStart
    while let last = text.utf8.last, last == 32 || last == 9 || last == 13 {
      text = Substring(text.utf8.dropLast())
    }
    return text
  }

  /// Whether there is a border of table cells.
  fileprivate var hasBar: Bool { utf8.contains(UInt8(ascii: "|")) }

  /// Without so many of a character at the end.
  func trimmedEnd(of character: Character) -> Substring {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}

extension Substring {
  /// A heading without the attributes at its end, such as ` {#guide .short}`.
  fileprivate var withoutAttributes: Substring {
    guard last == "}", let brace = lastIndex(of: "{"), ["#", "."].contains(self[index(after: brace)]) else {
      return self
    }
    let rest = self[..<brace].trimmed
    return rest.isEmpty ? self : rest
  }
}
