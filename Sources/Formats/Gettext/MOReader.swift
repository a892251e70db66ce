import TextModel

/// Reads compiled gettext catalogues (GNU gettext 0.21, "The Format of GNU MO Files"), of either byte order.
struct MOReader: UnitReader {
  private let catalogue: MOCatalogue
  private let file: String
  private let options: ReadOptions
  private var index = 0
  private var source: LanguageTag?
  private var target: LanguageTag?
  private(set) var summary = ReadSummary()
  private(set) var metadata: [UnitProperty] = []

  init(_ source: ByteSource, options: ReadOptions) throws(InputError) {
    file = source.name
    self.options = options
    catalogue = try MOCatalogue(source.readAll(limit: Int(UInt32.max)), file: source.name)
  }

  var columns: Set<UnitColumn> { [.id, .context] }

  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    while index < catalogue.count {
      index += 1
      let key = try catalogue.text(index - 1, isTranslation: false)
      let value = try catalogue.text(index - 1, isTranslation: true)
      if key.isEmpty {
        readHeader(try catalogue.string(value, of: index - 1))
      } else {
        unit = try self.unit(key, value)
        return true
      }
    }
    return false
  }

  private mutating func readHeader(_ text: String) {
    metadata = POHeader.fields(text)
    source = POHeader.language("X-Source-Language", in: metadata)
    target = POHeader.language("Language", in: metadata)
  }

  private mutating func unit(
    _ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>
  ) throws(InputError) -> TranslationUnit {
    summary.unitCount += 1
    let contextEnd = key.firstIndex(of: 4)
    let texts = try strings(contextEnd.map { key[($0 + 1)...] } ?? key)
    let forms = try strings(value)
    var unit = TranslationUnit(
      id: String(summary.unitCount), source: texts[0], targets: forms.allSatisfy(\.isEmpty) ? [] : forms,
      sourceLanguage: source ?? options.from, targetLanguage: target ?? options.to,
      sourceLocation: Location(file: file))
    if let contextEnd {
      unit.context = try catalogue.string(key[..<contextEnd], of: index - 1)
      if unit.context.isEmpty { unit.properties.append(UnitProperty("msgctxt", "")) }
    }
    if texts.count > 1 { unit.properties.append(UnitProperty(TranslationUnit.plural, texts[1])) }
    if let tag = unit.sourceLanguage { summary.count(tag) }
    if let tag = unit.targetLanguage, !unit.targets.isEmpty { summary.count(tag) }
    return unit
  }

  /// The strings of a text, which NUL divides.
  private func strings(_ text: ArraySlice<UInt8>) throws(InputError) -> [String] {
    var strings: [String] = []
    for part in text.split(separator: 0, omittingEmptySubsequences: false) {
      strings.append(try catalogue.string(part, of: index - 1))
    }
    return strings
  }
}

/// The tables of a compiled catalogue.
struct MOCatalogue {
  static let magic: UInt32 = 0x9504_12DE

  /// How many messages there are, the header included.
  private(set) var count = 0
  private let bytes: [UInt8]
  private let file: String
  private let isBigEndian: Bool
  private var keys = 0
  private var translations = 0
  /// What the header says the texts are written in; `nil` for UTF-8.
  private var charset: Charset?

  init(_ bytes: [UInt8], file: String) throws(InputError) {
    self.bytes = bytes
    self.file = file
    isBigEndian = bytes.starts(with: [0x95, 0x04, 0x12, 0xDE])
    guard bytes.count >= 28, isBigEndian || bytes.starts(with: [0xDE, 0x12, 0x04, 0x95]) else {
      throw InputError(
        "this is no compiled gettext catalogue", at: Location(file: file), remedy: "give a .mo file")
    }
    (count, keys, translations) = (word(8), word(12), word(16))
    guard word(4) >> 16 <= 1, count <= bytes.count / 16, keys + count * 8 <= bytes.count,
      translations + count * 8 <= bytes.count
    else { throw damaged(at: 8) }
    // Messages are sorted, so the header, whose key is empty, comes first.
    if count > 0, try content(0, isTranslation: false).isEmpty {
      charset = try POHeader.charset(in: Array(content(0, isTranslation: true)), of: file)
    }
  }

  /// A message or its translation in UTF-8, if it is valid; plural forms and contexts are still inside.
  func text(_ index: Int, isTranslation: Bool) throws(InputError) -> ArraySlice<UInt8> {
    let raw = try content(index, isTranslation: isTranslation)
    guard let charset else { return raw }
    var decoded: [UInt8] = []
    if charset.decode(Array(raw), into: &decoded).used < raw.count { throw damaged(at: raw.startIndex) }
    return decoded[...]
  }

  /// A part of a message as a string.
  func string(_ part: ArraySlice<UInt8>, of index: Int) throws(InputError) -> String {
    if let text = String(validating: part, as: UTF8.self) { return text }
    throw InputError(
      "message \(index + 1) is not valid UTF-8: \(place(of: index))", at: Location(file: file),
      remedy: "compile it from UTF-8")
  }

  /// Where a message and its translation begin, for messages.
  private func place(of index: Int) -> String {
    "it begins at byte \(word(keys + index * 8 + 4)), its translation at byte \(word(translations + index * 8 + 4))"
  }

  private func content(_ index: Int, isTranslation: Bool) throws(InputError) -> ArraySlice<UInt8> {
    let entry = (isTranslation ? translations : keys) + index * 8
    let (length, offset) = (word(entry), word(entry + 4))
    guard offset + length <= bytes.count else { throw damaged(at: entry) }
    return bytes[offset..<offset + length]
  }

  private func word(_ offset: Int) -> Int {
    var value: UInt32 = 0
    for index in 0..<4 { value = value << 8 | UInt32(bytes[offset + (isBigEndian ? index : 3 - index)]) }
    return Int(value)
  }

  private func damaged(at offset: Int) -> InputError {
    InputError(
      "the catalogue is damaged at byte \(offset)", at: Location(file: file), remedy: "fetch it again")
  }
}
