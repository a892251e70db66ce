import TextModel

/// LaTeX at the level of commands: paragraphs, sections and items; commands, mathematics and references are codes.
struct LaTeXFormat: ResourceFormat {
  let name = "latex"
  let title = "LaTeX"
  let fileExtensions = ["tex", "latex"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let comments: [CommentSyntax] = [.line("%")]

  /// The style of an item's label, which a bracket ends.
  fileprivate static let label: UInt8 = 1

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = LaTeXReader(scanner: ByteScanner(text))
    reader.run()
    var units = reader.blocks.map {
      $0.unit("", marks: LaTeXInlines.marks($0, reader.scanner), reader.scanner)
    }
    units.removeAll { unit in unit.text.utf8.allSatisfy { $0 <= 32 } }
    for index in units.indices { units[index].key = String(index + 1) }
    return units
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    var out = ""
    for scalar in part.unicodeScalars {
      switch scalar {
      case "%", "&", "#", "$", "_", "{", "}": out += "\\" + String(scalar)
      case "\\": out += "\\textbackslash{}"
      case "~": out += "\\textasciitilde{}"
      case "^": out += "\\textasciicircum{}"
      case "\u{A0}": out += "~"
      case "]" where unit.style == Self.label: out += "{]}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return LineText.rendered(out, in: unit, of: text)
  }
}

/// Cuts the text into paragraphs.
private struct LaTeXReader {
  private(set) var scanner: ByteScanner
  private(set) var blocks: [TextBlock] = []
  private var open: [Range<Int>] = []
  private var kind = ResourceUnit.Kind.paragraph

  init(scanner: ByteScanner) { self.scanner = scanner }

  /// Environments whose contents are no text.
  private static let opaque: Set<String> = [
    "verbatim", "verbatim*", "lstlisting", "minted", "Verbatim", "equation", "equation*", "align", "align*",
    "gather",
    "gather*", "multline", "multline*", "eqnarray", "eqnarray*", "displaymath", "math", "tikzpicture",
    "comment", "tabular",
    "tabular*", "tabularx", "array", "thebibliography", "filecontents", "picture",
  ]
  /// Commands whose argument is a heading of its own.
  private static let headings: Set<String> = [
    "part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph", "title",
    "caption",
    "frametitle", "framesubtitle", "subtitle",
  ]
  /// Commands that stand alone on a line and are no text.
  private static let settings: Set<String> = [
    "documentclass", "usepackage", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator",
    "label",
    "maketitle", "tableofcontents", "input", "include", "bibliography", "bibliographystyle", "centering",
    "includegraphics", "newpage", "clearpage", "pagebreak", "vspace", "hspace", "setlength", "appendix",
    "noindent",
    "smallskip", "medskip", "bigskip", "author", "date", "graphicspath", "hypersetup", "geometry",
    "setcounter",
    "newtheorem", "pagestyle", "thispagestyle", "index",
  ]

  mutating func run() {
    let preamble = scanner.find("\\begin{document}")
    while !scanner.isAtEnd {
      let isPreamble = preamble.map { scanner.at < $0 } ?? false
      line(isPreamble: isPreamble)
    }
    close()
  }

  private mutating func line(isPreamble: Bool) {
    let range = scanner.trimmed(scanner.at..<scanner.lineEnd)
    let next = { (scanner: inout ByteScanner) in scanner.nextLine() }
    if range.isEmpty {
      close()
      return next(&scanner)
    }
    scanner.at = range.lowerBound
    if scanner.peek == UInt8(ascii: "%") { return next(&scanner) }
    guard scanner.peek == UInt8(ascii: "\\") else {
      if !isPreamble { open.append(withoutComment(range)) }
      return next(&scanner)
    }
    let name = commandName(at: range.lowerBound)
    if name == "begin" || name == "end" {
      close()
      environment(isBegin: name == "begin")
    } else if Self.headings.contains(name) {
      heading(range)
    } else if Self.settings.contains(name) || isPreamble {
      close()
      next(&scanner)
    } else if name == "item" {
      close()
      kind = .listItem
      var start = range.lowerBound + 5
      if start < range.upperBound, scanner.bytes[start] == UInt8(ascii: "["),
        let end = labelEnd(start..<range.upperBound)
      {
        let label = scanner.trimmed(start + 1..<end)
        if !label.isEmpty {
          blocks.append(TextBlock(kind: .listItem, lines: [label], style: LaTeXFormat.label))
        }
        start = end + 1
      }
      let text = scanner.trimmed(withoutComment(min(start, range.upperBound)..<range.upperBound))
      if !text.isEmpty { open.append(text) }
      next(&scanner)
    } else if scanner.starts(with: "\\[") {
      close()
      scanner.at = scanner.find("\\]").map { $0 + 2 } ?? scanner.end
    } else {
      open.append(withoutComment(range))
      next(&scanner)
    }
  }

  /// The bracket that ends a label, outside of braces.
  private func labelEnd(_ range: Range<Int>) -> Int? {
    var depth = 0
    return range.first { index in
      let byte = scanner.bytes[index]
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      return byte == UInt8(ascii: "]") && depth <= 0
    }
  }

  private func commandName(at place: Int) -> String {
    let letters = scanner.bytes[(place + 1)...].prefix { 97...122 ~= $0 | 32 }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The line up to a comment.
  private func withoutComment(_ range: Range<Int>) -> Range<Int> {
    for index in range
    where scanner.bytes[index] == UInt8(ascii: "%") && scanner.bytes[max(index - 1, 0)] != UInt8(ascii: "\\")
    {
      let text = scanner.trimmed(range.lowerBound..<index)
      return text.isEmpty ? range.lowerBound..<range.lowerBound : text
    }
    return range
  }

  private mutating func environment(isBegin: Bool) {
    let start = scanner.at
    guard let brace = scanner.findOnLine("{"), let end = scanner.findOnLine("}"), brace < end else {
      return scanner.nextLine()
    }
    let name = scanner.string(brace + 1..<end)
    scanner.at = end + 1
    if isBegin, Self.opaque.contains(name) {
      let close = Array("\\end{\(name)}".utf8)
      scanner.at =
        scanner.bytes.firstIndex(of: close, from: scanner.at).map { $0 + close.count } ?? scanner.end
    } else {
      // What follows on the line are options.
      scanner.nextLine()
    }
    if scanner.at <= start { scanner.nextLine() }
    kind = .paragraph
  }

  private mutating func heading(_ range: Range<Int>) {
    close()
    guard let brace = scanner.findOnLine("{"), brace < range.upperBound else { return scanner.nextLine() }
    var depth = 0
    var index = brace
    while index < scanner.end {
      if scanner.bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if scanner.bytes[index] == UInt8(ascii: "{") {
        depth += 1
      } else if scanner.bytes[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { break }
      }
      index += 1
    }
    let text = scanner.trimmed(brace + 1..<min(index, scanner.end))
    if !text.isEmpty { blocks.append(TextBlock(kind: .heading, lines: scanner.lines(text))) }
    scanner.at = min(index + 1, scanner.end)
    // What follows the heading on its line is a label or a text.
    if scanner.trimmed(scanner.at..<scanner.lineEnd).isEmpty { scanner.nextLine() }
  }

  private mutating func close() {
    open.removeAll(where: \.isEmpty)
    if !open.isEmpty { blocks.append(TextBlock(kind: kind, lines: open)) }
    open = []
    kind = .paragraph
  }
}

/// Finds commands, mathematics and escapes.
private enum LaTeXInlines {
  /// Commands whose argument is text to read.
  private static let textual: Set<String> = [
    "textbf", "textit", "emph", "texttt", "textsc", "textsf", "textrm", "underline", "footnote", "enquote",
    "mbox",
    "textsl", "textup", "textmd", "uppercase", "MakeUppercase", "textquote", "hyperref",
  ]
  /// Commands whose second argument is text to read.
  private static let secondTextual: Set<String> = ["href", "textcolor", "colorbox"]
  private static let signs: [String: String] = [
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "ldots": "…", "dots": "…",
  ]

  static func marks(_ block: TextBlock, _ source: ByteScanner) -> [InlineMark] {
    var scanner = source
    (scanner.at, scanner.end) = (block.range.lowerBound, block.range.upperBound)
    var marks: [InlineMark] = []
    /// What the open braces are.
    var braces: [String] = []
    while let byte = scanner.peek {
      let start = scanner.at
      switch byte {
      case UInt8(ascii: "\\"): command(&scanner, &marks, &braces)
      case UInt8(ascii: "$"): mathematics(&scanner, &marks)
      case UInt8(ascii: "~"):
        scanner.at += 1
        marks.append(InlineMark(kind: .text("\u{A0}"), range: start..<scanner.at))
      case UInt8(ascii: "{"):
        scanner.at += 1
        braces.append("group")
        marks.append(InlineMark(kind: .code(.open), range: start..<scanner.at, type: "group"))
      case UInt8(ascii: "}"):
        scanner.at += 1
        marks.append(
          InlineMark(kind: .code(.close), range: start..<scanner.at, type: braces.popLast() ?? "group"))
      default: scanner.at += 1
      }
    }
    return marks
  }

  private static func mathematics(_ scanner: inout ByteScanner, _ marks: inout [InlineMark]) {
    let start = scanner.at
    let width = scanner.byte(1) == UInt8(ascii: "$") ? 2 : 1
    scanner.at += width
    while let byte = scanner.peek, byte != UInt8(ascii: "$") {
      scanner.at += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    scanner.at = min(scanner.at + width, scanner.end)
    marks.append(
      InlineMark(
        kind: .code(.standalone), range: start..<scanner.at, type: "math",
        id: scanner.string(start..<scanner.at)))
  }

  private static func command(
    _ scanner: inout ByteScanner, _ marks: inout [InlineMark], _ braces: inout [String]
  ) {
    let start = scanner.at
    if let accent = LaTeXAccents.letter(scanner) {
      scanner.at += accent.length
      return marks.append(InlineMark(kind: .text(accent.text), range: start..<scanner.at))
    }
    scanner.at += 1
    let letters = scanner.bytes[scanner.at..<scanner.end].prefix { 97...122 ~= $0 | 32 }
    let name = String(decoding: letters, as: UTF8.self)
    if name.isEmpty {
      let sign = scanner.peek ?? 0
      scanner.at = min(scanner.at + 1, scanner.end)
      if "%&#$_{}".utf8.contains(sign) {
        marks.append(InlineMark(kind: .text(String(Unicode.Scalar(sign))), range: start..<scanner.at))
      } else if sign < 0x80, sign != 10, sign != 13 {
        marks.append(InlineMark(kind: .code(.standalone), range: start..<scanner.at, type: "command"))
      } else {
        scanner.at = start + 1
      }
      return
    }
    scanner.at += letters.count
    if let sign = signs[name] {
      if scanner.starts(with: "{}") { scanner.at += 2 }
      marks.append(InlineMark(kind: .text(sign), range: start..<scanner.at))
    } else if let brace = textBrace(name, scanner) {
      scanner.at = brace + 1
      braces.append(name)
      marks.append(InlineMark(kind: .code(.open), range: start..<scanner.at, type: name))
    } else {
      _ = scanner.take("*")
      arguments(&scanner)
      let text = scanner.string(start..<scanner.at)
      marks.append(InlineMark(kind: .code(.standalone), range: start..<scanner.at, type: name, id: text))
    }
  }

  /// The brace that begins the text of a command whose name ends here; `nil` for commands that have none to read.
  private static func textBrace(_ name: String, _ scanner: ByteScanner) -> Int? {
    var scanner = scanner
    guard textual.contains(name) || secondTextual.contains(name) else { return nil }
    if scanner.peek == UInt8(ascii: "[") { argument(&scanner) }
    if secondTextual.contains(name), scanner.peek == UInt8(ascii: "{") { argument(&scanner) }
    return scanner.peek == UInt8(ascii: "{") ? scanner.at : nil
  }

  /// Passes over the arguments in brackets and braces that follow a command.
  private static func arguments(_ scanner: inout ByteScanner) {
    while let byte = scanner.peek, byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
      argument(&scanner)
    }
  }

  /// Passes over the argument that begins with the bracket or brace here.
  private static func argument(_ scanner: inout ByteScanner) {
    let opener = scanner.peek
    let closer: UInt8 = opener == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    var depth = 0
    while let inner = scanner.peek {
      scanner.at = min(scanner.at + (inner == UInt8(ascii: "\\") ? 2 : 1), scanner.end)
      if inner == opener { depth += 1 }
      if inner == closer {
        depth -= 1
        if depth == 0 { break }
      }
    }
  }
}
