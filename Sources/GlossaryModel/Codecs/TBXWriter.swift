import Formats
import TextModel

/// What a TBX file may hold.
enum TBXDialect: Equatable {
  /// Version 2 (ISO 30042:2008), which most programs read.
  case version2
  /// Version 3 (ISO 30042:2019) in DCA style: all categories of TBX-Basic, some (TBX-Min), or none (TBX-Core).
  case basic, min, core

  var name: String {
    switch self {
    case .version2, .basic: "TBX-Basic"
    case .min: "TBX-Min"
    case .core: "TBX-Core"
    }
  }

  func allows(_ category: String) -> Bool {
    switch self {
    case .version2, .basic: true
    case .min: ["administrativeStatus", "partOfSpeech", "customerSubset", "subjectField"].contains(category)
    case .core: false
    }
  }
}

/// Who a TBX file is for.
enum TBXAudience {
  /// Any reader, this program too: the terms' properties go with them.
  case anyone
  /// A program that has no use for them.
  case program
  /// Weblate, which knows forbidden terms and explanations by marks of its own.
  case weblate
}

extension Glossary {
  /// Writes TBX, concepts and languages in their order.
  ///
  /// Where a dialect has no status, deprecated and forbidden terms are left out, since they would pass for good ones.
  ///
  /// - Parameter reader: The program that the file is for.
  func writeTBX(
    _ dialect: TBXDialect, _ options: WriteOptions, for reader: TBXAudience = .anyone,
    to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    let hasProperties = reader == .anyone && options.provenance != .none
    var writer = TBXWriter(
      dialect: dialect, isForWeblate: reader == .weblate, hasProperties: hasProperties,
      tool: options.writtenTool, output: output)
    try writer.write(self)
    output = writer.output
    return writer.summary
  }
}

private struct TBXWriter {
  let dialect: TBXDialect
  let isForWeblate: Bool
  let hasProperties: Bool
  /// The program that writes the file; empty to keep it back.
  let tool: String
  var output: ByteWriter
  private(set) var summary = WriteSummary()
  private var ids: Set<String> = []
  /// Named in messages about characters that XML cannot hold.
  private var concept = TranslationUnit(id: "", source: "")

  init(dialect: TBXDialect, isForWeblate: Bool, hasProperties: Bool, tool: String, output: ByteWriter) {
    self.dialect = dialect
    self.isForWeblate = isForWeblate
    self.hasProperties = hasProperties
    self.tool = tool
    self.output = output
  }

  private var isVersion2: Bool { dialect == .version2 }

  mutating func write(_ glossary: Glossary) throws(InputError) {
    let language = glossary.languages.first?.description ?? "en"
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if isVersion2 {
      output.write("<martif type=\"TBX-Basic\" xml:lang=\"\(language)\">\n<martifHeader>\n")
    } else {
      output.write(
        "<tbx type=\"\(dialect.name)\" style=\"dca\" xml:lang=\"\(language)\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<tbxHeader>\n"
      )
    }
    try writeHeader(glossary)
    output.write("<text>\n<body>\n")
    for concept in glossary.concepts { try write(concept) }
    if summary.unitCount == 0 { throw InputError("there is no term to write") }
    output.write("</body>\n</text>\n</\(isVersion2 ? "martif" : "tbx")>\n")
  }

  private mutating func writeHeader(_ glossary: Glossary) throws(InputError) {
    output.write("<fileDesc>\n")
    if !glossary.title.isEmpty || !glossary.name.isEmpty {
      output.write("<titleStmt>\n")
      try element("title", glossary.title)
      if !glossary.name.isEmpty { try element("note", glossary.name) }
      output.write("</titleStmt>\n")
    }
    // The published schemas of version 3 disagree about the place of publicationStmt, so the licence stands here.
    output.write("<sourceDesc>\n")
    try element("p", glossary.source)
    if !glossary.licence.isEmpty { try element("p", TBXNames.licencePrefix + glossary.licence) }
    if !tool.isEmpty { try element("p", TBXNames.toolPrefix + tool) }
    output.write("</sourceDesc>\n</fileDesc>\n</\(isVersion2 ? "martifHeader" : "tbxHeader")>\n")
  }

  private mutating func write(_ concept: Concept) throws(InputError) {
    self.concept = TranslationUnit(id: concept.id, source: "")
    let terms = concept.terms.filter { hasPlace($0, concept) }
    if terms.count < concept.terms.count {
      summary.skip("terms that must not be used", concept.terms.count - terms.count)
    }
    if terms.isEmpty { return summary.skip("concepts without a term") }
    let id = uniqueID(concept.id)
    output.write("<\(isVersion2 ? "termEntry" : "conceptEntry") id=\"\(id)\">\n")
    try category("descrip", "subjectField", concept.subject)
    let tags = terms.map(\.language).reduce(into: [LanguageTag]()) { if !$0.contains($1) { $0.append($1) } }
    for (tag, text) in concept.definitions.sorted(by: { $0.key < $1.key }) where !tags.contains(tag) {
      try category("descrip", "definition", text, language: tag)
    }
    if isVersion2 && !concept.isTranslatable { try category("descrip", "Translation needed", "No") }
    if id != concept.id { try marker(.id(concept.id)) }
    if concept.status == .candidate { try marker(.candidate) }
    if concept.status == .deprecated { try marker(.deprecated) }
    if !concept.isTranslatable { try marker(.doNotTranslate) }
    if !concept.note.isEmpty { try element("note", concept.note) }
    for tag in tags { try write(terms.filter { $0.language == tag }, tag, concept) }
    output.write("</\(isVersion2 ? "termEntry" : "conceptEntry")>\n")
    summary.count()
    try output.flushIfFull()
  }

  /// Whether the term may be used, or the dialect can say that it may not.
  private func hasPlace(_ term: Term, _ concept: Concept) -> Bool {
    dialect.allows("administrativeStatus") || term.status.isAllowed && concept.status != .deprecated
  }

  private mutating func write(
    _ terms: [Term], _ tag: LanguageTag, _ concept: Concept
  ) throws(InputError) {
    output.write("<\(isVersion2 ? "langSet" : "langSec") xml:lang=\"\(tag)\">\n")
    try category("descrip", "definition", concept.definitions[tag] ?? "")
    for term in terms {
      // No term of a rejected concept may be used, whatever it was among them.
      let isRejected = concept.status == .deprecated && term.status.isAllowed
      output.write("<\(isVersion2 ? "tig" : "termSec")>\n")
      try element("term", term.text)
      try category("termNote", "partOfSpeech", TBXNames.value(partOfSpeech: term.partOfSpeech))
      try category("termNote", "grammaticalGender", term.gender)
      try category(
        "termNote", "administrativeStatus", isRejected ? TBXNames.value(.deprecated) : status(term))
      try category("termNote", "termType", TBXNames.value(term.kind) ?? "")
      if term.partOfSpeech == "proper-noun" { try marker(.properNoun) }
      if term.isCaseSensitive { try marker(.caseSensitive) }
      if isRejected { try marker(.status(term.status)) }
      if hasProperties { for property in term.properties { try marker(.property(property)) } }
      if !term.note.isEmpty { try writeNote(term.note) }
      output.write("</\(isVersion2 ? "tig" : "termSec")>\n")
    }
    output.write("</\(isVersion2 ? "langSet" : "langSec")>\n")
  }

  private func status(_ term: Term) -> String {
    if isForWeblate, term.status == .forbidden { return "forbidden" }
    if isForWeblate, term.status == .deprecated { return "obsolete" }
    return TBXNames.value(term.status)
  }

  private mutating func writeNote(_ text: String) throws(InputError) {
    if !isForWeblate { return try element("note", text) }
    output.write("<note from=\"translator\">")
    try output.writeXML(text, of: concept)
    output.write("</note>\n")
  }

  private mutating func marker(_ marker: TBXMarker) throws(InputError) {
    try category("admin", "customerSubset", marker.text)
  }

  /// Writes a data category, unless it has no value or the dialect has no place for it.
  private mutating func category(
    _ element: StaticString, _ type: String, _ value: String, language: LanguageTag? = nil
  ) throws(InputError) {
    if value.isEmpty { return }
    if !dialect.allows(type) { return summary.skip("fields \"\(type)\"") }
    output.write("<\(element) type=\"\(type)\"")
    if let language { output.write(" xml:lang=\"\(language)\"") }
    output.write(">")
    try output.writeXML(value, of: concept)
    output.write("</\(element)>\n")
  }

  private mutating func element(_ name: StaticString, _ text: String) throws(InputError) {
    output.write("<\(name)>")
    try output.writeXML(text, of: concept)
    output.write("</\(name)>\n")
  }

  /// The id where XML allows it as one and it is not taken, else a number.
  private mutating func uniqueID(_ id: String) -> String {
    let isName = id.utf8.first.map { (97...122).contains($0 | 0x20) || $0 == UInt8(ascii: "_") } ?? false
    var unique = isName && XMLNames.isToken(id) ? id : "c\(ids.count + 1)"
    while !ids.insert(unique).inserted { unique += "_" }
    return unique
  }
}
