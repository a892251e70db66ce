import TextModel

/// Writes XLIFF 1.2, valid by the strict schema; one `file` for each run of units of one document.
struct XLIFF12Writer: UnitWriter {
  private let options: WriteOptions
  /// What the open `file` element holds; `nil` when none is open.
  private var file: (document: String, source: LanguageTag, target: LanguageTag?)?
  private var hasHeader = false
  private var ids = UniqueNames()
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) { self.options = options }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    if !unit.hasSoundCodes { throw unit.unsoundCodes }
    try openFile(unit, &output)
    for form in unit.perForm { try writeUnit(form, &output) }
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    guard file != nil else { throw InputError("there is no unit to write") }
    output.write("</body>\n</file>\n</xliff>\n")
  }

  private mutating func openFile(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    guard let source = options.written(unit.sourceLanguage ?? options.from) else {
      throw InputError(
        "XLIFF needs the language of its sources", at: unit.sourceLocation, remedy: "give --from")
    }
    let target = options.written(unit.targetLanguage ?? options.to)
    if let file, file == (unit.document, source, target) { return }
    if !hasHeader {
      output.write(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">

        """)
      hasHeader = true
    }
    if file != nil { output.write("</body>\n</file>\n") }
    file = (unit.document, source, target)
    ids = UniqueNames()
    output.write("<file original=\"")
    try output.writeXML(attribute: unit.document, of: unit)
    output.write("\" source-language=\"\(source)\"")
    if let target { output.write(" target-language=\"\(target)\"") }
    output.write(" datatype=\"plaintext\">\n")
    try writeHeader(&output)
    output.write("<body>\n")
  }

  /// Writes what made the file, and the licence of its texts.
  private func writeHeader(_ output: inout ByteWriter) throws(InputError) {
    if options.provenance == .none { return }
    let file = TranslationUnit(id: "", source: "")
    output.write("<header>\n")
    try output.writeStart(
      "tool", ["tool-id": "glosa", "tool-name": "glosa", "tool-version": options.toolVersion], of: file)
    output.write("/>\n")
    if !options.writtenLicence.isEmpty {
      try output.writeElement("note", [:], XLIFF.licencePrefix + options.writtenLicence, of: file)
      output.write("\n")
    }
    output.write("</header>\n")
  }

  private mutating func writeUnit(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    let id = ids.unique(unit.id)
    output.write("<trans-unit id=\"")
    try output.writeXML(attribute: id, of: unit)
    output.write("\"")
    if unit.flags.contains("read-only") { output.write(" translate=\"no\"") }
    try writeAttributes(XLIFF.unitAttributes, unit, &output)
    output.write(" xml:space=\"preserve\">\n<source>")
    try output.writeXLIFF12(unit.source, unit.sourceCodes, of: unit)
    output.write("</source>\n")
    if let target = unit.target {
      output.write("<target")
      try output.writeXML(attribute: "state", XLIFFStates.version12(of: unit) ?? "", of: unit)
      try writeAttributes(XLIFF.targetAttributes, unit, &output)
      output.write(">")
      try output.writeXLIFF12(target, unit.targetCodes, of: unit)
      output.write("</target>\n")
    }
    try writeFields(unit, id, &output)
    for note in unit.notes {
      output.write("<note>")
      try output.writeXML(note, of: unit)
      output.write("</note>\n")
    }
    output.write("</trans-unit>\n")
  }

  private func writeAttributes(
    _ names: [String], _ unit: TranslationUnit, _ output: inout ByteWriter
  ) throws(InputError) {
    for name in names {
      guard let property = unit.properties.first(where: { $0.name == "@" + name && XLIFF.isValid($0) })
      else { continue }
      output.write(" \(name)=\"")
      try output.writeXML(attribute: property.value, of: unit)
      output.write("\"")
    }
  }

  private func writeFields(
    _ unit: TranslationUnit, _ id: String, _ output: inout ByteWriter
  ) throws(InputError) {
    var fields = XLIFF.fields(of: unit, attributes: XLIFF.unitAttributes + XLIFF.targetAttributes + ["state"])
    if id != unit.id { fields.insert((.id, unit.id), at: 0) }
    for side in XLIFF.Side.allCases {
      if let ids = XLIFF.markIDs(side == .source ? unit.sourceCodes : unit.targetCodes) {
        fields.append((.marks(side), ids))
      }
    }
    if fields.isEmpty { return }
    output.write("<context-group purpose=\"information\">\n")
    for (field, value) in fields {
      output.write("<context context-type=\"x-glosa-\(field.metaType)\">")
      try output.writeXML(value, of: unit)
      output.write("</context>\n")
    }
    output.write("</context-group>\n")
  }
}

extension WriteOptions {
  /// The tag as the options want it written.
  func written(_ tag: LanguageTag?) -> LanguageTag? { hasBareLanguages ? tag?.base : tag }
}

/// Names that no two units of a file share.
struct UniqueNames {
  private var used = SeenTexts()
  private var count = 0

  /// The name itself, or with a number behind it when it is empty or taken.
  mutating func unique(_ name: String) -> String {
    count += 1
    var unique = name.isEmpty ? String(count) : name
    var number = 2
    while !used.insert(unique) {
      unique = "\(name.isEmpty ? "unit" : name)-\(number)"
      number += 1
    }
    return unique
  }
}

extension ByteWriter {
  /// Writes a text with its codes as elements of XLIFF 1.2 that hold the codes' content.
  mutating func writeXLIFF12(
    _ text: String, _ codes: [InlineCode], of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    let pairs = CodePairs(codes)
    let ids = CodeIDs(codes, pairs) { !$0.isEmpty }
    var start = text.startIndex
    for (index, code) in codes.enumerated() {
      let end = text.utf8.index(text.startIndex, offsetBy: code.offset)
      try writeXML(String(text[start..<end]), of: unit())
      start = end
      let id = ids.id(index)
      let type = XLIFFTypes.ctype(code.type, isPlaceholder: code.kind == .standalone)
      switch code.kind {
      case .open where pairs.holds(index):
        try writeCode(
          "bpt", ["id": id, "rid": pairs.name(index), "ctype": type], code, of: unit())
      case .close where pairs.holds(index):
        try writeCode("ept", ["id": id, "rid": pairs.name(index)], code, of: unit())
      case .open, .isolatedOpen:
        try writeCode("it", ["id": id, "pos": "open", "ctype": type], code, of: unit())
      case .close, .isolatedClose:
        try writeCode("it", ["id": id, "pos": "close", "ctype": type], code, of: unit())
      case .standalone: try writeCode("ph", ["id": id, "ctype": type], code, of: unit())
      case .markOpen where pairs.holds(index):
        // A `mid` must name a segment of the source, so the ids of marks stand among the contexts.
        try writeStart("mrk", ["mtype": XLIFFTypes.mtype(code.type)], of: unit())
        write(">")
      case .markClose where pairs.holds(index): write("</mrk>")
      case .markOpen, .markClose: try writeCode("ph", ["id": id, "ctype": type], code, of: unit())
      }
    }
    try writeXML(String(text[start...]), of: unit())
  }

  /// Writes the beginning of a start tag; attributes without a value are left out.
  mutating func writeStart(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>,
    of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    write("<\(name)")
    for (key, value) in attributes { try writeXML(attribute: key, value, of: unit()) }
  }

  /// Writes the element of a code.
  private mutating func writeCode(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ code: InlineCode,
    of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    try writeStart(name, attributes, of: unit())
    write(">")
    try writeContent(of: code, typeAttribute: "ctype", of: unit()) {
      XLIFFTypes.ctype($0, isPlaceholder: false)
    }
    write("</\(name)>")
  }

  /// Writes an element with text.
  mutating func writeElement(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String,
    of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    try writeStart(name, attributes, of: unit())
    write(">")
    try writeXML(text, of: unit())
    write("</\(name)>")
  }
}
