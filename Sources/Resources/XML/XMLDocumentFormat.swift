import TextModel

/// Documents in XML: DocBook (4 and 5) and DITA topics and maps.
///
/// Elements that hold text are units and elements inside them are codes, by the vocabulary's own division into blocks and
/// inlines; `translate="no"` and `its:translate="no"` are honoured (ITS 2.0, section 8.1).
struct XMLDocumentFormat: XMLResourceFormat {
  let name: String
  let title: String
  let fileExtensions: [String]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let roots: Set<String>
  /// Elements whose text is one unit each.
  private let blocks: Set<String>
  /// Elements that hold code.
  private let code: Set<String>

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
    code: ["programlisting", "screen", "synopsis", "literallayout", "cmdsynopsis", "funcsynopsis", "address"])

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
    code: ["codeblock", "pre", "screen", "msgblock", "lines"])

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    collect(tree, tree.root, isTranslatable: true, &units)
    for index in units.indices where units[index].key.isEmpty { units[index].key = String(index + 1) }
    return units
  }

  /// Recursion is bounded by the depth that the parser allows.
  private func collect(_ tree: XMLTree, _ node: Int, isTranslatable: Bool, _ units: inout [ResourceUnit]) {
    var isTranslatable = isTranslatable
    if let value = tree.attribute(node, "translate") ?? tree.attribute(node, "its:translate") {
      isTranslatable = value == "yes"
    }
    let name = tree.localName(node)
    if code.contains(name) {
      return add(tree, node, Array(tree.children(node)), isTranslatable: false, &units)
    }
    // What stands between two blocks, and holds text, is a unit.
    var run: [Int] = []
    for child in tree.children(node) {
      if tree.nodes[child].kind == .element, isBlock(tree, child) || tree.localName(node) == "info" {
        add(tree, node, run, isTranslatable: isTranslatable, &units)
        run = []
        collect(tree, child, isTranslatable: isTranslatable, &units)
      } else {
        run.append(child)
      }
    }
    add(tree, node, run, isTranslatable: isTranslatable, &units)
  }

  /// Whether an element is a block or holds one.
  private func isBlock(_ tree: XMLTree, _ node: Int) -> Bool {
    let name = tree.localName(node)
    return blocks.contains(name) || code.contains(name) || tree.elements(node).contains { isBlock(tree, $0) }
  }

  private func add(
    _ tree: XMLTree, _ node: Int, _ run: [Int], isTranslatable: Bool, _ units: inout [ResourceUnit]
  ) {
    let hasText = run.contains { tree.nodes[$0].kind != .text || !tree.isBlank($0) }
    guard let first = run.first, let last = run.last, hasText else { return }
    let name = tree.localName(node)
    let isCode = code.contains(name)
    let id = tree.attribute(node, "xml:id") ?? tree.attribute(node, "id")
    let range = tree.nodes[first].range.lowerBound..<tree.nodes[last].range.upperBound
    var unit = ResourceUnit(key: id ?? "", range: isCode ? range : ByteScanner(tree.source).trimmed(range))
    unit.kind = isCode ? .code : Self.kind(name)
    unit.isTranslatable = isTranslatable
    var reader = XMLProse(keepsSpace: isCode)
    XMLContent.walk(tree, run, into: &reader)
    reader.finish(&unit)
    if unit.text.utf8.contains(where: { $0 > 32 }) { units.append(unit) }
  }

  private static func kind(_ name: String) -> ResourceUnit.Kind {
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
