import Formats
import TextModel

extension Glossary {
  /// Reads UTX 1.11 (AAMT, 2011): a header line with both languages, a line of column names, then tab-separated terms.
  static func utx(
    _ file: InputFile, _ options: ReadOptions, _ summary: inout ReadSummary
  ) throws(InputError) -> Glossary {
    var dialect = DelimitedDialect.tsv
    dialect.hasEscapes = false
    var records = DelimitedRecords(TextSource(try file.open()), dialect: dialect, limits: options.limits)
    var reader = UTXReader()
    while try records.next() { try reader.read(records, &summary) }
    guard let languages = reader.languages, !reader.rows.isEmpty else {
      throw InputError(
        "the file holds no term", at: Location(file: file.name), remedy: "check that this is a UTX file")
    }
    var glossary = Glossary(
      rows: reader.rows, languages: [languages.source, languages.target], summary: &summary)
    glossary.licence = reader.licence
    return glossary
  }

  /// Writes UTX 1.11 with CRLF line ends and no byte order mark.
  func writeUTX(_ options: WriteOptions, to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    let (source, target) = try languages(from: options.from, to: options.to)
    // UTX wants a date behind the languages; a fixed one, so that equal glossaries give equal bytes.
    var header = "#UTX 1.11; \(source)/\(target); 1970-01-01"
    if !licence.isEmpty { header += "; license: \(UTXText.header(licence))" }
    if !options.writtenTool.isEmpty { header += "; creator: \(UTXText.header(options.writtenTool))" }
    let pairs = pairs(from: source, to: target)
    let hasNames = pairs.contains { $0.status == .doNotTranslate }
    let names = ["#src", "tgt", "src:pos", "term status", "tgt:comment", "concept ID"]
    output.write(header + "\r\n")
    output.write((names + (hasNames ? [UTXText.translate] : [])).joined(separator: "\t") + "\r\n")
    var summary = WriteSummary()
    for pair in pairs {
      if pair.source.text.hasPrefix("#") {
        summary.skip("terms that would be taken for comments")
        continue
      }
      let pos = pair.source.partOfSpeech.isEmpty ? pair.target.partOfSpeech : pair.source.partOfSpeech
      var cells = [
        pair.source.text, pair.target.text, UTXText.pos(pos), UTXText.status(pair.status), pair.target.note,
        pair.concept.id,
      ]
      if hasNames { cells.append(pair.status == .doNotTranslate ? "no" : "") }
      if cells.contains(where: \.holdsLineEnds) { summary.note("line ends and tabs written as spaces") }
      output.write(cells.map(UTXText.cell).joined(separator: "\t") + "\r\n")
      summary.count()
      try output.flushIfFull()
    }
    countLosses(from: source, to: target, kept: [.licence, .note, .partOfSpeech], in: &summary)
    if summary.unitCount == 0 { throw noTerms(source, target) }
    return summary
  }
}

/// Turns the lines of a UTX file into rows.
private struct UTXReader {
  private(set) var languages: (source: LanguageTag, target: LanguageTag)?
  private(set) var licence = ""
  private(set) var rows: [GlossaryRow] = []
  private var columns: [String] = []

  mutating func read(_ records: DelimitedRecords, _ summary: inout ReadSummary) throws(InputError) {
    let cells = records.texts
    if cells[0].hasPrefix("#") { return try readHeader(cells, records.location(0)) }
    guard let languages, columns.contains("src"), columns.contains("tgt") else {
      throw InputError(
        "the UTX header is missing", at: records.location(0),
        remedy: "begin the file with #UTX 1.11; src/tgt; and #src, tgt, src:pos")
    }
    if cells.count != columns.count {
      throw InputError(
        "the line has \(cells.count) cells where \(columns.count) are expected", at: records.location(0),
        remedy: "write - in cells that hold nothing")
    }
    var row = GlossaryRow()
    for (name, text) in zip(columns, cells) where text != "-" && !text.isEmpty {
      switch name {
      case "src": row.terms.insert((languages.source, text), at: 0)
      case "tgt": row.terms.append((languages.target, text))
      case "src:pos": row.partOfSpeech = UTXText.partOfSpeech(text)
      case "tgt:comment", "comment": row.note = text
      case "concept id": row.id = text
      case UTXText.translate: if text.lowercased() == "no" { row.status = .doNotTranslate }
      case "term status":
        guard let status = UTXText.status(text) else {
          throw InputError(
            "unknown term status \"\(text.printable)\"",
            at: records.location(columns.firstIndex(of: name) ?? 0))
        }
        row.status = status
      default: summary.skip("fields \"\(name.printable)\"")
      }
    }
    if row.terms.isEmpty { throw InputError("the line holds no term", at: records.location(0)) }
    rows.append(row)
  }

  private mutating func readHeader(_ cells: [String], _ location: Location) throws(InputError) {
    if cells.count > 1 {
      columns = cells.map { $0.lowercased() }
      columns[0] = String(columns[0].dropFirst())
      return
    }
    let fields = cells[0].dropFirst().split(separator: ";").map { String($0).trimmedSpaces }
    for field in fields where field.lowercased().hasPrefix("license:") {
      licence = String(field.dropFirst("license:".count)).trimmedSpaces
    }
    guard languages == nil, fields.first?.uppercased().hasPrefix("UTX") ?? false, fields.count > 1 else {
      return
    }
    let tags = fields[1].split(separator: "/").map { LanguageTag($0) }
    guard tags.count == 2, let source = tags[0], let target = tags[1] else {
      throw InputError(
        "\"\(fields[1].printable)\" names no two languages", at: location, remedy: "write, for example, en/es"
      )
    }
    languages = (source, target)
  }
}

/// The words of UTX.
private enum UTXText {
  /// Our column for names that stay as they are, which UTX has no status for.
  static let translate = "x:translate"

  /// A cell: a hyphen where there is nothing; tabs and line ends become spaces, since UTX has no escapes.
  static func cell(_ text: String) -> String {
    text.isEmpty ? "-" : String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  static func header(_ text: String) -> String { String(cell(text).map { $0 == ";" ? "," : $0 }) }

  static func pos(_ pos: String) -> String { pos == "proper-noun" ? "properNoun" : pos }

  static func partOfSpeech(_ text: String) -> String {
    switch text {
    case "noun", "verb", "adjective", "adverb", "other": text
    case "properNoun": "proper-noun"
    default: "other"
    }
  }

  static func status(_ status: GlossaryEntry.Status) -> String {
    switch status {
    case .candidate: "provisional"
    case .approved, .doNotTranslate: "approved"
    case .deprecated: "non-standard"
    case .forbidden: "forbidden"
    }
  }

  static func status(_ text: String) -> GlossaryEntry.Status? {
    switch text.lowercased() {
    case "provisional": .candidate
    case "approved": .approved
    case "non-standard": .deprecated
    case "forbidden", "rejected": .forbidden
    default: nil
    }
  }
}
