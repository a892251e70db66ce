import TextModel

/// Turns the events of a TMX document into units.
struct TMXHandler {
  enum Name: String { case tmx, header, body, tu, tuv, seg, note, prop, bpt, ept, ph, it, ut, hi, sub }

  /// The text of one language in the open unit.
  private struct Variant {
    var text: String
    var language: Int
    var place: TextPlace
    var codes: [InlineCode]
  }

  private enum Field { case none, segment, note, prop, header }

  private let file: String
  private let limits: Limits
  private let keepsOddUnits: Bool
  private var languages: TMXLanguages
  private var skipped = ReadSummary()
  private(set) var unitCount = 0
  var units = UnitQueue()
  var vocabulary = XMLVocabulary<Name>()
  /// What the header says of the file as a whole: the licence of its texts.
  private(set) var metadata: [UnitProperty] = []

  private var isRoot = true
  private var ordinal = 0
  private var unit = TranslationUnit(id: "", source: "")
  /// The texts of the open unit, then slots of units before it, which are used again.
  private var variants: [Variant] = []
  private var variantCount = 0
  private var language: Int?
  private var propType = ""
  private var field = Field.none
  private var codes = TMXCodes()
  private var text: [UInt8] = []
  private var textPlace = TextPlace(line: 0, column: 0)

  init(file: String, options: ReadOptions) {
    self.file = file
    limits = options.limits
    keepsOddUnits = options.keepsOddRecords
    languages = TMXLanguages(pair: LanguagePair(source: options.from, target: options.to))
  }

  /// The elements whose text goes into a unit.
  static let textElements: Set<String> = ["seg", "note", "prop"]

  var summary: ReadSummary {
    var summary = skipped
    summary.unitCount = unitCount
    for known in languages.known where known.count > 0 { summary.count(known.tag, known.count) }
    return summary
  }

  mutating func start(
    _ name: Name?, _ attributes: borrowing XMLAttributes, at place: TextPlace
  ) throws(InputError) {
    if isRoot {
      isRoot = false
      if name != .tmx {
        let found = attributes.elementName.printable
        throw error("the root element is <\(found)>, not <tmx>", place, remedy: "give a TMX file")
      }
    }
    switch name {
    case .header:
      if let text = attributes["srclang"], text.lowercased() != "*all*" {
        let index = try languages.index(of: text, at: place, in: file)
        languages.setSource(index)
      }
    case .tu: startUnit(attributes, place)
    case .tuv:
      guard let text = attributes["xml:lang"] ?? attributes["lang"] else {
        throw error("this <tuv> names no language", place, remedy: "add xml:lang")
      }
      language = try languages.index(of: text, at: place, in: file)
    case .seg: begin(.segment, place)
    case .note: beginRemark(.note, place)
    case .prop:
      propType = attributes["type"] ?? ""
      beginRemark(.prop, place)
    case .bpt, .ept, .ph, .it, .ut, .hi, .sub:
      if field == .segment { try beginCode(name ?? .ph, attributes, place) }
    case nil: if field == .segment { skipped.skip("elements that TMX does not know") }
    default: break
    }
  }

  mutating func text(_ bytes: Span<UInt8>, at place: TextPlace) throws(InputError) {
    if field == .none { return }
    if codes.isInsideCode { codes.append(bytes) } else { text.append(copying: bytes) }
    if text.count + codes.contentCount > limits.segmentBytes {
      throw error("a text is longer than \(limits.segmentBytes >> 10) KiB", place)
    }
  }

  mutating func end(_ name: Name?, at place: TextPlace) throws(InputError) {
    switch name {
    case .seg: try endSegment(place)
    case .bpt, .ept, .ph, .it, .ut, .hi, .sub: if field == .segment { codes.end(name ?? .ph, at: text.count) }
    case .note:
      if field == .note { unit.notes.append(takeText()) }
      try checkRemarks(place)
    case .prop:
      if field == .prop { setProperty(takeText()) }
      if field == .header { metadata.append(UnitProperty(propType, takeText())) }
      try checkRemarks(place)
    case .tuv: language = nil
    case .tu: try endUnit(place)
    default: break
    }
  }

  private mutating func startUnit(_ attributes: borrowing XMLAttributes, _ place: TextPlace) {
    ordinal += 1
    variantCount = 0
    unit.begin(id: attributes["tuid"] ?? String(ordinal))
    if attributes.count > 1 {
      unit.properties = attributes.all.filter { $0.name != "tuid" }.map {
        UnitProperty("@" + $0.name, $0.value)
      }
    }
  }

  /// A note or property begins. Those of one language and of the header have no place, but for the licence.
  private mutating func beginRemark(_ kind: Field, _ place: TextPlace) {
    if ordinal == 0 {
      if kind == .prop, propType == TMXWriter.licence { return begin(.header, place) }
      skipped.skip("notes and properties of the header")
    } else if language != nil {
      skipped.skip("notes and properties of one language")
    } else {
      begin(kind, place)
    }
  }

  private mutating func begin(_ field: Field, _ place: TextPlace) {
    self.field = field
    text.removeAll(keepingCapacity: true)
    // The parser stands before the ">" of the start tag.
    textPlace = TextPlace(line: place.line, column: place.column + 1)
    if !codes.codes.isEmpty { codes.removeAll() }
  }

  private mutating func beginCode(
    _ name: Name, _ attributes: borrowing XMLAttributes, _ place: TextPlace
  ) throws(InputError) {
    codes.begin(name, attributes, at: text.count)
    if codes.count > limits.codes {
      throw error("a text has more than \(limits.codes) inline codes", place)
    }
  }

  private mutating func takeText() -> String {
    field = .none
    return String(validatedUTF8: text.span)
  }

  private mutating func endSegment(_ place: TextPlace) throws(InputError) {
    guard let language else { throw error("this <seg> is outside a <tuv>", place) }
    if variantCount == limits.variants {
      throw error("the unit has more than \(limits.variants) language variants", place)
    }
    let variant = Variant(text: takeText(), language: language, place: textPlace, codes: codes.codes)
    if variantCount == variants.count { variants.append(variant) } else { variants[variantCount] = variant }
    variantCount += 1
    languages.known[language].count += 1
  }

  private mutating func setProperty(_ value: String) {
    switch propType {
    case "x-document": unit.document = value
    case "x-context": unit.context = value
    case "x-flags": unit.flags = value.split(separator: ",").map { String($0).trimmedSpaces }
    case "x-confidence": unit.confidence = Float(value)
    default: unit.properties.append(UnitProperty(propType, value))
    }
  }

  private func checkRemarks(_ place: TextPlace) throws(InputError) {
    if unit.notes.count + unit.properties.count + metadata.count > limits.remarks {
      throw error("the unit has more than \(limits.remarks) notes and properties", place)
    }
  }

  private mutating func endUnit(_ place: TextPlace) throws(InputError) {
    for index in 0..<variantCount {
      try languages.notice(variants[index].language, at: place, in: file)
    }
    languages.pairVariants(variants.prefix(variantCount).lazy.map(\.language))
    guard let source = best(.source) else { return passOver(without: languages.pair.source, "source", place) }
    guard let target = best(.target) else { return passOver(without: languages.pair.target, "target", place) }
    swap(&unit.source, &variants[source].text)
    var text = ""
    swap(&text, &variants[target].text)
    unit.targets.append(text)
    if !variants[source].codes.isEmpty { swap(&unit.sourceCodes, &variants[source].codes) }
    if !variants[target].codes.isEmpty { swap(&unit.targetCodes, &variants[target].codes) }
    unit.sourceLanguage = languages.tag(variants[source].language)
    unit.targetLanguage = languages.tag(variants[target].language)
    unit.setPlaces(file, source: variants[source].place, target: variants[target].place)
    unitCount += 1
    units.append(&unit)
  }

  /// Leaves the open unit out, or keeps it as one without texts.
  private mutating func passOver(without language: LanguageTag?, _ role: String, _ place: TextPlace) {
    skipped.skip("units without a text in \(language?.description ?? "the \(role) language")")
    if !keepsOddUnits { return }
    unit.setPlaces(file, source: place, target: place)
    units.append(&unit)
  }

  /// The variant for a role: the first with exactly the wanted tag, else the first of the language.
  private func best(_ role: LanguagePair.Role) -> Int? {
    var first: Int?
    for index in 0..<variantCount {
      let known = languages.known[variants[index].language]
      if known.role == role {
        if known.isExact { return index }
        first = first ?? index
      }
    }
    return first
  }

  private func error(_ what: String, _ place: TextPlace, remedy: String = "") -> InputError {
    InputError(what, at: place.location(in: file), remedy: remedy)
  }
}
