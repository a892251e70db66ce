import TextModel

/// Writes XLIFF 2.1, valid by the core schema; one `file` for each run of units of one document.
///
/// Codes keep what they stand for in `originalData`; what has no element of its own goes into the metadata module.
struct XLIFF2Writer: UnitWriter {
  private let options: WriteOptions
  private var languages: (source: LanguageTag, target: LanguageTag?)?
  private var document: String?
  private var fileCount = 0
  private var ids = UniqueNames()
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) { self.options = options }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    if !unit.hasSoundCodes { throw unit.unsoundCodes }
    try openDocument(unit, &output)
    try openFile(unit, &output)
    for form in unit.perForm { try writeUnit(form, &output) }
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    guard document != nil else { throw InputError("there is no unit to write") }
    output.write("</file>\n</xliff>\n")
  }

  private mutating func openDocument(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    let source = options.written(unit.sourceLanguage ?? options.from)
    let target = options.written(unit.targetLanguage ?? options.to)
    if let languages {
      if languages == (source, target) { return }
      throw InputError(
        "\(unit.description) is in other languages than the units before it", at: unit.sourceLocation,
        remedy: "XLIFF 2 holds one language pair a file; write XLIFF 1.2 or TMX")
    }
    guard let source else {
      throw InputError(
        "XLIFF needs the language of its sources", at: unit.sourceLocation, remedy: "give --from")
    }
    languages = (source, target)
    output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" \
      version="2.1" srcLang="\(source)"
      """)
    if let target { output.write(" trgLang=\"\(target)\"") }
    output.write(">\n")
  }

  private mutating func openFile(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    if document == unit.document { return }
    if document != nil { output.write("</file>\n") }
    document = unit.document
    fileCount += 1
    ids = UniqueNames()
    try output.writeStart("file", ["id": "f\(fileCount)", "original": unit.document], of: unit)
    output.write(">\n")
    try writeOrigin(&output)
  }

  /// Writes what made the file, and the licence of its texts.
  private func writeOrigin(_ output: inout ByteWriter) throws(InputError) {
    if options.provenance == .none { return }
    var values = [("tool", options.writtenTool)]
    if !options.writtenLicence.isEmpty { values.append(("licence", options.writtenLicence)) }
    try writeMetadata(values, TranslationUnit(id: "", source: ""), &output)
  }

  private mutating func writeUnit(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    let id = ids.unique(XMLNames.isToken(unit.id) ? unit.id : "u\(summary.unitCount + 1)")
    let value = { (name: String) in unit.properties.first { $0.name == name }?.value ?? "" }
    try output.writeStart(
      "unit", ["id": id, "name": value("@name"), "translate": unit.flags.contains("read-only") ? "no" : ""],
      of: unit)
    output.write(" xml:space=\"preserve\">\n")
    try writeMetadata(unit, id, &output)
    try writeNotes(unit, &output)
    let source = XLIFF2Codes(unit.sourceCodes, prefix: "s")
    let target = XLIFF2Codes(unit.targetCodes, prefix: "t")
    try writeData(source.data + target.data, unit, &output)
    let subflowCount = (unit.sourceCodes + unit.targetCodes).reduce(0) { $0 + $1.subflows.count }
    if subflowCount > 0 { summary.note("texts inside codes made parts of them", subflowCount) }
    let state = XLIFFStates.version2(of: unit)
    try output.writeStart("segment", ["state": state.state, "subState": state.subState], of: unit)
    output.write(">\n<source>")
    try output.writeXLIFF2(unit.source, source, of: unit)
    output.write("</source>\n")
    if let text = unit.target {
      output.write("<target>")
      try output.writeXLIFF2(text, target, of: unit)
      output.write("</target>\n")
    }
    output.write("</segment>\n</unit>\n")
  }

  private func writeMetadata(
    _ unit: TranslationUnit, _ id: String, _ output: inout ByteWriter
  ) throws(InputError) {
    var fields = XLIFF.fields(of: unit, attributes: ["name", "state", "subState"])
    if id != unit.id { fields.insert((.id, unit.id), at: 0) }
    if !fields.isEmpty { try writeMetadata(fields.map { ($0.field.metaType, $0.value) }, unit, &output) }
  }

  private func writeMetadata(
    _ values: [(type: String, value: String)], _ unit: TranslationUnit, _ output: inout ByteWriter
  ) throws(InputError) {
    output.write("<mda:metadata>\n<mda:metaGroup category=\"glosa\">\n")
    for (type, value) in values {
      try output.writeElement("mda:meta", ["type": type], value, of: unit)
      output.write("\n")
    }
    output.write("</mda:metaGroup>\n</mda:metadata>\n")
  }

  private func writeNotes(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    if unit.notes.isEmpty { return }
    output.write("<notes>\n")
    for note in unit.notes {
      try output.writeElement("note", [:], note, of: unit)
      output.write("\n")
    }
    output.write("</notes>\n")
  }

  private func writeData(
    _ data: [(id: String, text: String)], _ unit: TranslationUnit, _ output: inout ByteWriter
  ) throws(InputError) {
    if data.isEmpty { return }
    output.write("<originalData>\n")
    for (id, text) in data {
      try output.writeStart("data", ["id": id], of: unit)
      output.write(">")
      try output.writeXMLOrCodePoints(text, of: unit)
      output.write("</data>\n")
    }
    output.write("</originalData>\n")
  }
}

/// The codes of one text with the names that version 2 needs: unique ids and references to their content.
struct XLIFF2Codes {
  let codes: [InlineCode]
  let pairs: CodePairs
  /// The contents that codes refer to.
  private(set) var data: [(id: String, text: String)] = []
  private let ids: CodeIDs
  private var references: [String]

  init(_ codes: [InlineCode], prefix: String) {
    self.codes = codes
    pairs = CodePairs(codes)
    ids = CodeIDs(codes, pairs, isValid: XMLNames.isToken)
    references = Array(repeating: "", count: codes.count)
    for (index, code) in codes.enumerated() where !code.content.isEmpty {
      references[index] = "\(prefix)\(data.count + 1)"
      data.append((references[index], code.content))
    }
  }

  /// The code's id; that of the opening code for a closing one.
  func id(_ index: Int) -> String { ids.id(index) }

  /// The name of the code's content; empty when it has none.
  func reference(_ index: Int) -> String { references[index] }
}

extension ByteWriter {
  /// Writes a text with its codes as elements of XLIFF 2.
  mutating func writeXLIFF2(
    _ text: String, _ codes: XLIFF2Codes, of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    var start = text.startIndex
    for (index, code) in codes.codes.enumerated() {
      let end = text.utf8.index(text.startIndex, offsetBy: code.offset)
      try writeXMLOrCodePoints(String(text[start..<end]), of: unit())
      start = end
      try writeXLIFF2(
        code, codes.id(index), codes.reference(index), isPaired: codes.pairs.holds(index), of: unit())
    }
    try writeXMLOrCodePoints(String(text[start...]), of: unit())
  }

  private mutating func writeXLIFF2(
    _ code: InlineCode, _ id: String, _ data: String, isPaired: Bool,
    of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    let (type, subType) = XLIFFTypes.types(code.type)
    switch code.kind {
    case .standalone:
      try writeStart("ph", ["id": id, "dataRef": data, "type": type, "subType": subType], of: unit())
    case .open where isPaired:
      try writeStart("sc", ["id": id, "dataRef": data, "type": type, "subType": subType], of: unit())
    case .close where isPaired: try writeStart("ec", ["startRef": id, "dataRef": data], of: unit())
    case .open, .isolatedOpen:
      try writeStart(
        "sc", ["id": id, "dataRef": data, "type": type, "subType": subType, "isolated": "yes"], of: unit())
    case .close, .isolatedClose:
      try writeStart(
        "ec", ["id": id, "dataRef": data, "type": type, "subType": subType, "isolated": "yes"], of: unit())
    case .markOpen where isPaired:
      try writeStart("mrk", ["id": id, "type": XLIFFTypes.markType(code.type)], of: unit())
      return write(">")
    case .markClose where isPaired: return write("</mrk>")
    case .markOpen, .markClose:
      try writeStart("ph", ["id": id, "type": type, "subType": subType], of: unit())
    }
    write("/>")
  }
}
