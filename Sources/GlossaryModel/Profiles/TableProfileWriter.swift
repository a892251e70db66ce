import Formats
import TextModel

extension Glossary {
  /// Writes the glossary as a table in a program's way.
  func writeTable(
    _ profile: TableProfile, _ options: WriteOptions, to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    var writer = TableProfileWriter(profile: profile, options: options, output: output)
    try writer.write(self)
    output = writer.output
    return writer.summary
  }
}

private struct TableProfileWriter {
  let profile: TableProfile
  let dialect: DelimitedDialect
  let options: WriteOptions
  var output: ByteWriter
  private(set) var summary = WriteSummary()
  private var columns: [TableProfile.Column] = []
  private var seen: Set<String> = []

  init(profile: TableProfile, options: WriteOptions, output: ByteWriter) {
    self.profile = profile
    self.options = options
    self.output = output
    dialect = profile.dialect.guardsFormulas ? profile.dialect : profile.dialect.safe(options)
  }

  mutating func write(_ glossary: Glossary) throws(InputError) {
    let tags = try languages(of: glossary)
    let properties = profile.hasProperties ? propertyNames(of: glossary, tags) : []
    let names = profile.columns(tags.map(spelled)).map(\.name) + properties
    columns = profile.columns(tags).map(\.column) + properties.map { .property($0) }
    if profile.hasMark || dialect.guardsFormulas { output.write("\u{FEFF}") }
    if profile.hasHeader { output.writeRecord(names, dialect) }
    if profile.rows == .concepts {
      for concept in glossary.concepts { try write(concept, tags) }
    } else {
      for pair in glossary.pairs(from: tags[0], to: tags[1]) { try write(pair) }
    }
    if summary.unitCount == 0 { throw glossary.noTerms(tags[0], tags[1]) }
    // A program's own table has what the program takes; only ours are meant to be whole.
    if profile.hasStatus {
      glossary.countLosses(
        from: tags[0], to: tags[1], kept: [.note, .subject, .partOfSpeech], in: &summary)
    }
  }

  private func languages(of glossary: Glossary) throws(InputError) -> [LanguageTag] {
    if profile.rows == .concepts, options.to == nil, glossary.languages.count > 1 {
      let source =
        options.from.flatMap { from in glossary.languages.first { $0.matches(from) } }
        ?? glossary.languages[0]
      return [source] + glossary.languages.filter { $0 != source }
    }
    let pair = try glossary.languages(from: options.from, to: options.to)
    return [pair.source, pair.target]
  }

  /// The names of all properties that pairs have, in the order in which they come.
  private func propertyNames(of glossary: Glossary, _ tags: [LanguageTag]) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for pair in glossary.pairs(from: tags[0], to: tags[1]) {
      for property in pair.properties(options.provenance)
      where property.name != JSONMember.examples && known.insert(property.name).inserted {
        names.append(property.name)
      }
    }
    return names
  }

  private func spelled(_ tag: LanguageTag) -> LanguageTag {
    profile.hasBareTags || options.hasBareLanguages ? tag.base : tag
  }

  private mutating func write(_ pair: TermPair) throws(InputError) {
    if profile.rows != .all && !pair.isUsable { return summary.skip("\(pair.status.rawValue) terms") }
    if profile.rows == .unique && !seen.insert(pair.source.text).inserted {
      return summary.skip("further translations of a term")
    }
    try writeRow(
      terms: [pair.source.text, pair.target.text],
      cells: columns.map { column in
        switch column {
        case .source: pair.source.text
        case .target: pair.target.text
        case .status: pair.status.rawValue
        case .isForbidden: flag(!pair.isUsable)
        case .isCaseSensitive: flag(pair.source.isCaseSensitive)
        case .partOfSpeech:
          pair.target.partOfSpeech.isEmpty ? pair.source.partOfSpeech : pair.target.partOfSpeech
        case .note: pair.target.note
        case .remark: pair.remark
        case .definition: pair.concept.definitions[pair.source.language] ?? ""
        case .sourceLanguage: spelled(pair.source.language).description
        case .targetLanguage: spelled(pair.target.language).description
        case .property(let name): pair.target.properties.first { $0.name == name }?.value ?? ""
        default: cell(column, pair.concept)
        }
      })
  }

  private mutating func write(_ concept: Concept, _ tags: [LanguageTag]) throws(InputError) {
    guard let source = concept.best(in: tags[0]) else {
      return summary.skip("concepts without a source term")
    }
    summary.skip(unusable: concept.terms.filter { $0.status == .deprecated || $0.status == .forbidden }.count)
    summary.skip(admitted: concept.terms.filter { $0.status == .admitted }.count)
    try writeRow(
      terms: tags.compactMap { concept.best(in: $0)?.text },
      cells: columns.map { column in
        switch column {
        case .source: source.text
        case .term(let tag): concept.best(in: tag)?.text ?? (concept.isTranslatable ? "" : source.text)
        case .isCaseSensitive: flag(source.isCaseSensitive)
        case .isForbidden: flag(false)
        case .partOfSpeech: source.partOfSpeech
        case .note: concept.note.isEmpty ? source.note : concept.note
        case .definition: concept.definitions[source.language] ?? ""
        default: cell(column, concept)
        }
      })
  }

  /// What a column holds that depends on the concept alone.
  private func cell(_ column: TableProfile.Column, _ concept: Concept) -> String {
    switch column {
    case .subject: concept.subject
    case .id: concept.id
    case .isTranslatable: flag(concept.isTranslatable)
    case .definitionIn(let tag): concept.definitions[tag] ?? ""
    default: ""
    }
  }

  private func flag(_ value: Bool) -> String { value ? profile.truth.0 : profile.truth.1 }

  private mutating func writeRow(terms: [String], cells: [String]) throws(InputError) {
    if let limit = profile.termLimit, terms.contains(where: { $0.utf8.count > limit }) {
      return summary.skip("terms longer than \(limit) bytes")
    }
    if let sign = profile.commentSign, cells[0].first == sign {
      return summary.skip("terms that would be taken for comments")
    }
    let cells = profile.isFlat ? cells.map { flat($0) } : cells
    if dialect.guardsFormulas {
      let count = cells.filter(DelimitedDialect.looksLikeFormula).count
      if count > 0 { summary.note("formula cells guarded", count) }
    }
    output.writeRecord(cells, dialect)
    summary.count()
    try output.flushIfFull()
  }

  /// The text on one line, for programs that know neither quotes nor escapes.
  private mutating func flat(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 < 32 }) { return text }
    summary.note("line ends and tabs written as spaces")
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

extension WriteSummary {
  fileprivate mutating func skip(unusable count: Int) {
    if count > 0 { skip("terms that must not be used", count) }
  }
  fileprivate mutating func skip(admitted count: Int) {
    if count > 0 { skip("further terms of a concept", count) }
  }
}

extension TermPair {
  /// The note of the translation, which a name that stays as it is gets in front: `do not translate`.
  fileprivate var remark: String {
    let parts = [status == .doNotTranslate ? "do not translate" : "", target.note]
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension Concept {
  /// The term to use in a language: the preferred one, else the first that may be used.
  func best(in language: LanguageTag) -> Term? {
    let usable = terms(in: language).filter { $0.status == .preferred || $0.status == .admitted }
    return usable.first { $0.status == .preferred } ?? usable.first
  }
}
