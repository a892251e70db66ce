import TextModel

/// Reads a bitext from a table: TSV or CSV, one unit a record.
struct TableReader: UnitReader {
  private var records: DelimitedRecords
  private let layout: TableColumns
  /// The first record, when it is a unit and was read to find the layout.
  private var holdsRecord: Bool
  private let keepsOddRecords: Bool
  /// The line where the next record is expected; if it begins later, empty lines lie between.
  private var expectedLine = 1
  private var oddCount = 0
  private var unitCount = 0
  private var translatedCount = 0
  /// The language tags that cells have named, as they are written.
  private var tags: [(text: String, tag: LanguageTag, count: Int)] = []

  init(_ source: TextSource, dialect: DelimitedDialect, options: ReadOptions) throws(InputError) {
    records = DelimitedRecords(source, dialect: dialect, limits: options.limits)
    keepsOddRecords = options.keepsOddRecords
    holdsRecord = try records.next()
    if holdsRecord, dialect.isAnnouncement(records.texts) { holdsRecord = try records.next() }
    layout = holdsRecord ? try TableColumns(records, options) : .headless
    if layout.hasHeader {
      holdsRecord = false
      expectedLine = records.line
    }
  }

  var propertyNames: [String] { layout.properties.map(\.name) }

  var columns: Set<UnitColumn> { layout.partColumns.union([.id]) }

  var summary: ReadSummary {
    var summary = ReadSummary()
    summary.unitCount = unitCount
    for tag in tags { summary.count(tag.tag, tag.count) }
    if oddCount > 0 { summary.skip("rows with another number of cells", oddCount) }
    if let tag = layout.sourceLanguage, layout.languages.source == nil, unitCount > 0 {
      summary.count(tag, unitCount)
    }
    if let tag = layout.targetLanguage, layout.languages.target == nil, translatedCount > 0 {
      summary.count(tag, translatedCount)
    }
    return summary
  }

  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    if !holdsRecord { holdsRecord = try records.next() }
    if !holdsRecord { return keepsOddRecords && takeEmptyLine(before: records.line, into: &unit) }
    holdsRecord = keepsOddRecords && takeEmptyLine(before: records.place(0).line, into: &unit)
    if holdsRecord { return true }
    expectedLine = records.line
    unitCount += 1
    if records.cells.count != layout.count {
      if !keepsOddRecords { throw wrongCount() }
      oddCount += 1
      beginEmpty(&unit)
      return true
    }
    let target = records.text(layout.target)
    if !target.isEmpty { translatedCount += 1 }
    unit.begin(id: part(.id) ?? String(unitCount))
    unit.source = records.text(layout.source)
    if !target.isEmpty { unit.targets.append(target) }
    unit.sourceLanguage = try language(layout.languages.source, or: layout.sourceLanguage)
    unit.targetLanguage = try language(layout.languages.target, or: layout.targetLanguage)
    unit.setPlaces(records.name, source: records.place(layout.source), target: records.place(layout.target))
    for column in layout.properties where !records.cells[column.index].range.isEmpty {
      unit.properties.append(UnitProperty(column.name, records.text(column.index)))
    }
    if let text = part(.document) { unit.document = text }
    if let text = part(.context) { unit.context = text }
    if layout.index(of: .flags) != nil { unit.flags = list(.flags, ",") }
    if layout.index(of: .notes) != nil { unit.notes = list(.notes, "\n") }
    unit.confidence = try confidence()
    return true
  }

  /// Whether there is an empty line before a line, which becomes a unit without texts.
  private mutating func takeEmptyLine(before line: Int, into unit: inout TranslationUnit) -> Bool {
    if expectedLine >= line { return false }
    expectedLine += 1
    beginEmpty(&unit)
    return true
  }

  private func beginEmpty(_ unit: inout TranslationUnit) {
    unit.begin(id: String(unitCount))
    (unit.sourceLanguage, unit.targetLanguage) = (layout.sourceLanguage, layout.targetLanguage)
  }

  /// The language that a cell names, else the one that goes for the whole file.
  private mutating func language(_ index: Int?, or tag: LanguageTag?) throws(InputError) -> LanguageTag? {
    guard let index, !records.cells[index].range.isEmpty else { return tag }
    let text = records.text(index)
    if let known = tags.firstIndex(where: { $0.text == text }) {
      tags[known].count += 1
      return tags[known].tag
    }
    guard let tag = LanguageTag(text) else {
      throw InputError(
        "\"\(text.printable)\" is no language tag", at: records.location(index),
        remedy: "use tags such as es or pt-BR")
    }
    if tags.count < 64 { tags.append((text, tag, 1)) }
    return tag
  }

  private func part(_ column: UnitColumn) -> String? {
    guard let index = layout.index(of: column) else { return nil }
    return records.text(index)
  }

  private func list(_ column: UnitColumn, _ separator: Character) -> [String] {
    guard let text = part(column), !text.isEmpty else { return [] }
    return text.split(separator: separator).map { String($0).trimmedSpaces }
  }

  private func confidence() throws(InputError) -> Float? {
    guard let index = layout.index(of: .confidence), !records.cells[index].range.isEmpty else { return nil }
    let text = records.text(index)
    guard let value = Float(text), (0...1).contains(value) else {
      throw InputError(
        "the confidence \"\(text.printable)\" is no number from 0 to 1", at: records.location(index))
    }
    return value
  }

  private func wrongCount() -> InputError {
    let found = records.cells.count
    if layout.hasHeader {
      let remedy =
        records.dialect.hasQuotes ? "quote cells that contain the delimiter" : "write tabs in cells as \\t"
      return InputError(
        "the record has \(found) cells, the header has \(layout.count)", at: records.location(0),
        remedy: remedy)
    }
    return InputError(
      "the record has \(found) cells where source and target are expected", at: records.location(0),
      remedy: found > 2
        ? "say what the cells are in a header such as source,target,note" : "check the delimiter")
  }
}
