import TextModel

/// Documents in XML: DocBook (4 and 5) and DITA topics and maps.
///
/// Elements that hold text are units and elements inside them are codes, by the vocabulary's own division into blocks and
/// inlines, as far as ``ITSRules`` do not say otherwise.
struct XMLDocumentFormat: XMLResourceFormat {
  let name: String
  let title: String
  let fileExtensions: [String]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .notes, .document]
  let roots: Set<String>
  /// Elements whose text is one unit each.
  fileprivate let blocks: Set<String>
  /// Elements that hold code.
  fileprivate let code: Set<String>
  /// Elements with texts of their own inside of running text, which goes on behind them: footnotes and index entries.
  fileprivate let asides: Set<String>

  static let docBook = XMLDocumentFormat(
    name: "docbook", title: "DocBook", fileExtensions: ["xml", "docbook", "dbk"],
    roots: [
      "article", "book", "chapter", "section", "sect1", "appendix", "preface", "refentry", "part", "set",
      "glossary",
      "bookinfo", "articleinfo",
    ],
    blocks: [
      "para", "simpara", "title", "subtitle", "titleabbrev", "term", "entry", "member", "phrase",
      "refpurpose",
      "refname", "glossterm", "attribution", "bridgehead", "seg", "segtitle", "question", "td", "th",
      "primary", "secondary",
    ],
    code: [
      "programlisting", "screen", "synopsis", "literallayout", "cmdsynopsis", "funcsynopsis", "address",
    ],
    asides: ["footnote", "indexterm", "annotation"])

  static let dita = XMLDocumentFormat(
    name: "dita", title: "DITA", fileExtensions: ["dita", "ditamap", "xml"],
    roots: [
      "topic", "concept", "task", "reference", "map", "bookmap", "dita", "glossentry", "troubleshooting",
    ],
    blocks: [
      "p", "title", "shortdesc", "li", "entry", "stentry", "dt", "dd", "cmd", "note", "navtitle",
      "searchtitle",
      "glossterm", "glossdef", "info", "stepresult", "linktext", "desc", "sli", "pt", "pd", "choice",
      "context", "result",
      "mainbooktitle",
    ],
    code: ["codeblock", "pre", "screen", "msgblock", "lines"],
    asides: ["fn"])

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    let collector = Collector(format: self, tree: tree, rules: ITSRules(tree))
    collector.collect(tree.root, isTranslatable: true, note: nil, &units)
    for index in units.indices where units[index].key.isEmpty { units[index].key = String(index + 1) }
    return units
  }

  /// Cuts one document into units.
  private struct Collector {
    let format: XMLDocumentFormat
    let tree: XMLTree
    let rules: ITSRules

    /// Recursion is bounded by the depth that the parser allows.
    func collect(_ node: Int, isTranslatable: Bool, note: String?, _ units: inout [ResourceUnit]) {
      if tree.nodes[node].name == "its:rules" { return }
      let isTranslatable = rules.isTranslatable(node) ?? isTranslatable
      let note = rules.note(node) ?? note
      func add(_ run: [Int], isTranslatable: Bool) {
        if var unit = unit(node, run, isTranslatable: isTranslatable) {
          if let note { unit.notes.append(note) }
          units.append(unit)
        }
        for aside in asides(run) { collect(aside, isTranslatable: isTranslatable, note: note, &units) }
      }
      let name = tree.localName(node)
      if format.code.contains(name) { return add(Array(tree.children(node)), isTranslatable: false) }
      // What stands between two blocks, and holds text, is a unit.
      var run: [Int] = []
      for child in tree.children(node) {
        if tree.nodes[child].kind == .element, isBlock(child) || isHead(name) {
          add(run, isTranslatable: isTranslatable)
          run = []
          collect(child, isTranslatable: isTranslatable, note: note, &units)
        } else {
          run.append(child)
        }
      }
      add(run, isTranslatable: isTranslatable)
    }

    /// Whether an element is the head of a DocBook document, which holds names and dates beside its titles. DITA's is text.
    private func isHead(_ name: String) -> Bool { name == "info" && !format.blocks.contains(name) }

    /// The outermost asides inside some nodes.
    private func asides(_ nodes: [Int]) -> [Int] {
      nodes.flatMap { node in
        guard tree.nodes[node].kind == .element else { return [Int]() }
        return format.asides.contains(tree.localName(node)) ? [node] : asides(Array(tree.children(node)))
      }
    }

    /// Whether an element is a block or holds one.
    private func isBlock(_ node: Int) -> Bool {
      let name = tree.localName(node)
      if let isWithinText = rules.isWithinText(node) { return !isWithinText }
      if format.asides.contains(name) { return false }
      return format.blocks.contains(name) || format.code.contains(name)
        || tree.nodes[node].name == "its:rules"
        || tree.elements(node).contains { isBlock($0) }
    }

    private func unit(_ node: Int, _ run: [Int], isTranslatable: Bool) -> ResourceUnit? {
      let hasText = run.contains { tree.nodes[$0].kind != .text || !tree.isBlank($0) }
      guard let first = run.first, let last = run.last, hasText else { return nil }
      let name = tree.localName(node)
      let isCode = format.code.contains(name)
      let id = tree.attribute(node, "xml:id") ?? tree.attribute(node, "id")
      let range = tree.nodes[first].range.lowerBound..<tree.nodes[last].range.upperBound
      var unit = ResourceUnit(key: id ?? "", range: isCode ? range : ByteScanner(tree.source).trimmed(range))
      unit.kind = isCode ? .code : XMLDocumentFormat.kind(name)
      unit.isTranslatable = isTranslatable
      var reader = XMLProse(keepsSpace: isCode)
      XMLContent.walk(tree, run, opaque: format.asides, into: &reader)
      reader.finish(&unit)
      return unit.text.utf8.contains(where: { $0 > 32 }) ? unit : nil
    }
  }

  fileprivate static func kind(_ name: String) -> ResourceUnit.Kind {
    switch name {
    case "title", "subtitle", "bridgehead", "navtitle", "mainbooktitle", "titleabbrev": .heading
    case "entry", "stentry", "td", "th": .tableCell
    case "li", "sli", "member", "term", "dt", "dd": .listItem
    default: .paragraph
    }
  }

  /// Space that would be collapsed is written as a reference.
  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    let escaped = XMLContent.escaped(part, in: text)
    if unit.kind == .code { return escaped }
    var out = ""
    var wasSpace = true
    for scalar in escaped.unicodeScalars {
      let isSpace = scalar == " " || scalar == "\n" || scalar == "\t"
      if isSpace, wasSpace || scalar != " " {
        out += "&#\(scalar.value);"
      } else {
        out.unicodeScalars.append(scalar)
      }
      wasSpace = isSpace
    }
    return out.hasSuffix(" ") ? out.dropLast() + "&#32;" : out
  }
}

/// Running text: space is collapsed, unless it is kept.
struct XMLProse: XMLTextSink {
  private var builder = TextBuilder()
  private var space: Range<Int>?
  private let keepsSpace: Bool

  init(keepsSpace: Bool) { self.keepsSpace = keepsSpace }

  mutating func copy(_ bytes: [UInt8], _ range: Range<Int>) {
    if keepsSpace { return builder.copy(bytes, range) }
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      if bytes[index] <= 32 {
        while index < range.upperBound, bytes[index] <= 32 { index += 1 }
        space = (space?.lowerBound ?? start)..<index
      } else {
        while index < range.upperBound, bytes[index] > 32 { index += 1 }
        flush()
        builder.copy(bytes, start..<index)
      }
    }
  }

  mutating func put(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    if !keepsSpace, scalar == "\n", range.count <= 2 {
      space = (space?.lowerBound ?? range.lowerBound)..<range.upperBound
    } else {
      flush()
      builder.put(scalar, for: range)
    }
  }

  mutating func code(_ kind: InlineCode.Kind, _ content: String, type: String, id: String) {
    flush()
    builder.code(kind, content, type: type, id: id)
  }

  /// Space inside a text is one blank, space at its beginning none.
  private mutating func flush() {
    if let space, !builder.text.isEmpty { builder.put(" ", for: space) }
    space = nil
  }

  func finish(_ unit: inout ResourceUnit) { builder.fill(&unit) }
}
