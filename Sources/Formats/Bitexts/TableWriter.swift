import TextModel

/// Writes a bitext as a table: TSV or CSV with a header row, LF line ends and no byte order mark.
struct TableWriter: UnitWriter {
  private let dialect: DelimitedDialect
  private let options: WriteOptions
  private let columns: [UnitColumn]
  private var hasHeader = false
  private(set) var summary = WriteSummary()

  init(dialect: DelimitedDialect, options: WriteOptions) {
    self.dialect = dialect
    self.options = options
    columns = UnitColumn.allCases.filter { options.columns.contains($0) }
  }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    if !hasHeader { writeHeader(unit.sourceLanguage, unit.targetLanguage, &output) }
    if dialect.guardsFormulas { countGuards(unit) }
    for form in unit.perForm { writeRecord(form, &output) }
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    if !hasHeader { writeHeader(nil, nil, &output) }
  }

  /// The column order of every table: id and document, the two texts, then the rest.
  private mutating func writeHeader(
    _ source: LanguageTag?, _ target: LanguageTag?, _ output: inout ByteWriter
  ) {
    hasHeader = true
    if dialect.guardsFormulas { output.write("\u{FEFF}") }
    let tags = (source ?? options.from, target ?? options.to)
    var cells = columns.filter { $0 == .id || $0 == .document }.map(\.header)
    if let source = tags.0, let target = tags.1, source != target {
      cells += [source.description, target.description]
    } else {
      cells += ["source", "target"]
    }
    cells += columns.filter { $0 != .id && $0 != .document }.map(\.header)
    output.writeRecord(cells, dialect)
  }

  private mutating func countGuards(_ unit: TranslationUnit) {
    let texts = [unit.source] + unit.targets + columns.map { $0.text(of: unit) }
    let count = texts.filter(DelimitedDialect.looksLikeFormula).count
    if count > 0 { summary.note("formula cells guarded", count) }
  }

  private mutating func writeRecord(_ unit: TranslationUnit, _ output: inout ByteWriter) {
    var isFirst = true
    func cell(_ text: String) {
      if !isFirst { output.write(dialect.delimiter) }
      isFirst = false
      output.writeCell(text, dialect)
    }
    for column in columns where column == .id || column == .document { cell(column.text(of: unit)) }
    cell(unit.source)
    cell(unit.target ?? "")
    for column in columns where column != .id && column != .document { cell(column.text(of: unit)) }
    output.write(dialect.lineEnd)
    for column in UnitColumn.allCases where !options.columns.contains(column) && column.isCounted {
      if !column.text(of: unit).isEmpty { summary.skip("\(column.rawValue) without a column") }
    }
    let codeCount = unit.sourceCodes.count + unit.targetCodes.count
    if codeCount > 0 { summary.skip("inline codes", codeCount) }
    if !unit.properties.isEmpty { summary.skip("properties", unit.properties.count) }
  }
}

extension UnitColumn {
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
  private static let csvSpecial = EscapeSet("\",;\t\r\n")
  private static let csvQuote = EscapeSet("\"")
  private static let tsvSpecial = EscapeSet("\t\r\n\\")

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
    let edges = [text.utf8.first, text.utf8.last]
    guard Self.csvSpecial.touches(text) || edges.contains(UInt8(ascii: " ")) else { return write(text) }
    write(UInt8(ascii: "\""))
    _ = buffer.append(text, escaping: Self.csvQuote) { _, _, output in
      output += [UInt8(ascii: "\""), UInt8(ascii: "\"")]
      return true
    }
    write(UInt8(ascii: "\""))
  }

  private mutating func writeEscapedCell(_ text: String) {
    _ = buffer.append(text, escaping: Self.tsvSpecial) { bytes, offset, output in
      output.append(UInt8(ascii: "\\"))
      switch bytes[offset] {
      case 9: output.append(UInt8(ascii: "t"))
      case 10: output.append(UInt8(ascii: "n"))
      case 13: output.append(UInt8(ascii: "r"))
      default: output.append(bytes[offset])
      }
      return true
    }
  }
}
