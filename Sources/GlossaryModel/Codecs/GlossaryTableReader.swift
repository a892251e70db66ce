import Formats
import TextModel

extension Glossary {
  /// Reads a glossary from a TSV or CSV file.
  ///
  /// The header names `source` and `target`, with or without `source_lang` and `target_lang`, or two or more
  /// language tags, and any of `id`, `status`, `pos`, `note`, `subject`; what other columns hold becomes properties.
  /// Without a header the first two cells are source and target.
  static func table(
    _ file: InputFile, _ dialect: DelimitedDialect?, _ options: ReadOptions, _ summary: inout ReadSummary
  ) throws(InputError) -> Glossary {
    let source = try file.open()
    let pair = LanguagePair(source: options.from, target: options.to)
    let head = try source.peek()
    let chosen = dialect ?? .detectingCSV(in: head, pair: pair, limits: options.limits)
    var records = DelimitedRecords(TextSource(source), dialect: chosen, limits: options.limits)
    var reader: GlossaryTableReader?
    while try records.next() {
      if reader == nil {
        reader = try GlossaryTableReader(records, pair)
        if reader?.hasHeader == true { continue }
      }
      try reader?.read(records)
    }
    guard let reader, !reader.rows.isEmpty else {
      throw InputError(
        "the file holds no term", at: Location(file: file.name), remedy: "check that this is the right file")
    }
    return Glossary(rows: reader.rows, languages: reader.languages, summary: &summary)
  }
}

/// Turns the records of a table into rows.
private struct GlossaryTableReader {
  private enum Column {
    case source, target, sourceLanguage, targetLanguage
    case term(LanguageTag)
    case id, status, partOfSpeech, note, subject
    case property(String)
  }

  private let columns: [Column]
  private let pair: LanguagePair
  let hasHeader: Bool
  private(set) var rows: [GlossaryRow] = []
  /// The languages of the columns and of the rows, in the order in which they came.
  private(set) var languages: [LanguageTag]

  /// Reads the first record, whether it is a header or not.
  init(_ records: DelimitedRecords, _ pair: LanguagePair) throws(InputError) {
    let cells = records.texts
    let names = cells.map { $0.lowercased() }
    if names.contains("source") { try records.refuseRepeatedColumns() }
    let tags = cells.compactMap { Self.column($0) == nil ? LanguageTag($0) : nil }
    let namesSides = names.contains("source") && names.contains("target")
    let namesLanguages = names.contains("source_lang") && names.contains("target_lang")
    hasHeader =
      namesSides || tags.count >= 2 && tags.allSatisfy { $0.isCommon || pair.role(of: $0).role != .other }
    self.pair = pair
    languages = hasHeader && !namesSides ? tags : [pair.source, pair.target].compactMap(\.self)
    if languages.count < 2, !(namesSides && namesLanguages) {
      throw InputError(
        "the languages of the terms are not known", at: records.location(0), remedy: "give --from and --to")
    }
    columns =
      !hasHeader
      ? [.source, .target]
      : cells.map { cell in
        Self.column(cell) ?? (namesSides ? nil : LanguageTag(cell).map { .term($0) }) ?? .property(cell)
      }
  }

  mutating func read(_ records: DelimitedRecords) throws(InputError) {
    if records.cells.count < columns.count || hasHeader && records.cells.count > columns.count {
      throw InputError(
        "the record has \(records.cells.count) cells where \(columns.count) are expected",
        at: records.location(0),
        remedy: "quote cells that contain the delimiter")
    }
    var row = GlossaryRow()
    var sides = (source: "", target: "")
    var tags = pair
    for (index, column) in columns.enumerated() {
      let text = records.text(index)
      if text.isEmpty { continue }
      switch column {
      case .source: sides.source = text
      case .target: sides.target = text
      case .sourceLanguage: tags.source = try language(text, records.location(index))
      case .targetLanguage: tags.target = try language(text, records.location(index))
      case .term(let tag): row.terms.append((tag, text))
      case .id: row.id = text
      case .status: row.status = try status(text, records.location(index))
      case .partOfSpeech: row.partOfSpeech = text
      case .note: row.note = text
      case .subject: row.subject = text
      case .property(let name): row.properties.append(UnitProperty(name, text))
      }
    }
    if let source = tags.source, let target = tags.target {
      if !sides.target.isEmpty { row.terms.insert((target, sides.target), at: 0) }
      if !sides.source.isEmpty { row.terms.insert((source, sides.source), at: 0) }
      for tag in [source, target] where !languages.contains(tag) { languages.append(tag) }
      row.completeName([source, target])
    } else if !sides.source.isEmpty || !sides.target.isEmpty {
      throw InputError(
        "the record names no languages", at: records.location(0), remedy: "give --from and --to")
    }
    if row.terms.isEmpty { throw InputError("the record holds no term", at: records.location(0)) }
    row.completeName(languages)
    rows.append(row)
  }

  private func language(_ text: String, _ place: Location) throws(InputError) -> LanguageTag {
    if let tag = LanguageTag(text) { return tag }
    throw InputError(
      "\"\(text.printable)\" is no language tag", at: place, remedy: "use tags such as es or pt-BR")
  }

  private func status(_ text: String, _ place: Location) throws(InputError) -> GlossaryEntry.Status {
    if let status = GlossaryEntry.Status(word: text) { return status }
    throw InputError(
      "unknown status \"\(text.printable)\"", at: place,
      remedy: "choose one of \(GlossaryEntry.Status.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  private static func column(_ name: String) -> Column? {
    switch name.lowercased() {
    case "source": .source
    case "target": .target
    case "source_lang": .sourceLanguage
    case "target_lang": .targetLanguage
    case "id": .id
    case "status": .status
    case "pos", "part of speech": .partOfSpeech
    case "note", "notes", "comment": .note
    case "subject", "domain": .subject
    default: nil
    }
  }
}

extension GlossaryRow {
  /// Gives a name that stays as it is to the languages that the row leaves empty.
  mutating func completeName(_ languages: [LanguageTag]) {
    guard status == .doNotTranslate, let name = terms.first?.text else { return }
    for tag in languages where !terms.contains(where: { $0.language == tag }) { terms.append((tag, name)) }
  }
}
