import Formats
import TextModel

extension Glossary {
  /// Reads the native format: a YAML document whose first key is `glosa: 1`.
  ///
  /// - Parameter text: The whole document.
  /// - Returns: The glossary, and where each concept begins, in the same order.
  /// - Throws: ``InputError`` at the first key or value that the format does not know.
  public static func yaml(
    _ text: String, file: String
  ) throws(InputError) -> (glossary: Glossary, locations: [Location]) {
    guard let root = try YAMLNode.parse(text, file: file) else {
      throw InputError(
        "the file holds no glossary", at: Location(file: file), remedy: "begin it with glosa: 1")
    }
    var reader = YAMLGlossaryReader()
    try reader.read(root)
    return (reader.glossary, reader.locations)
  }
}

/// Decodes the native format.
private struct YAMLGlossaryReader {
  static let partsOfSpeech = ["noun", "proper-noun", "verb", "adjective", "adverb", "other"]
  static let genders = ["masculine", "feminine", "neuter"]

  var glossary = Glossary()
  var locations: [Location] = []

  mutating func read(_ root: YAMLNode) throws(InputError) {
    var hasVersion = false
    for (key, value) in try root.members() {
      switch try key.string() {
      case "glosa":
        hasVersion = true
        if try value.string() != "1" {
          throw value.error(
            "this is version \(try value.string().printable) of the format",
            remedy: "this program reads version 1")
        }
      case "name": glossary.name = try value.string()
      case "title": glossary.title = try value.string()
      case "licence": glossary.licence = try value.string()
      case "source": glossary.source = try value.string()
      case "languages": for item in try value.items() { glossary.languages.append(try item.language()) }
      case "concepts": for item in try value.items() { try readConcept(item) }
      case let name:
        throw key.unknown(
          name, among: ["glosa", "name", "title", "licence", "source", "languages", "concepts"], kind: "key")
      }
    }
    if !hasVersion {
      throw root.error("the version of the format is missing", remedy: "begin the file with glosa: 1")
    }
  }

  private mutating func readConcept(_ node: YAMLNode) throws(InputError) {
    var concept = Concept(id: "")
    for (key, value) in try node.members() {
      switch try key.string() {
      case "id": concept.id = try value.string()
      case "status": concept.status = try value.value(Concept.Status.self)
      case "translate": concept.isTranslatable = try value.bool()
      case "subject": concept.subject = try value.string()
      case "definition":
        for (tag, text) in try value.members() { concept.definitions[try tag.language()] = try text.string() }
      case "note": concept.note = try value.string()
      case "terms": concept.terms = try terms(value)
      case let name:
        throw key.unknown(
          name, among: ["id", "status", "translate", "subject", "definition", "note", "terms"], kind: "key")
      }
    }
    if concept.id.isEmpty {
      throw node.error("the concept has no id", remedy: "give it a unique one in kebab case")
    }
    if concept.terms.isEmpty { throw node.error("the concept \"\(concept.id.printable)\" has no terms") }
    glossary.concepts.append(concept)
    locations.append(node.location)
  }

  private func terms(_ node: YAMLNode) throws(InputError) -> [Term] {
    var terms: [Term] = []
    for (key, value) in try node.members() {
      let tag = try key.language()
      let items = value.isScalar ? [value] : try value.items()
      for (index, item) in items.enumerated() {
        terms.append(try term(item, tag, isFirst: index == 0))
      }
    }
    return terms
  }

  /// A term: a text, or a mapping. The first one of a language is preferred unless it says otherwise.
  private func term(_ node: YAMLNode, _ tag: LanguageTag, isFirst: Bool) throws(InputError) -> Term {
    var term = Term("", in: tag, status: isFirst ? .preferred : .admitted)
    if !node.isMapping {
      term.text = try node.string()
    } else {
      for (key, value) in try node.members() { try set(key, value, in: &term) }
    }
    if term.text.isEmpty { throw node.error("the term is empty") }
    return term
  }

  private func set(_ key: YAMLNode, _ value: YAMLNode, in term: inout Term) throws(InputError) {
    switch try key.string() {
    case "term": term.text = try value.string()
    case "status": term.status = try value.value(Term.Status.self)
    case "pos": term.partOfSpeech = try value.string(among: Self.partsOfSpeech)
    case "gender": term.gender = try value.string(among: Self.genders)
    case "type": term.kind = try value.value(Term.Kind.self)
    case "case-sensitive": term.isCaseSensitive = try value.bool()
    case "note": term.note = try value.string()
    case "properties":
      for (name, text) in try value.members() {
        term.properties.append(UnitProperty(try name.string(), try text.string()))
      }
    case let name:
      throw key.unknown(
        name, among: ["term", "status", "pos", "gender", "type", "case-sensitive", "note", "properties"],
        kind: "key")
    }
  }
}
