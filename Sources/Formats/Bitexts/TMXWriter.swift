import TextModel

/// Writes TMX 1.4b, one language pair: level 2 with inline codes, or level 1 with the texts alone.
///
/// The parts of a unit that TMX has no element for go into `prop` elements whose type begins with `x-`.
struct TMXWriter: UnitWriter {
  private let options: WriteOptions
  private var languages: (source: LanguageTag, target: LanguageTag)?
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) { self.options = options }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    guard !unit.targets.isEmpty else { return summary.skip("untranslated units") }
    // A program that reads the memory would insert it as a good translation.
    if unit.flags.contains("fuzzy") { return summary.skip("fuzzy units") }
    if !unit.hasSoundCodes { throw unit.unsoundCodes }
    if languages == nil {
      try writeHeader(unit.sourceLanguage, unit.targetLanguage, at: unit.sourceLocation, &output)
    }
    if unit.targets.count == 1 {
      try writeUnit(unit, &output)
    } else {
      for form in unit.perForm { try writeUnit(form, &output) }
    }
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    if languages == nil { try writeHeader(nil, nil, at: nil, &output) }
    output.write("</body>\n</tmx>\n")
  }

  private mutating func writeHeader(
    _ source: LanguageTag?, _ target: LanguageTag?, at location: Location?, _ output: inout ByteWriter
  ) throws(InputError) {
    guard let source = source ?? options.from else {
      throw InputError("TMX needs the language of its sources", at: location, remedy: "give --from")
    }
    guard let target = target ?? options.to else {
      throw InputError("TMX needs the language of its translations", at: location, remedy: "give --to")
    }
    languages = (source, target)
    // The attribute is required.
    let version = options.provenance == .none ? "0" : options.toolVersion
    output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4">
      <header creationtool="glosa" creationtoolversion="\(version)" segtype="sentence" o-tmf="glosa" \
      adminlang="en" srclang="\(options.hasBareLanguages ? source.base : source)" datatype="plaintext"
      """)
    if options.writtenLicence.isEmpty {
      output.write("/>\n")
    } else {
      output.write(">\n")
      try writeProperty(Self.licence, options.writtenLicence, TranslationUnit(id: "", source: ""), &output)
      output.write("</header>\n")
    }
    output.write("<body>\n")
  }

  private mutating func writeUnit(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    output.write("<tu tuid=\"")
    try output.writeXML(attribute: unit.id, of: unit)
    output.write("\"")
    for property in unit.properties where Self.attributes.contains(property.name) {
      output.write(" \(property.name.dropFirst())=\"")
      try output.writeXML(attribute: property.value, of: unit)
      output.write("\"")
    }
    output.write(">\n")
    for note in unit.notes {
      output.write("<note>")
      try output.writeXML(note, of: unit)
      output.write("</note>\n")
    }
    for part in Self.properties where part.isPresent(in: unit) {
      try writeProperty("x-\(part.rawValue)", part.text(of: unit), unit, &output)
    }
    for property in unit.properties where !Self.attributes.contains(property.name) {
      try writeProperty(property.name, property.value, unit, &output)
    }
    try writeVariant(
      unit.source, unit.sourceCodes, unit.sourceLanguage ?? languages!.source, unit, &output)
    try writeVariant(
      unit.targets[0], unit.targetCodes, unit.targetLanguage ?? languages!.target, unit, &output)
    output.write("</tu>\n")
  }

  /// The type of the header's `prop` that holds the licence of the texts.
  static let licence = "x-licence"

  /// The parts that TMX has no element for.
  private static let properties: [UnitColumn] = [.document, .context, .flags, .confidence]

  /// The properties that are attributes of `tu`.
  private static let attributes: Set<String> = [
    "@o-encoding", "@datatype", "@usagecount", "@lastusagedate", "@creationtool", "@creationtoolversion",
    "@creationdate", "@creationid", "@changedate", "@segtype", "@changeid", "@o-tmf", "@srclang",
  ]

  private func writeProperty(
    _ name: String, _ value: String, _ unit: TranslationUnit, _ output: inout ByteWriter
  ) throws(InputError) {
    output.write("<prop type=\"")
    try output.writeXML(attribute: name, of: unit)
    output.write("\">")
    try output.writeXML(value, of: unit)
    output.write("</prop>\n")
  }

  private mutating func writeVariant(
    _ text: String, _ codes: [InlineCode], _ tag: LanguageTag, _ unit: TranslationUnit,
    _ output: inout ByteWriter
  ) throws(InputError) {
    output.write("<tuv xml:lang=\"")
    output.write(options.hasBareLanguages ? tag.base.description : tag.description)
    output.write("\"><seg>")
    if codes.isEmpty || options.tmxLevel == 1 {
      try output.writeXML(text, of: unit)
      if !codes.isEmpty { summary.skip("inline codes", codes.count) }
    } else {
      try output.writeTMX(text, codes, of: unit)
    }
    output.write("</seg></tuv>\n")
  }
}
