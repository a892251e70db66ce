import Formats
import TextModel

extension Glossary {
  /// Reads a glossary from a TSV or CSV file.
  ///
  /// The header names `source` and `target`, or two or more language tags, and any of `id`, `status`, `pos`,
  /// `note`, `subject`. Without a header the first two cells are source and target.
  static func table(
    _ file: InputFile, _ dialect: DelimitedDialect?, _ options: ReadOptions
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
    return Glossary(rows: reader.rows, languages: reader.languages)
  }
}

/// Turns the records of a table into rows.
private struct GlossaryTableReader {
  private enum Column { case term(LanguageTag), id, status, partOfSpeech, note, subject, other }

  private var columns: [Column]
  let hasHeader: Bool
  private(set) var rows: [GlossaryRow] = []

  /// Reads the first record, whether it is a header or not.
  init(_ records: DelimitedRecords, _ pair: LanguagePair) throws(InputError) {
    let cells = records.texts
    let names = cells.map { $0.lowercased() }
    let tags = cells.compactMap { Self.column($0) == nil ? LanguageTag($0) : nil }
    let namesSides = names.contains("source") && names.contains("target")
    hasHeader =
      namesSides || tags.count >= 2 && tags.allSatisfy { $0.isCommon || pair.role(of: $0).role != .other }
    if hasHeader && !namesSides {
      columns = cells.map { Self.column($0) ?? LanguageTag($0).map { .term($0) } ?? .other }
      return
    }
    guard let source = pair.source, let target = pair.target else {
      throw InputError(
        "the languages of the terms are not known", at: records.location(0), remedy: "give --from and --to")
    }
    if hasHeader {
      columns = names.map {
        $0 == "source" ? .term(source) : $0 == "target" ? .term(target) : Self.column($0) ?? .other
      }
    } else {
      columns = [.term(source), .term(target)]
    }
  }

  var languages: [LanguageTag] {
    columns.compactMap { if case .term(let tag) = $0 { tag } else { nil } }
  }

  mutating func read(_ records: DelimitedRecords) throws(InputError) {
    if records.cells.count < columns.count || hasHeader && records.cells.count > columns.count {
      throw InputError(
        "the record has \(records.cells.count) cells where \(columns.count) are expected",
        at: records.location(0),
        remedy: "quote cells that contain the delimiter")
    }
    var row = GlossaryRow()
    for (index, column) in columns.enumerated() {
      let text = records.text(index)
      switch column {
      case .term(let tag): if !text.isEmpty { row.terms.append((tag, text)) }
      case .id: row.id = text
      case .status:
        guard let status = GlossaryEntry.Status(word: text) else {
          throw InputError(
            "unknown status \"\(text.printable)\"", at: records.location(index),
            remedy: "choose one of \(GlossaryEntry.Status.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        row.status = status
      case .partOfSpeech: row.partOfSpeech = text
      case .note: row.note = text
      case .subject: row.subject = text
      case .other: break
      }
    }
    if row.terms.isEmpty { throw InputError("the record holds no term", at: records.location(0)) }
    row.completeName(languages)
    rows.append(row)
  }

  private static func column(_ name: String) -> Column? {
    switch name.lowercased() {
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
