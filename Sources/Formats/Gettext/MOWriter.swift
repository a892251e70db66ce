import TextModel

/// Writes compiled gettext catalogues, little-endian, sorted, without a hash table.
///
/// The catalogue is gathered in memory, since its tables come first.
struct MOWriter: UnitWriter {
  private let options: WriteOptions
  private var messages: [(key: String, value: String)] = []
  private var keys: Set<String> = []
  private var languages: (source: LanguageTag?, target: LanguageTag?)
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) {
    self.options = options
    languages = (options.from, options.to)
  }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    if messages.isEmpty {
      languages = (unit.sourceLanguage ?? options.from, unit.targetLanguage ?? options.to)
    }
    guard !unit.targets.isEmpty else { return summary.skip("untranslated units") }
    if unit.flags.contains("fuzzy") { return summary.skip("fuzzy units") }
    if unit.source.isEmpty && unit.context.isEmpty { return summary.skip("messages without a source") }
    let plural = unit.properties.first { $0.name == TranslationUnit.plural }?.value
    var key = unit.source
    if !unit.context.isEmpty || unit.properties.contains(where: { $0.name == "msgctxt" }) {
      key = "\(unit.context)\u{4}\(key)"
    }
    if !keys.insert(key).inserted { return summary.skip("messages repeated") }
    if plural != nil || unit.targets.count > 1 { key += "\0" + (plural ?? unit.source) }
    messages.append((key, unit.targets.joined(separator: "\0")))
    summary.count()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    let header = POHeader.text(options.metadata, languages: languages, options: options)
    let sorted = ([("", header)] + messages).sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    var offset = 28 + sorted.count * 16
    var words = [Int(MOCatalogue.magic), 0, sorted.count, 28, 28 + sorted.count * 8, 0, offset]
    for texts in [sorted.map(\.0), sorted.map(\.1)] {
      for text in texts {
        words += [text.utf8.count, offset]
        offset += text.utf8.count + 1
      }
    }
    guard offset < Int(UInt32.max) else { throw InputError("the catalogue is larger than 4 GiB") }
    for word in words {
      for shift in [0, 8, 16, 24] { output.write(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    for texts in [sorted.map(\.0), sorted.map(\.1)] {
      for text in texts {
        output.write(text)
        output.write(UInt8(0))
        try output.flushIfFull()
      }
    }
  }
}
