import Formats
import TextModel

extension Glossary {
  /// Reads TBX: version 2 (ISO 30042:2008, `martif`) and version 3 (ISO 30042:2019, `tbx`), in DCA or DCT style.
  static func tbx(
    _ file: InputFile, _ options: ReadOptions, _ summary: inout ReadSummary
  ) throws(InputError) -> Glossary {
    var reader = TBXReader(XMLEventReader(try file.open(), limits: options.limits, threads: options.threads))
    try reader.read()
    summary = reader.summary
    if reader.glossary.concepts.isEmpty {
      throw InputError(
        "the file holds no term", at: Location(file: file.name), remedy: "check that this is the right file")
    }
    return reader.glossary
  }
}

/// Turns the entries of a TBX document into concepts.
private struct TBXReader {
  private let events: XMLEventReader
  private(set) var glossary = Glossary()
  private(set) var summary = ReadSummary()
  private var isRoot = true
  private var ids = ConceptIDs()
  private var mainLanguage: LanguageTag?

  init(_ events: XMLEventReader) { self.events = events }

  mutating func read() throws(InputError) {
    while let event = try events.next() {
      guard case .start(let element) = event else { continue }
      if isRoot { try readRoot(element) }
      switch element.name {
      case "titleStmt": readTitle(try events.node(element))
      case "publicationStmt": glossary.licence = try events.node(element).flatText
      case "sourceDesc": readSource(try events.node(element))
      case "encodingDesc", "revisionDesc", "back": try events.skipElement()
      case "termEntry", "conceptEntry": try readConcept(try events.node(element))
      default: break
      }
    }
  }

  private mutating func readRoot(_ element: XMLElement) throws(InputError) {
    isRoot = false
    guard element.name == "martif" || element.name == "tbx" else {
      throw InputError(
        "the root element is <\(element.name.printable)>, not <martif> or <tbx>", at: element.location,
        remedy: "give a TBX file")
    }
    mainLanguage = element["xml:lang"].flatMap { LanguageTag($0) }
  }

  private mutating func readTitle(_ node: XMLNode) {
    for child in node.children {
      if child.name == "title" { glossary.title = child.flatText }
      if child.name == "note", glossary.name.isEmpty { glossary.name = child.flatText }
    }
  }

  private mutating func readSource(_ node: XMLNode) {
    let paragraphs = node.children.map(\.flatText)
    let licences = paragraphs.compactMap { $0.rest(behind: TBXNames.licencePrefix) }
    if let licence = licences.first { glossary.licence = licence }
    let prefixes = [TBXNames.licencePrefix, TBXNames.toolPrefix]
    glossary.source = paragraphs.filter { text in prefixes.allSatisfy { text.rest(behind: $0) == nil } }
      .joined(separator: "\n")
  }

  private mutating func readConcept(_ node: XMLNode) throws(InputError) {
    var concept = Concept(id: node["id"] ?? "")
    for item in node.items {
      switch item.category {
      case "langSet", "langSec": try readLanguage(item, into: &concept)
      case "subjectField": concept.subject = item.flatText
      case "definition":
        if let tag = try item.language ?? mainLanguage { concept.definitions[tag] = item.linedText }
      case "note": concept.note += (concept.note.isEmpty ? "" : "\n") + item.linedText
      case "customerSubset": concept.apply(TBXMarker(item.linedText))
      case "Translation needed": if item.flatText.lowercased() == "no" { concept.isTranslatable = false }
      case let other: summary.skip("fields \"\(other)\"")
      }
    }
    if concept.terms.isEmpty { return summary.skip("entries without a term") }
    if concept.id.isEmpty {
      concept.id = ids.make(for: concept.terms[0].text)
    } else if !ids.insert(concept.id) {
      summary.skip("ids that another entry has")
      concept.id = ids.make(for: concept.id)
    }
    glossary.concepts.append(concept)
  }

  private mutating func readLanguage(_ node: XMLNode, into concept: inout Concept) throws(InputError) {
    guard let tag = try node.language else {
      throw InputError("this <\(node.name)> names no language", at: node.location, remedy: "add xml:lang")
    }
    if !glossary.languages.contains(tag) { glossary.languages.append(tag) }
    var hasTerm = false
    for item in node.items {
      switch item.category {
      case "tig", "ntig", "termSec":
        concept.terms.append(try readTerm(item, tag, isFirst: !hasTerm))
        hasTerm = true
        summary.count(tag)
      case "definition": concept.definitions[tag] = item.linedText
      case let other: summary.skip("fields \"\(other)\"")
      }
    }
  }

  private mutating func readTerm(_ node: XMLNode, _ tag: LanguageTag, isFirst: Bool) throws(InputError)
    -> Term
  {
    var term = Term("", in: tag, status: isFirst ? .preferred : .admitted)
    for item in node.items {
      switch item.category {
      case "term": term.text = item.linedText
      case "partOfSpeech":
        if term.partOfSpeech.isEmpty { term.partOfSpeech = TBXNames.partOfSpeech(item.flatText) }
      case "grammaticalGender": if item.flatText != "other" { term.gender = item.flatText }
      case "administrativeStatus", "usageStatus", "normativeAuthorization":
        if let status = TBXNames.status(item.flatText) {
          term.status = status
        } else {
          summary.skip("statuses \"\(item.flatText.printable)\"")
        }
      case "termType": term.kind = TBXNames.kind(item.flatText)
      case "note": term.note += (term.note.isEmpty ? "" : "\n") + item.linedText
      case "customerSubset": term.apply(TBXMarker(item.linedText))
      case let other: summary.skip("fields \"\(other)\"")
      }
    }
    if term.text.isEmpty { throw InputError("the term is empty", at: node.location) }
    return term
  }
}

extension XMLNode {
  /// What the element is about: its `type` in DCA style, its own name in DCT style and for structure.
  fileprivate var category: String {
    if let type = self["type"] { return type }
    return name.split(separator: ":").last.map(String.init) ?? name
  }

  /// The children, groups taken apart: a group holds an element and what is said about it.
  fileprivate var items: [XMLNode] {
    children.flatMap { child in
      child.name.hasSuffix("Grp") && child.name != "transacGrp" ? child.items : [child]
    }
  }

  fileprivate var language: LanguageTag? {
    get throws(InputError) {
      guard let text = self["xml:lang"] ?? self["lang"] else { return nil }
      if let tag = LanguageTag(text) { return tag }
      throw InputError(
        "\"\(text.printable)\" is no language tag", at: location, remedy: "use tags such as es or pt-BR")
    }
  }
}

extension Concept {
  fileprivate mutating func apply(_ marker: TBXMarker?) {
    switch marker {
    case .id(let id): self.id = id
    case .candidate: status = .candidate
    case .deprecated: status = .deprecated
    case .doNotTranslate: isTranslatable = false
    case .property, .status, .caseSensitive, .properNoun, nil: break
    }
  }
}

extension Term {
  fileprivate mutating func apply(_ marker: TBXMarker?) {
    if marker == .caseSensitive { isCaseSensitive = true }
    if marker == .properNoun { partOfSpeech = "proper-noun" }
    if case .property(let property) = marker { properties.append(property) }
    if case .status(let own) = marker { status = own }
  }
}
