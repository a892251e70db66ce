import TextModel

/// Markdown: CommonMark with GitHub's tables, front matter, and the template code of static sites.
///
/// Headings, paragraphs, list items, table cells and code blocks are units; mark-up in them is codes. HTML blocks are
/// looked through, and the titles and descriptions of front matter are units too.
struct MarkdownFormat: ResourceFormat {
  let name = "markdown"
  let title = "Markdown (CommonMark, GFM)"
  let fileExtensions = ["md", "markdown", "mdx"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let comments: [CommentSyntax] = [.xml, .block("{/*", "*/}")]

  enum Style {
    static let paragraph: UInt8 = 0
    static let oneLine: UInt8 = 10
    static let cell: UInt8 = 11
    static let code: UInt8 = 12
    /// A value of YAML or TOML front matter, with that format's own style.
    static let yaml: UInt8 = 20
    static let toml: UInt8 = 30
    /// A text inside an HTML block.
    static let html: UInt8 = 40
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var scanner = ByteScanner(text)
    var units = try FrontMatter.units(&scanner)
    units += try Self.units(scanner)
    units.removeAll(where: Self.isComment)
    for index in units.indices where units[index].key.isEmpty { units[index].key = String(index + 1) }
    return units
  }

  /// Whether a block is nothing but comments of MDX.
  private static func isComment(_ unit: ResourceUnit) -> Bool {
    unit.kind != .code && !unit.codes.isEmpty && unit.codes.allSatisfy { $0.type == "comment" }
      && unit.text.allSatisfy(\.isWhitespace)
  }

  /// The units from the scanner's place on; blocks have no keys yet.
  static func units(_ scanner: ByteScanner) throws(InputError) -> [ResourceUnit] {
    let blocks = MarkdownBlocks(scanner)
    let labels = MarkdownLabels.labels(scanner)
    var units = blocks.blocks.map { block in
      if block.kind == .code {
        var unit = block.unit("", marks: [], scanner)
        unit.isTranslatable = false
        return unit
      }
      return block.unit("", marks: MarkdownInlines.marks(block, scanner, labels: labels), scanner)
    }
    if blocks.htmlRanges.isEmpty { return units }
    for range in blocks.htmlRanges {
      for var unit in HTMLReader.units(ByteScanner(scanner.source, range)) {
        unit.style += Style.html
        units.append(unit)
      }
    }
    return units.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    switch unit.style {
    case Style.html...: return HTMLFormat().escaped(part, in: unit.styled(from: Style.html), of: text)
    case Style.toml...: return TOMLFormat().escaped(part, in: unit.styled(from: Style.toml), of: text)
    case Style.yaml...: return YAMLFormat().escaped(part, in: unit.styled(from: Style.yaml), of: text)
    case Style.code:
      return part.replacing("\n", with: (text.bytes.contains(13) ? "\r\n" : "\n") + unit.indent)
    default: return MarkdownEscaper(unit, text).escaped(part)
    }
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    switch unit.style {
    case Style.html...:
      HTMLFormat().rendered(content, codes: codes, in: unit.styled(from: Style.html), of: text)
    case Style.toml...:
      TOMLFormat().rendered(content, codes: codes, in: unit.styled(from: Style.toml), of: text)
    case Style.yaml...:
      YAMLFormat().rendered(content, codes: codes, in: unit.styled(from: Style.yaml), of: text)
    default: spliced(content, codes: codes, in: unit, of: text)
    }
  }
}

extension ResourceUnit {
  /// The unit with a style that counts from a format's own beginning.
  fileprivate func styled(from base: UInt8) -> ResourceUnit {
    var unit = self
    unit.style -= base
    return unit
  }
}

/// Writes text so that Markdown takes none of it for mark-up.
struct MarkdownEscaper {
  private let unit: ResourceUnit
  private let ending: String

  init(_ unit: ResourceUnit, _ text: SourceText) {
    self.unit = unit
    ending = text.bytes.contains(13) ? "\r\n" : "\n"
  }

  func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var out = ""
    var isLineStart = true
    for (index, scalar) in scalars.enumerated() {
      let previous = index > 0 ? scalars[index - 1] : "\n"
      let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
      switch scalar {
      case "\n":
        let isPlain =
          unit.style == MarkdownFormat.Style.paragraph && !isLineStart && next != "\n"
          && index + 1 < scalars.count
        out += isPlain ? ending + unit.indent : "&#10;"
        isLineStart = isPlain
        continue
      case "\r": out += "&#13;"
      case " ", "\t", "\u{B}", "\u{C}":
        let isEdge =
          isLineStart || next == "\n" || next == "\r" || scalar != " " || previous == " " && next == " "
        out += isEdge ? "&#\(scalar.value);" : " "
      case "\\", "`", "*", "[", "]", "<", "~": out += "\\" + String(scalar)
      case "_" where !(previous.properties.isAlphabetic && next.properties.isAlphabetic): out += "\\_"
      case "|" where unit.style == MarkdownFormat.Style.cell || isLineStart: out += "\\|"
      case "&" where next == "#" || next.properties.isAlphabetic: out += "\\&"
      case "#" where isLineStart || next == "\n", "+" where isLineStart, "-" where isLineStart,
        "=" where isLineStart,
        ">" where isLineStart, ":" where isLineStart:
        out += "\\" + String(scalar)
      case "." where isNumber(scalars[..<index]), ")" where isNumber(scalars[..<index]):
        out += "\\" + String(scalar)
      case "{" where next == "{" || next == "%": out += "\\{"
      case "!" where next == "[": out += "\\!"
      case _ where scalar.value < 32 || scalar.value == 0x7F:
        out += "&#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
      isLineStart = false
    }
    return out
  }

  /// Whether a line so far is a number of up to nine digits.
  private func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let line = scalars.suffix(from: (scalars.lastIndex(of: "\n") ?? scalars.startIndex - 1) + 1)
    return 1...9 ~= line.count && line.allSatisfy { 48...57 ~= $0.value }
  }
}
