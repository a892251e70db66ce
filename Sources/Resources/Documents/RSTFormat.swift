import TextModel

/// reStructuredText at the level of blocks and roles (docutils' specification), with Sphinx's directives.
struct RSTFormat: ResourceFormat {
  let name = "rst"
  let title = "reStructuredText"
  let fileExtensions = ["rst", "rest"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let comments: [CommentSyntax] = [.wholeLine("..")]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = RSTReader(document: LineDocument(ByteScanner(text)))
    reader.run()
    return reader.document.units { RSTInlines.marks($0, reader.document.scanner) }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    if unit.kind == .code { return LineText.rendered(part, in: unit, of: text) }
    var out = ""
    var isLineStart = true
    let scalars = Array(part.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
      switch scalar {
      case "\\", "*", "`", "|": out += "\\" + String(scalar)
      case "_" where !next.properties.isAlphabetic: out += "\\_"
      case ":" where index > 0 && scalars[index - 1] == ":", ":" where isLineStart: out += "\\:"
      case "-" where isLineStart, "+" where isLineStart, "." where isLineStart, ">" where isLineStart,
        "#" where isLineStart, "=" where isLineStart, "~" where isLineStart, "^" where isLineStart,
        "(" where isLineStart, "\"" where isLineStart, "'" where isLineStart:
        out += "\\" + String(scalar)
      case _ where isLineStart && 48...57 ~= scalar.value: out += "\\" + String(scalar)
      default: out.unicodeScalars.append(scalar)
      }
      isLineStart = scalar == "\n"
    }
    return LineText.rendered(out, in: unit, of: text)
  }
}

/// Finds the blocks.
private struct RSTReader {
  var document: LineDocument
  private var index = 0

  init(document: LineDocument) { self.document = document }

  /// Directives whose contents are no prose.
  private static let opaque: Set<String> = [
    "code", "code-block", "sourcecode", "literalinclude", "highlight", "toctree", "math", "raw",
    "include",
    "csv-table", "productionlist", "parsed-literal", "doctest", "testcode", "testsetup", "testoutput",
    "graphviz",
    "plot", "index", "currentmodule", "role", "default-role", "contents", "bibliography", "automodule",
    "autoclass",
    "autofunction", "grammar-snippet", "meta",
  ]
  /// Directives whose argument is prose.
  private static let titled: Set<String> = [
    "admonition", "topic", "sidebar", "rubric", "centered", "table", "list-table",
  ]
  /// Directives whose argument is the beginning of their text.
  private static let admonitions: Set<String> = [
    "note", "warning", "tip", "important", "caution", "danger", "hint", "attention", "error", "seealso",
  ]
  /// Options whose value is prose.
  private static let readable: Set<String> = ["alt", "caption"]

  mutating func run() {
    while index < document.lines.count {
      let line = document.lines[index]
      if line.isBlank {
        document.close()
        index += 1
      } else {
        take(line)
      }
    }
    document.close()
  }

  private mutating func take(_ line: LineDocument.Line) {
    if document.starts(line, with: "..")
      && (line.text.count == 2 || document.scanner.bytes[line.text.lowerBound + 2] == 32)
    {
      document.close()
      return explicit(line)
    }
    if isTitle(line) { return }
    if isTable(line) { return }
    if document.starts(line, with: ">>>") {
      let end = document.lines[index...].firstIndex { $0.isBlank } ?? document.lines.count
      document.add(code: document.lines[index..<end].map(\.text), indent: line.indent)
      index = end
      return
    }
    if !document.isOpen, item(line) { return }
    // A text that is indented otherwise is another block, as in definition lists.
    if let open = document.openIndent, open != line.indent { document.close() }
    if !document.isOpen, item(line) { return }
    document.add(line.text, document.openKind ?? .paragraph, indent: line.indent)
    index += 1
    literalBlock(after: line)
  }

  /// A list item or a field.
  private mutating func item(_ line: LineDocument.Line) -> Bool {
    var width = document.markerWidth(line, bullets: "-*+•")
    while let outer = width, let inner = innerMarker(line, behind: outer) { width = outer + inner }
    if width == nil, document.scanner.bytes[line.text.lowerBound] == UInt8(ascii: ":") {
      width = fieldWidth(line)
      if width == line.text.count {
        index += 1
        return true
      }
    }
    if width == nil, document.starts(line, with: "| ") { width = 2 }
    guard let width else { return false }
    document.close()
    let text = line.text.lowerBound + width..<line.text.upperBound
    // The lines of a field may be indented in any way.
    let next = index + 1 < document.lines.count ? document.lines[index + 1] : nil
    let isField = document.scanner.bytes[line.text.lowerBound] == UInt8(ascii: ":")
    let indent =
      isField && next.map { !$0.isBlank && $0.indent > line.indent } ?? false
      ? next!.indent : line.indent + width
    document.add(text, .listItem, indent: indent)
    index += 1
    if document.starts(line, with: "| ") { document.close() } else { literalBlock(after: line) }
    return true
  }

  /// The width of a marker behind another, as the cells of list tables have them: `* - Name`.
  private func innerMarker(_ line: LineDocument.Line, behind width: Int) -> Int? {
    let text = line.text.lowerBound + width..<line.text.upperBound
    if text.isEmpty { return nil }
    return document.markerWidth(
      LineDocument.Line(range: line.range, indent: line.indent + width, text: text), bullets: "-*+•")
  }

  /// The width of `:name:` with the blanks behind it.
  private func fieldWidth(_ line: LineDocument.Line) -> Int? {
    let bytes = document.scanner.bytes[line.text]
    guard let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: ":")), end > bytes.startIndex + 1 else {
      return nil
    }
    let rest = bytes[(end + 1)...]
    if rest.isEmpty { return bytes.count }
    guard rest.first == 32, !bytes[..<end].contains(UInt8(ascii: "`")) else { return nil }
    return end + 1 - bytes.startIndex + rest.prefix { $0 == 32 }.count
  }

  /// Titles with a line under them, and perhaps one over them.
  private mutating func isTitle(_ line: LineDocument.Line) -> Bool {
    if document.isOpen { return false }
    let lines = document.lines
    func isLine(_ index: Int) -> Bool { index < lines.count && document.isRun(lines[index], atLeast: 2) }
    if isLine(index), index + 2 < lines.count, !lines[index + 1].isBlank, isLine(index + 2),
      !isLine(index + 1)
    {
      document.add(line: lines[index + 1].text, .heading)
      index += 3
      return true
    }
    if isLine(index) {
      document.close()
      index += 1
      return true
    }
    guard isLine(index + 1), lines[index + 1].indent == 0, line.indent == 0, lines[index + 1].text.count >= 3
    else { return false }
    document.add(line: line.text, .heading)
    index += 2
    return true
  }

  /// Tables are kept as they are.
  private mutating func isTable(_ line: LineDocument.Line) -> Bool {
    if document.isOpen { return false }
    let bytes = document.scanner.bytes[line.text]
    let isGrid = bytes.starts(with: "+-".utf8) && bytes.allSatisfy { "+-=".utf8.contains($0) }
    let isSimple =
      bytes.starts(with: "==".utf8) && bytes.contains(32) && bytes.allSatisfy { $0 == 32 || $0 == 61 }
    guard isGrid || isSimple else { return false }
    var end = index
    var borders = 0
    while end < document.lines.count,
      isGrid ? !document.lines[end].isBlank : borders < 3 || !document.lines[end].isBlank
    {
      let row = document.scanner.bytes[document.lines[end].text]
      if row.starts(with: "==".utf8) { borders += 1 }
      end += 1
      if isSimple, borders >= 3 || borders == 2 && end < document.lines.count && document.lines[end].isBlank {
        break
      }
    }
    document.add(code: document.lines[index..<end].map(\.text), indent: line.indent)
    index = end
    return true
  }

  /// What follows `..`: a directive, a comment, a target, a footnote.
  private mutating func explicit(_ line: LineDocument.Line) {
    let scanner = document.scanner
    let body = scanner.trimmed(min(line.text.lowerBound + 2, line.text.upperBound)..<line.text.upperBound)
    let text = scanner.string(body)
    index += 1
    if text.hasPrefix("["), let bracket = scanner.bytes[body].firstIndex(of: UInt8(ascii: "]")) {
      return document.add(scanner.trimmed(bracket + 1..<body.upperBound), .paragraph, indent: line.indent + 3)
    }
    if text.hasPrefix("|"), let marker = text.firstRange(of: "| replace:: ") {
      let start = body.lowerBound + text[..<marker.upperBound].utf8.count
      return document.add(scanner.trimmed(start..<body.upperBound), .paragraph, indent: line.indent + 3)
    }
    guard let marker = text.firstRange(of: "::"), !text.hasPrefix("_"), !text.hasPrefix("|") else {
      // Comments and targets, with everything below that is indented.
      index = document.end(ofIndented: index, above: line.indent)
      return
    }
    let name = String(text[..<marker.lowerBound])
    if Self.opaque.contains(String(name.split(separator: ":").last ?? "")) {
      let end = document.end(ofIndented: index, above: line.indent)
      let code = document.lines[index..<end]
      let indent = code.filter { !$0.isBlank }.map(\.indent).min() ?? 0
      document.add(
        code: code.map { $0.isBlank ? $0.text : $0.range.lowerBound + indent..<$0.range.upperBound },
        indent: indent)
      index = end
      return
    }
    let argument = scanner.trimmed(body.lowerBound + name.utf8.count + 2..<body.upperBound)
    let next = index < document.lines.count ? document.lines[index] : nil
    if Self.admonitions.contains(name), let next, !next.isBlank, next.indent > line.indent,
      !document.starts(next, with: ":")
    {
      // The text goes on below.
      return document.add(argument, .paragraph, indent: next.indent)
    }
    if Self.titled.contains(name) || Self.admonitions.contains(name) {
      document.add(line: argument, .paragraph)
    }
    options()
  }

  /// The options of a directive, which come directly below.
  private mutating func options() {
    while index < document.lines.count, document.starts(document.lines[index], with: ":"),
      let width = fieldWidth(document.lines[index])
    {
      let text = document.lines[index].text
      let name = document.scanner.string(text).dropFirst().prefix { $0 != ":" }
      if Self.readable.contains(String(name)) {
        document.add(line: text.lowerBound + width..<text.upperBound, .attribute)
      }
      index += 1
    }
  }

  /// What is indented below a paragraph that ends in `::`.
  private mutating func literalBlock(after line: LineDocument.Line) {
    let bytes = document.scanner.bytes[line.text]
    guard bytes.suffix(2).elementsEqual("::".utf8), bytes.dropLast(2).last != UInt8(ascii: "\\") else {
      return
    }
    guard index >= document.lines.count || document.lines[index].isBlank else { return }
    let end = document.end(ofIndented: index, above: line.indent)
    let block = document.lines[index..<end]
    let indent = block.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    document.add(
      code: block.map { $0.isBlank ? $0.text : $0.range.lowerBound + indent..<$0.range.upperBound },
      indent: indent)
    index = end
  }
}

/// Finds roles, references, emphasis and literals.
private enum RSTInlines {
  static func marks(_ block: TextBlock, _ source: ByteScanner) -> [InlineMark] {
    var scanner = source
    (scanner.at, scanner.end) = (block.range.lowerBound, block.range.upperBound)
    var marks: [InlineMark] = []
    while let byte = scanner.peek {
      let start = scanner.at
      switch byte {
      case UInt8(ascii: "\\"):
        let next = scanner.byte(1)
        let isSpace = next == 32
        scanner.at += next == 0 || next >= 0x80 || next == 10 || next == 13 ? 1 : 2
        if scanner.at == start + 2 {
          marks.append(
            InlineMark(kind: .text(isSpace ? "" : String(Unicode.Scalar(next))), range: start..<scanner.at))
        }
      case UInt8(ascii: "`"): literal(&scanner, &marks, prefix: start)
      case UInt8(ascii: ":"): role(&scanner, &marks)
      case UInt8(ascii: "*"): pair(&scanner, &marks, scanner.byte(1) == byte ? "**" : "*", "emphasis")
      case UInt8(ascii: "|"): whole(&scanner, &marks, "|", "substitution")
      default: scanner.at += 1
      }
    }
    return marks
  }

  private static func pair(
    _ scanner: inout ByteScanner, _ marks: inout [InlineMark], _ delimiter: StaticString, _ type: String
  ) {
    let start = scanner.at
    let width = delimiter.utf8CodeUnitCount
    var probe = scanner
    probe.at += width
    guard probe.byte(0) > 32, let end = probe.find(delimiter), end > probe.at, scanner.bytes[end - 1] > 32
    else {
      scanner.at += width
      return
    }
    marks.append(InlineMark(kind: .code(.open), range: start..<start + width, type: type))
    marks.append(InlineMark(kind: .code(.close), range: end..<end + width, type: type))
    scanner.at = end + width
  }

  private static func whole(
    _ scanner: inout ByteScanner, _ marks: inout [InlineMark], _ delimiter: StaticString, _ type: String
  ) {
    let start = scanner.at
    var probe = scanner
    probe.at += 1
    guard probe.byte(0) > 32, let end = probe.find(delimiter), end > probe.at, scanner.bytes[end - 1] > 32
    else {
      scanner.at += 1
      return
    }
    marks.append(
      InlineMark(
        kind: .code(.standalone), range: start..<end + 1, type: type, id: scanner.string(start..<end + 1)))
    scanner.at = end + 1
  }

  /// ``:role:`text <target>` ``.
  private static func role(_ scanner: inout ByteScanner, _ marks: inout [InlineMark]) {
    let start = scanner.at
    var probe = scanner
    probe.at += 1
    probe.skip { 97...122 ~= $0 | 32 || 48...57 ~= $0 || "-+:._".utf8.contains($0) }
    guard probe.at > start + 1, probe.byte(-1) == UInt8(ascii: ":"), probe.peek == UInt8(ascii: "`") else {
      scanner.at += 1
      return
    }
    scanner.at = probe.at
    literal(&scanner, &marks, prefix: start)
  }

  /// ` ``code`` `, or interpreted text from its role on.
  private static func literal(_ scanner: inout ByteScanner, _ marks: inout [InlineMark], prefix: Int) {
    let start = scanner.at
    let isCode = scanner.starts(with: "``") && prefix == start
    var probe = scanner
    probe.at += isCode ? 2 : 1
    let text = probe.at
    guard probe.byte(0) > 32, let end = isCode ? probe.find("``") : probe.find("`"), end > text else {
      scanner.at = text
      return
    }
    var close = end..<end + (isCode ? 2 : 1)
    scanner.at = close.upperBound
    if !isCode {
      while scanner.peek == UInt8(ascii: "_") { scanner.at += 1 }
      close = end..<scanner.at
      // A target in angle brackets is no text.
      if scanner.bytes[end - 1] == UInt8(ascii: ">"),
        let angle = scanner.bytes[text..<end].lastIndex(of: UInt8(ascii: "<")), angle > text
      {
        var from = angle
        while from > text, scanner.bytes[from - 1] <= 32 { from -= 1 }
        close = from..<scanner.at
      }
    }
    let type = isCode ? "code" : prefix < start ? scanner.string(prefix..<start) : "link"
    let id = scanner.string(close)
    marks.append(InlineMark(kind: .code(.open), range: prefix..<text, type: type, id: id))
    marks.append(InlineMark(kind: .code(.close), range: close, type: type, id: id))
  }
}
