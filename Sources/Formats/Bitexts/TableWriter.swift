import TextModel

/// Writes a bitext as a table: TSV or CSV with a header row, LF line ends and no byte order mark.
///
/// TSV names the languages in the header, where they can be told apart from other names there. CSV has the names
/// `source` and `target`, which other programs look for, and the languages in columns of their own.
struct TableWriter: UnitWriter {
  /// A column of this table.
  private enum Column: Equatable {
    case source, target, sourceLanguage, targetLanguage
    case part(UnitColumn)
    case property(String)
  }

  private let dialect: DelimitedDialect
  private let options: WriteOptions
  private var columns: [Column] = []
  /// The parts that have no column and whose loss is counted.
  private var lostParts: [UnitColumn] = []
  private var languages: (source: LanguageTag?, target: LanguageTag?)
  private var hasHeader = false
  /// Whether the columns of the texts are named by their languages, which goes for the whole file then.
  private var areTags = false
  private(set) var summary = WriteSummary()

  init(dialect: DelimitedDialect, options: WriteOptions) {
    self.dialect = dialect
    self.options = options
  }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    if !hasHeader { writeHeader(unit.sourceLanguage, unit.targetLanguage, &output) }
    if unit.targets.count < 2 {
      writeRecord(unit, &output)
    } else {
      for form in unit.perForm { writeRecord(form, &output) }
    }
    countLosses(unit)
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    if !hasHeader { writeHeader(nil, nil, &output) }
  }

  /// Decides on the columns: id and document, the two texts with their languages, then the rest.
  private mutating func writeHeader(
    _ source: LanguageTag?, _ target: LanguageTag?, _ output: inout ByteWriter
  ) {
    hasHeader = true
    languages = (options.written(source ?? options.from), options.written(target ?? options.to))
    let parts = UnitColumn.allCases.filter { options.columns.contains($0) }
    columns = parts.filter(\.isBeforeTexts).map { .part($0) } + [.source, .target]
    if let source = languages.source, let target = languages.target, !dialect.hasQuotes {
      areTags = source.isCommon && target.isCommon && source.base != target.base
    }
    if !areTags, languages.source != nil || languages.target != nil {
      columns += [.sourceLanguage, .targetLanguage]
    }
    columns += parts.filter { !$0.isBeforeTexts }.map { .part($0) }
    columns += options.propertyNames.map { .property($0) }
    lostParts = UnitColumn.allCases.filter { !options.columns.contains($0) && $0.isCounted }
    if dialect.guardsFormulas { output.write("\u{FEFF}") }
    var names: [String] = []
    for column in columns { names.append(name(column, after: names)) }
    output.writeRecord(names, dialect)
  }

  private func name(_ column: Column, after others: [String]) -> String {
    switch column {
    case .source: areTags ? languages.source?.description ?? "source" : "source"
    case .target: areTags ? languages.target?.description ?? "target" : "target"
    case .sourceLanguage: "source_lang"
    case .targetLanguage: "target_lang"
    case .part(let part): part.header
    case .property(let name): TableColumns.header(ofProperty: name, after: others, areTags: areTags)
    }
  }

  private mutating func writeRecord(_ unit: TranslationUnit, _ output: inout ByteWriter) {
    for (index, column) in columns.enumerated() {
      if index > 0 { output.write(dialect.delimiter) }
      let text = text(column, unit)
      if dialect.guardsFormulas, DelimitedDialect.looksLikeFormula(text) {
        summary.note("formula cells guarded")
      }
      output.writeCell(text, dialect)
    }
    output.write(dialect.lineEnd)
  }

  private func text(_ column: Column, _ unit: TranslationUnit) -> String {
    switch column {
    case .source: unit.source
    case .target: unit.target ?? ""
    case .sourceLanguage: (options.written(unit.sourceLanguage) ?? languages.source)?.description ?? ""
    case .targetLanguage: (options.written(unit.targetLanguage) ?? languages.target)?.description ?? ""
    case .part(let part): part.text(of: unit)
    case .property(let name):
      unit.properties.lazy.filter { $0.name == name }.map(\.value).joined(separator: "\n")
    }
  }

  private mutating func countLosses(_ unit: TranslationUnit) {
    for part in lostParts where part.isPresent(in: unit) { summary.skip("\(part.rawValue) without a column") }
    let codeCount = unit.sourceCodes.count + unit.targetCodes.count
    if codeCount > 0 { summary.skip("inline codes", codeCount) }
    if !unit.properties.isEmpty {
      let lost = unit.properties.count { !columns.contains(.property($0.name)) }
      if lost > 0 { summary.skip("properties", lost) }
      let repeated =
        unit.properties.count - lost
        - Set(unit.properties.map(\.name)).count { columns.contains(.property($0)) }
      if repeated > 0 { summary.note("properties of one name joined", repeated) }
    }
    if areTags,
      !isInHeader(unit.sourceLanguage, languages.source) || !isInHeader(unit.targetLanguage, languages.target)
    {
      summary.skip("languages other than those of the header")
    }
  }

  private func isInHeader(_ tag: LanguageTag?, _ header: LanguageTag?) -> Bool {
    tag == nil || options.written(tag) == header
  }
}

extension UnitColumn {
  /// Whether the column stands before the texts.
  fileprivate var isBeforeTexts: Bool { self == .id || self == .document }

  /// Whether the unit has the part.
  func isPresent(in unit: TranslationUnit) -> Bool {
    switch self {
    case .id: !unit.id.isEmpty
    case .document: !unit.document.isEmpty
    case .context: !unit.context.isEmpty
    case .flags: !unit.flags.isEmpty
    case .notes: !unit.notes.isEmpty
    case .confidence: unit.confidence != nil
    }
  }

  /// The name in a header row.
  var header: String { self == .document ? "doc" : rawValue }

  /// Whether leaving the part out loses something the user wrote.
  fileprivate var isCounted: Bool { self != .id && self != .confidence }

  /// The part of a unit as a cell.
  func text(of unit: TranslationUnit) -> String {
    switch self {
    case .id: unit.id
    case .document: unit.document
    case .context: unit.context
    case .flags: unit.flags.joined(separator: ", ")
    case .notes: unit.notes.joined(separator: "\n")
    case .confidence: unit.confidence.map { "\($0)" } ?? ""
    }
  }
}

extension ByteWriter {
  /// `"`, `,`, `;` and a tab.
  private static let delimiters = ByteQuery(0x22, 0x2C, 0x3B, 0x09)
  private static let lineEnds = ByteQuery(0x0A, 0x0D, 0x0A, 0x0D)
  private static let quotes = ByteQuery(0x22, 0x22, 0x22, 0x22)
  /// A tab, line ends and `\`.
  private static let escapes = ByteQuery(0x09, 0x0A, 0x0D, 0x5C)

  /// Writes the cells of one record and its line end.
  package mutating func writeRecord(_ cells: [String], _ dialect: DelimitedDialect) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { write(dialect.delimiter) }
      writeCell(cell, dialect)
    }
    write(dialect.lineEnd)
  }

  /// Writes one cell, quoted or escaped where the dialect needs it.
  package mutating func writeCell(_ text: String, _ dialect: DelimitedDialect) {
    if dialect.guardsFormulas, DelimitedDialect.looksLikeFormula(text) {
      var plain = dialect
      plain.guardsFormulas = false
      return writeCell("'" + text, plain)
    }
    if dialect.hasQuotes { writeQuotedCell(text) } else { writeEscapedCell(text) }
  }

  /// Quotes what any reader could take for more than one cell, whatever delimiter it expects.
  private mutating func writeQuotedCell(_ text: String) {
    guard Self.needsQuotes(text.utf8Span.span) else { return write(text) }
    write(UInt8(ascii: "\""))
    buffer.append(text, escaping: Self.quotes) { _, output in
      output.append(UInt8(ascii: "\""))
      output.append(UInt8(ascii: "\""))
    }
    write(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
    if bytes.isEmpty { return false }
    let space = UInt8(ascii: " ")
    return bytes[0] == space || bytes[bytes.count - 1] == space
      || bytes.firstIndex(of: delimiters, from: 0) < bytes.count
      || bytes.firstIndex(of: lineEnds, from: 0) < bytes.count
  }

  private mutating func writeEscapedCell(_ text: String) {
    buffer.append(text, escaping: Self.escapes) { byte, output in
      output.append(UInt8(ascii: "\\"))
      switch byte {
      case 9: output.append(UInt8(ascii: "t"))
      case 10: output.append(UInt8(ascii: "n"))
      case 13: output.append(UInt8(ascii: "r"))
      default: output.append(byte)
      }
    }
  }
}
