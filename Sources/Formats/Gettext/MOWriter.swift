import TextModel

/// Writes compiled gettext catalogues, little-endian, sorted, without a hash table.
///
/// The catalogue is gathered in memory, since its tables come first: about its own size.
struct MOWriter: UnitWriter {
  /// Where the original and the translation of a message stand in the gathered bytes, one behind the other.
  private struct Message {
    var chunk: Int32
    var start: Int32
    var keyCount: Int32
    var valueCount: Int32
  }

  private let options: WriteOptions
  /// The bytes of the messages; no message is divided.
  private var chunks: [[UInt8]] = []
  private static let chunkSize = 1 << 20
  private var messages: [Message] = []
  /// How long the catalogue becomes, without its first 28 bytes.
  private var byteCount = 0
  private var seen = SeenTexts()
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
    guard unit.targets.contains(where: { !$0.isEmpty }) else { return summary.skip("untranslated units") }
    if unit.flags.contains("fuzzy") { return summary.skip("fuzzy units") }
    if unit.source.isEmpty && unit.context.isEmpty { return summary.skip("messages without a source") }
    if !seen.insert(unit.source, context: unit.context) { return summary.skip("messages repeated") }
    let hasContext = !unit.context.isEmpty || unit.properties.contains { $0.name == "msgctxt" }
    var key = hasContext ? "\(unit.context)\u{4}\(unit.source)" : unit.source
    if unit.plural != nil || unit.targets.count > 1 { key += "\0" + (unit.plural ?? unit.source) }
    try add(key, unit.targets.count == 1 ? unit.targets[0] : unit.targets.joined(separator: "\0"))
    summary.count()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {
    try add("", POHeader.text(options.metadata, languages: languages, options: options))
    let sorted = messages.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    let count = sorted.count
    for word in [Int(MOCatalogue.magic), 0, count, 28, 28 + count * 8, 0, 28 + count * 16] {
      output.write(word: word)
    }
    var offset = 28 + count * 16
    for part in [\Message.keyCount, \.valueCount] {
      for message in sorted {
        output.write(word: Int(message[keyPath: part]))
        output.write(word: offset)
        offset += Int(message[keyPath: part]) + 1
        try output.flushIfFull()
      }
    }
    for text in [key, value] {
      for message in sorted {
        output.write(text(message))
        output.write(UInt8(0))
        try output.flushIfFull()
      }
    }
  }

  private mutating func add(_ key: String, _ value: String) throws(InputError) {
    let size = key.utf8.count + value.utf8.count
    byteCount += size + 18
    guard byteCount < Int(UInt32.max) else { throw InputError("the catalogue is larger than 4 GiB") }
    if chunks.isEmpty || chunks[chunks.count - 1].count + size > Self.chunkSize {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(max(size, Self.chunkSize))
    }
    let last = chunks.count - 1
    messages.append(
      Message(
        chunk: Int32(last), start: Int32(chunks[last].count), keyCount: Int32(key.utf8.count),
        valueCount: Int32(value.utf8.count)))
    chunks[last].append(copying: key.utf8Span.span)
    chunks[last].append(copying: value.utf8Span.span)
  }

  private func key(_ message: Message) -> ArraySlice<UInt8> {
    let start = Int(message.start)
    return chunks[Int(message.chunk)][start..<start + Int(message.keyCount)]
  }

  private func value(_ message: Message) -> ArraySlice<UInt8> {
    let start = Int(message.start) + Int(message.keyCount)
    return chunks[Int(message.chunk)][start..<start + Int(message.valueCount)]
  }
}

extension ByteWriter {
  /// Writes a number of 32 bits, its low byte first.
  fileprivate mutating func write(word: Int) {
    for shift in [0, 8, 16, 24] { write(UInt8(truncatingIfNeeded: word >> shift)) }
  }
}
