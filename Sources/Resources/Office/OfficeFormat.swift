import TextModel

/// Office documents: ZIP archives of XML, of which the text is read.
///
/// The text of the file is its paragraphs, one a line, so that a line number is the number of a paragraph.
struct OfficeFormat: ResourceFormat {
  let name: String
  let title: String
  let fileExtensions: [String]
  let features: Set<ResourceFeature> = [.document]
  /// Elements that are a paragraph, with the kind of its text.
  private let paragraphs: [String: ResourceUnit.Kind]
  /// Elements whose text counts; empty when all text does.
  private let texts: Set<String>
  /// Elements that are passed over.
  private let hidden: Set<String>
  /// Whether a path is one of a part with text.
  private let isPart: @Sendable (String) -> Bool

  static let docx = OfficeFormat(
    name: "docx", title: "Word DOCX", fileExtensions: ["docx"], paragraphs: ["w:p": .paragraph],
    texts: ["w:t"],
    hidden: ["w:del", "w:instrText", "mc:Fallback"],
    isPart: { $0 == "word/document.xml" || $0 == "word/footnotes.xml" || $0 == "word/endnotes.xml" })
  static let odt = OfficeFormat(
    name: "odt", title: "OpenDocument text", fileExtensions: ["odt", "odp"],
    paragraphs: ["text:p": .paragraph, "text:h": .heading], texts: [],
    hidden: ["office:annotation", "text:tracked-changes", "office:forms"], isPart: { $0 == "content.xml" })
  static let pptx = OfficeFormat(
    name: "pptx", title: "PowerPoint PPTX", fileExtensions: ["pptx"], paragraphs: ["a:p": .paragraph],
    texts: ["a:t"],
    hidden: [], isPart: { $0.hasPrefix("ppt/slides/slide") && $0.hasSuffix(".xml") })

  func text(of contents: [UInt8], name: String) throws(InputError) -> SourceText {
    let archive = try ZipArchive(contents, name: name)
    var lines: [String] = []
    let parts = archive.paths.filter(isPart).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    for part in parts {
      guard let xml = try archive.contents(part) else { continue }
      let tree = try XMLTreeParser.parse(SourceText(xml, name: "\(name)/\(part)"))
      var reader = OfficeReader(tree: tree, format: self)
      reader.collect(tree.root)
      lines += reader.lines
    }
    if parts.isEmpty { throw InputError("the archive holds no \(title) text", at: Location(file: name)) }
    return try SourceText(Array(lines.joined(separator: "\n").utf8), name: name)
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    let scanner = ByteScanner(text)
    return scanner.lines(0..<text.bytes.count).enumerated().compactMap { number, line in
      guard let first = scanner.bytes[line].first, let kind = Self.kind(first) else { return nil }
      var unit = ResourceUnit(key: String(number + 1), range: line.lowerBound + 1..<line.upperBound)
      unit.kind = kind
      unit.text = scanner.string(unit.range)
      return unit
    }
  }

  /// Each line begins with a control character that tells the kind of its text.
  fileprivate static func mark(_ kind: ResourceUnit.Kind) -> String {
    switch kind {
    case .heading: "\u{1}"
    case .listItem: "\u{2}"
    case .tableCell: "\u{3}"
    default: "\u{4}"
    }
  }

  private static func kind(_ mark: UInt8) -> ResourceUnit.Kind? {
    switch mark {
    case 1: .heading
    case 2: .listItem
    case 3: .tableCell
    case 4: .paragraph
    default: nil
    }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String { part }

  /// Gathers the paragraphs of a part.
  fileprivate struct OfficeReader {
    let tree: XMLTree
    let format: OfficeFormat
    var lines: [String] = []

    /// Recursion is bounded by the depth that the parser allows.
    mutating func collect(_ node: Int, inCell: Bool = false, inList: Bool = false) {
      for child in tree.elements(node) {
        let name = tree.nodes[child].name
        if format.hidden.contains(name) { continue }
        let isCell = inCell || name == "w:tc" || name == "table:table-cell" || name == "a:tc"
        let isItem = inList || name == "text:list-item"
        if let kind = format.paragraphs[name] {
          var text = ""
          gather(child, isText: format.texts.isEmpty, into: &text)
          let found =
            kind == .heading || isHeading(child)
            ? ResourceUnit.Kind.heading : isCell ? .tableCell : isItem || isListItem(child) ? .listItem : kind
          if text.utf8.contains(where: { $0 > 32 }) { lines.append(OfficeFormat.mark(found) + text) }
        }
        collect(child, inCell: isCell, inList: isItem)
      }
    }

    private mutating func gather(_ node: Int, isText: Bool, into text: inout String) {
      for child in tree.children(node) {
        let item = tree.nodes[child]
        switch item.kind {
        case .text, .cdata:
          if isText { text += decoded(item) }
        case .element where format.hidden.contains(item.name) || format.paragraphs[item.name] != nil: break
        case .element
        where ["w:tab", "w:br", "text:tab", "text:line-break", "a:br", "text:s"].contains(item.name):
          text += " "
        case .element: gather(child, isText: isText || format.texts.contains(item.name), into: &text)
        default: break
        }
      }
    }

    private func decoded(_ item: XMLTree.Node) -> String {
      var unit = ResourceUnit(key: "", range: item.content)
      if item.kind == .cdata { return tree.string(item.content) }
      XMLContent.fill(&unit, from: ByteScanner(tree.source, item.content))
      return String(unit.text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    private func isHeading(_ paragraph: Int) -> Bool {
      guard let properties = tree.element(paragraph, "pPr"), let style = tree.element(properties, "pStyle")
      else { return false }
      let value = tree.attribute(style, "w:val")?.lowercased() ?? ""
      return value.hasPrefix("heading") || value == "title" || value == "subtitle"
    }

    private func isListItem(_ paragraph: Int) -> Bool {
      tree.element(paragraph, "pPr").map { tree.element($0, "numPr") != nil } ?? false
    }
  }
}
