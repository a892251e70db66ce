import TextModel

/// AsciiDoc at the level of blocks and macros (Asciidoctor's language documentation).
struct AsciiDocFormat: ResourceFormat {
  let name = "asciidoc"
  let title = "AsciiDoc"
  let fileExtensions = ["adoc", "asciidoc", "asc"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let comments: [CommentSyntax] = [.wholeLine("//")]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = AsciiDocReader(document: LineDocument(ByteScanner(text)))
    reader.run()
    return reader.document.units { AsciiDocInlines.marks($0, reader.document.scanner) }
  }

  /// Marks that mean something are written as character references, which no rule of the language touches.
  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    if unit.kind == .code { return LineText.rendered(part, in: unit, of: text) }
    var out = ""
    var isLineStart = true
    for scalar in part.unicodeScalars {
      switch scalar {
      case "*", "_", "`", "#", "{", "}", "[", "]", "<", ">", "|", "+", "^", "~": out += "&#\(scalar.value);"
      case "&": out += "&#38;"
      case ",", "=", "\"":
        out += unit.kind == .attribute || isLineStart ? "&#\(scalar.value);" : String(scalar)
      case ":" where out.hasSuffix(":"): out += "&#58;"
      case ".", "-", "/", "'", ":": out += isLineStart ? "&#\(scalar.value);" : String(scalar)
      case _ where isLineStart && 48...57 ~= scalar.value: out += "&#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
      isLineStart = scalar == "\n"
    }
    return LineText.rendered(out, in: unit, of: text)
  }
}

/// Finds the blocks.
private struct AsciiDocReader {
  var document: LineDocument
  private var index = 0
  /// Whether lines are rows of a table.
  private var isInTable = false

  init(document: LineDocument) { self.document = document }

  private static let admonitions = ["NOTE: ", "TIP: ", "IMPORTANT: ", "WARNING: ", "CAUTION: "]

  mutating func run() {
    while index < document.lines.count {
      let line = document.lines[index]
      if line.isBlank {
        document.close()
        index += 1
      } else if !opaqueBlock(line), !literalParagraph(line) {
        take(line)
        index += 1
      }
    }
    document.close()
  }

  /// Listings, passthroughs and comments.
  private mutating func opaqueBlock(_ line: LineDocument.Line) -> Bool {
    let text = document.scanner.string(line.text)
    guard ["----", "....", "++++", "////", "```"].contains(where: { text.hasPrefix($0) }),
      text.hasPrefix("```") || document.isRun(line, atLeast: 4)
    else { return false }
    var end = index + 1
    let fence = text.hasPrefix("```") ? "```" : text
    while end < document.lines.count, document.scanner.string(document.lines[end].text) != fence { end += 1 }
    document.close()
    if !text.hasPrefix("/") { document.add(code: document.lines[(index + 1)..<end].map(\.range), indent: 0) }
    index = min(end + 1, document.lines.count)
    return true
  }

  /// An indented paragraph, which is shown as it is.
  private mutating func literalParagraph(_ line: LineDocument.Line) -> Bool {
    let text = document.scanner.string(line.text)
    guard line.indent > 0, !document.isOpen, !isInTable, beginsLiteral, itemWidth(text) == nil,
      termWidth(text) == nil, !text.hasPrefix("//")
    else { return false }
    let end = document.lines[index...].firstIndex(where: \.isBlank) ?? document.lines.count
    document.add(code: document.lines[index..<end].map(\.range), indent: 0)
    index = end
    return true
  }

  /// Whether an indented line at this place is no text of the term before it.
  private var beginsLiteral: Bool {
    guard index > 0 else { return true }
    let before = document.lines[index - 1]
    let text = document.scanner.string(before.text)
    if !before.isBlank { return text == "+" || text.hasPrefix("[") && text.hasSuffix("]") }
    guard let last = document.lines[..<index].last(where: { !$0.isBlank }) else { return true }
    return termWidth(document.scanner.string(last.text)).map { $0.rest > 0 } ?? true
  }

  private mutating func take(_ line: LineDocument.Line) {
    let scanner = document.scanner
    let text = scanner.string(line.text)
    if text == "|===" || text == "!===" {
      document.close()
      isInTable.toggle()
    } else if isInTable {
      row(line)
    } else if isLayout(line, text) {
      document.close()
      imageText(line, text)
    } else if let level = headingWidth(text), !document.isOpen {
      document.add(line: line.text.lowerBound + level..<line.text.upperBound, .heading)
    } else if text.hasPrefix("."), !document.isOpen, text.utf8.count > 1, !text.hasPrefix(". "),
      !text.hasPrefix("..")
    {
      document.add(line: line.text.lowerBound + 1..<line.text.upperBound, .heading)
    } else if let width = itemWidth(text) {
      document.close()
      document.add(line.text.lowerBound + width..<line.text.upperBound, .listItem, indent: 0)
    } else if let width = termWidth(text) {
      document.add(line: line.text.lowerBound..<line.text.upperBound - width.marks - width.rest, .listItem)
      if width.rest > 0 {
        document.add(line.text.upperBound - width.rest..<line.text.upperBound, .listItem, indent: 0)
      }
    } else {
      let admonition = document.isOpen ? nil : Self.admonitions.first(where: text.hasPrefix)
      document.add(
        line.text.lowerBound + (admonition?.utf8.count ?? 0)..<line.text.upperBound, .paragraph, indent: 0)
    }
  }

  /// What an image shows: `image::pump.png[The pump, 300]`.
  private mutating func imageText(_ line: LineDocument.Line, _ text: String) {
    guard text.hasPrefix("image::"), let bracket = text.firstIndex(of: "[") else { return }
    let start = line.text.lowerBound + text[...bracket].utf8.count
    let words = text[bracket...].dropFirst().prefix { $0 != "," && $0 != "]" }
    if words.contains("=") || words.contains("\"") { return }
    document.add(line: document.scanner.trimmed(start..<start + words.utf8.count), .attribute)
  }

  /// Attributes of the document and of blocks, comments, delimiters, macros of blocks.
  private func isLayout(_ line: LineDocument.Line, _ text: String) -> Bool {
    if text.hasPrefix("//") || text == "+" || text == "--" || text == "'''" || text == "<<<" { return true }
    if text.hasPrefix("["), text.hasSuffix("]"), !document.isOpen { return true }
    if text.hasPrefix(":"), let end = text.dropFirst().firstIndex(of: ":"), !text[..<end].contains(" ") {
      return text.index(after: end) == text.endIndex || text[text.index(after: end)] == " "
    }
    if "=*_".utf8.contains(text.utf8.first ?? 0), document.isRun(line, atLeast: 4) { return true }
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return !name.isEmpty && text.dropFirst(name.count).hasPrefix("::") && text.hasSuffix("]")
  }

  private func headingWidth(_ text: String) -> Int? {
    let level = text.prefix { $0 == "=" }.count
    return 1...6 ~= level && text.dropFirst(level).hasPrefix(" ") ? level + 1 : nil
  }

  private func itemWidth(_ text: String) -> Int? {
    guard let first = text.first else { return nil }
    var width = 0
    if first == "*" || first == "." {
      width = text.prefix { $0 == first }.count
    } else if first == "-" {
      width = 1
    } else {
      let digits = text.prefix { $0.isASCII && $0.isNumber }.count
      if digits > 0, text.dropFirst(digits).hasPrefix(".") { width = digits + 1 }
    }
    guard 1...6 ~= width, text.dropFirst(width).hasPrefix(" ") else { return nil }
    return width + 1
  }

  /// `term:: text`: the bytes of the marks with the blank behind them, and of the text.
  private func termWidth(_ text: String) -> (marks: Int, rest: Int)? {
    guard let place = text.firstRange(of: "::"), place.lowerBound > text.startIndex else { return nil }
    let rest = text[place.upperBound...].drop { $0 == ":" }
    guard rest.isEmpty || rest.hasPrefix(" ") else { return nil }
    let words = rest.drop { $0 == " " }
    return (text[place.lowerBound...].utf8.count - words.utf8.count, words.utf8.count)
  }

  private mutating func row(_ line: LineDocument.Line) {
    let scanner = document.scanner
    guard scanner.bytes[line.text].contains(UInt8(ascii: "|")) else {
      return document.add(line: line.text, .tableCell)
    }
    var start: Int?
    for place in line.text where scanner.bytes[place] == UInt8(ascii: "|") {
      if let start { document.add(line: scanner.trimmed(start..<place), .tableCell) }
      start = place + 1
    }
    if let start { document.add(line: scanner.trimmed(start..<line.text.upperBound), .tableCell) }
  }
}

/// Finds macros, references and formatting.
private enum AsciiDocInlines {
  static func marks(_ block: TextBlock, _ source: ByteScanner) -> [InlineMark] {
    var scanner = source
    (scanner.at, scanner.end) = (block.range.lowerBound, block.range.upperBound)
    var marks: [InlineMark] = []
    while let byte = scanner.peek {
      let start = scanner.at
      switch byte {
      case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "+"):
        format(&scanner, &marks, byte, block)
      case UInt8(ascii: "{"): span(&scanner, &marks, "}", "attribute")
      case UInt8(ascii: "<") where scanner.byte(1) == byte: reference(&scanner, &marks)
      case UInt8(ascii: "["): bracket(&scanner, &marks, block)
      case UInt8(ascii: "&"):
        if let entity = HTMLEntity(scanner) {
          scanner.at += entity.length
          marks.append(InlineMark(kind: .text(entity.text), range: start..<scanner.at))
        } else {
          scanner.at += 1
        }
      default: scanner.at += 1
      }
    }
    return marks
  }

  /// `<<id>>`, and `<<id,text>>` with a text to read.
  private static func reference(_ scanner: inout ByteScanner, _ marks: inout [InlineMark]) {
    let start = scanner.at
    guard let end = scanner.findOnLine(">>"), let comma = scanner.findOnLine(","), comma + 1 < end else {
      return span(&scanner, &marks, ">>", "reference")
    }
    let id = scanner.string(start + 2..<comma)
    scanner.at = comma + 1
    scanner.skipBlanks()
    marks.append(InlineMark(kind: .code(.open), range: start..<scanner.at, type: "reference", id: id))
    marks.append(InlineMark(kind: .code(.close), range: end..<end + 2, type: "reference", id: id))
  }

  /// A code from here to the next closing mark on the line.
  private static func span(
    _ scanner: inout ByteScanner, _ marks: inout [InlineMark], _ closer: StaticString, _ type: String
  ) {
    let start = scanner.at
    guard let end = scanner.findOnLine(closer) else {
      scanner.at += 1
      return
    }
    scanner.at = end + closer.utf8CodeUnitCount
    let text = scanner.string(start..<scanner.at)
    marks.append(InlineMark(kind: .code(.standalone), range: start..<scanner.at, type: type, id: text))
  }

  /// Constrained formatting: marks at the edges of words.
  private static func format(
    _ scanner: inout ByteScanner, _ marks: inout [InlineMark], _ byte: UInt8, _ block: TextBlock
  ) {
    let start = scanner.at
    let isWord = { (byte: UInt8) in byte >= 0x80 || 48...57 ~= byte || 97...122 ~= byte | 32 }
    let isDouble = scanner.byte(1) == byte
    let width = isDouble ? 2 : 1
    let opens = isDouble || start == block.range.lowerBound || !isWord(scanner.byte(-1))
    guard opens, scanner.byte(width) > 32, scanner.byte(width) != byte else {
      scanner.at += width
      return
    }
    var end = start + width + 1
    while end + width <= min(scanner.end, start + ByteScanner.inlineDistance) {
      let closes =
        scanner.bytes[end] == byte && (!isDouble || scanner.bytes[end + 1] == byte)
        && scanner.bytes[end - 1] > 32
      let after = end + width < scanner.end ? scanner.bytes[end + width] : 0
      if closes, isDouble || !isWord(after) && after != byte {
        let type = byte == UInt8(ascii: "`") ? "code" : byte == UInt8(ascii: "*") ? "strong" : "emphasis"
        marks.append(InlineMark(kind: .code(.open), range: start..<start + width, type: type))
        marks.append(InlineMark(kind: .code(.close), range: end..<end + width, type: type))
        scanner.at = byte == UInt8(ascii: "`") || byte == UInt8(ascii: "+") ? end + width : start + width
        return
      }
      end += 1
    }
    scanner.at += width
  }

  /// `name:target[text]` and `https://…[text]`: the bracket's inside is the text.
  private static func bracket(_ scanner: inout ByteScanner, _ marks: inout [InlineMark], _ block: TextBlock) {
    let open = scanner.at
    var start = open
    while start > max(block.range.lowerBound, open - 1_000), scanner.bytes[start - 1] > 32,
      !"(".utf8.contains(scanner.bytes[start - 1])
    { start -= 1 }
    let target = scanner.string(start..<open)
    guard target.contains(":"), let end = scanner.findOnLine("]") else {
      scanner.at += 1
      return
    }
    let type = String(target.prefix { $0 != ":" })
    if end == open + 1 {
      marks.append(InlineMark(kind: .code(.standalone), range: start..<end + 1, type: type, id: target))
    } else {
      marks.append(InlineMark(kind: .code(.open), range: start..<open + 1, type: type, id: target))
      marks.append(InlineMark(kind: .code(.close), range: end..<end + 1, type: type, id: target))
    }
    scanner.at = end == open + 1 ? end + 1 : open + 1
  }
}
