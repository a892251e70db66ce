import TextModel

/// Writes TMX 1.4b, level 1 (plain text), one language pair.
///
/// The parts of a unit that TMX has no element for go into `prop` elements whose type begins with `x-`.
struct TMXWriter: UnitWriter {
  private let options: WriteOptions
  private var languages: (source: LanguageTag, target: LanguageTag)?
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) { self.options = options }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    guard !unit.targets.isEmpty else { return summary.skip("untranslated units") }
    if languages == nil { try writeHeader(unit.sourceLanguage, unit.targetLanguage, &output) }
    for form in unit.perForm { try writeUnit(form, &output) }
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    if languages == nil { try writeHeader(nil, nil, &output) }
    output.write("</body>\n</tmx>\n")
  }

  private mutating func writeHeader(
    _ source: LanguageTag?, _ target: LanguageTag?, _ output: inout ByteWriter
  ) throws(InputError) {
    guard let source = options.from ?? source, let target = options.to ?? target else {
      throw InputError("TMX needs the languages of its texts", remedy: "give --from and --to")
    }
    languages = (source, target)
    output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4">
      <header creationtool="glosa" creationtoolversion="\(options.toolVersion)" segtype="sentence" o-tmf="glosa" \
      adminlang="en" srclang="\(source)" datatype="plaintext"/>
      <body>

      """)
  }

  private func writeUnit(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    output.write("<tu tuid=\"")
    try output.writeXML(attribute: unit.id, of: unit)
    output.write("\">\n")
    for note in unit.notes {
      output.write("<note>")
      try output.writeXML(note, of: unit)
      output.write("</note>\n")
    }
    for column in [UnitColumn.document, .context, .flags, .confidence] {
      let text = column.text(of: unit)
      if text.isEmpty { continue }
      output.write("<prop type=\"x-\(column.rawValue)\">")
      try output.writeXML(text, of: unit)
      output.write("</prop>\n")
    }
    try writeVariant(unit.source, options.from ?? unit.sourceLanguage ?? languages!.source, unit, &output)
    try writeVariant(unit.targets[0], options.to ?? unit.targetLanguage ?? languages!.target, unit, &output)
    output.write("</tu>\n")
  }

  private func writeVariant(
    _ text: String, _ tag: LanguageTag, _ unit: TranslationUnit, _ output: inout ByteWriter
  ) throws(InputError) {
    output.write("<tuv xml:lang=\"")
    output.write(tag.description)
    output.write("\"><seg>")
    try output.writeXML(text, of: unit)
    output.write("</seg></tuv>\n")
  }
}
