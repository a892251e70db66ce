import TextModel

/// Writes gettext PO: one string a line, divided at line ends, so that a change of one text changes few lines.
struct POWriter: UnitWriter {
  private static let escaped = EscapeSet("\"\\", bytes: [0...31, 127...127])
  private static let commentNames = [
    "translator-comment", "previous", "reference", "x-origin-source", TranslationUnit.plural, "msgctxt",
  ]

  private let options: WriteOptions
  private var hasHeader = false
  /// How many plural forms the header announces; `nil` when it says nothing.
  private var pluralCount: Int?
  private var seen = SeenTexts()
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) { self.options = options }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    if !hasHeader { try writeHeader(unit, &output) }
    let isEmptyContext = unit.properties.contains { $0.name == "msgctxt" }
    if unit.source.isEmpty, unit.context.isEmpty, !isEmptyContext {
      return summary.skip("messages without a source")
    }
    if !seen.insert(unit.source, context: unit.context) { return summary.skip("messages repeated") }
    output.write("\n")
    try writeComments(unit, &output)
    if !unit.context.isEmpty || isEmptyContext { try writeString("msgctxt", unit.context, unit, &output) }
    try writeString("msgid", unit.source, unit, &output)
    let plural = unit.plural
    if plural != nil || unit.targets.count > 1 {
      try writeString("msgid_plural", plural ?? unit.source, unit, &output)
      let forms = unit.targets.isEmpty ? Array(repeating: "", count: pluralCount ?? 2) : unit.targets
      for (index, text) in forms.enumerated() {
        try writeString("msgstr[\(index)]", text, unit, &output)
      }
    } else {
      try writeString("msgstr", unit.target ?? "", unit, &output)
    }
    countLosses(unit)
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    if !hasHeader { try writeHeader(TranslationUnit(id: "", source: ""), &output) }
  }

  private mutating func writeHeader(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    hasHeader = true
    let languages = (unit.sourceLanguage ?? options.from, unit.targetLanguage ?? options.to)
    let text = POHeader.text(options.metadata, languages: languages, options: options)
    pluralCount = POHeader.pluralCount(in: POHeader.fields(text))
    for line in POHeader.commentLines(in: options.metadata) { output.write(line + "\n") }
    output.write("msgid \"\"\n")
    try writeString("msgstr", text, unit, &output)
  }

  private func writeComments(_ unit: TranslationUnit, _ output: inout ByteWriter) throws(InputError) {
    let values = { (name: String) in unit.properties.filter { $0.name == name }.map(\.value) }
    for text in values("translator-comment") { writeComment("# ", text, &output) }
    for text in unit.notes { writeComment("#. ", text, &output) }
    if !unit.document.isEmpty {
      let isPlain = !unit.document.contains { $0 == " " || $0 == ":" }
      writeComment("#: ", isPlain ? unit.document : "\u{2068}\(unit.document)\u{2069}", &output)
    }
    for text in values("reference") + values("x-origin-source") { writeComment("#: ", text, &output) }
    if !unit.flags.isEmpty { writeComment("#, ", unit.flags.joined(separator: ", "), &output) }
    for text in values("previous") { writeComment("#| ", text, &output) }
  }

  /// Writes a comment, each line of its text on a line of its own.
  private func writeComment(_ mark: StaticString, _ text: String, _ output: inout ByteWriter) {
    for line in text.split(
      omittingEmptySubsequences: false, whereSeparator: { ["\n", "\r", "\r\n"].contains($0) })
    {
      let line = line.isEmpty ? "" : String(line)
      output.write(line.isEmpty ? String("\(mark)".dropLast()) : "\(mark)\(line)")
      output.write("\n")
    }
  }

  private func writeString(
    _ keyword: String, _ text: String, _ unit: TranslationUnit, _ output: inout ByteWriter
  ) throws(InputError) {
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    output.write("\(keyword) ")
    if lines.count < 2 || lines.count == 2 && lines[1].isEmpty { return try writeLine(text, unit, &output) }
    output.write("\"\"\n")
    for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
      try writeLine(String(Substring(line)) + (index < lines.count - 1 ? "\n" : ""), unit, &output)
    }
  }

  private func writeLine(_ text: String, _ unit: TranslationUnit, _ output: inout ByteWriter)
    throws(InputError)
  {
    output.write("\"")
    let stop = output.buffer.append(text, escaping: Self.escaped) { bytes, offset, output in
      guard bytes[offset] != 0 else { return false }
      output.append(UInt8(ascii: "\\"))
      if let letter = POEscapes.letter(bytes[offset]) {
        output.append(letter)
      } else {
        output += [48 + bytes[offset] >> 6, 48 + bytes[offset] >> 3 & 7, 48 + bytes[offset] & 7]
      }
      return true
    }
    if stop != nil {
      throw InputError("\(unit.description) holds U+0000, which PO cannot hold", at: unit.sourceLocation)
    }
    output.write("\"\n")
  }

  private mutating func countLosses(_ unit: TranslationUnit) {
    let codes = unit.sourceCodes.count + unit.targetCodes.count
    if codes > 0 { summary.skip("inline codes", codes) }
    let others = unit.properties.filter { !Self.commentNames.contains($0.name) }.count
    if others > 0 { summary.skip("properties", others) }
  }
}
