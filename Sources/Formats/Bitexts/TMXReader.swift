import TextModel

/// Reads one language pair of a TMX file, 1.1 to 1.4b (LISA OSCAR, TMX 1.4b, 2005).
///
/// Inline codes (`bpt`, `ept`, `ph`, `it`, `ut`) are dropped with what they hold; the text in `hi` stays.
struct TMXReader: UnitReader {
  private let stream: XMLStream
  private let handler: TMXHandler

  init(_ source: ByteSource, options: ReadOptions) {
    handler = TMXHandler(file: source.name, options: options)
    stream = XMLStream(source, handler: handler, limits: options.limits)
  }

  var summary: ReadSummary { handler.summary }
  var columns: Set<UnitColumn> { [.id, .document, .context, .flags, .notes, .confidence] }

  mutating func next() throws(InputError) -> TranslationUnit? {
    while true {
      if let unit = handler.takeUnit() { return unit }
      if try !stream.advance() { return nil }
    }
  }
}

/// Turns the events of a TMX document into units.
private final class TMXHandler: XMLHandler {
  /// The text of one language in the open unit.
  private struct Variant {
    var tag: LanguageTag
    var text: String
    var place: XMLPlace
  }

  private enum Field { case none, segment, note, prop }

  private let file: String
  private let limits: Limits
  private var pair: LanguagePair
  private var isTargetGuessed = false
  private var tags: [(text: String, tag: LanguageTag)] = []
  private(set) var summary = ReadSummary()

  private var units: [TranslationUnit] = []
  private var taken = 0

  private var isRoot = true
  private var unitCount = 0
  private var unit = TranslationUnit(id: "", source: "")
  private var variants: [Variant] = []
  private var tag: LanguageTag?
  private var propType = ""
  private var field = Field.none
  /// How many open elements inside the segment hold code rather than text.
  private var codeDepth = 0
  private var text: [UInt8] = []
  private var textPlace: XMLPlace?

  init(file: String, options: ReadOptions) {
    self.file = file
    limits = options.limits
    pair = LanguagePair(source: options.from, target: options.to)
  }

  func takeUnit() -> TranslationUnit? {
    if taken == units.count {
      units.removeAll(keepingCapacity: true)
      taken = 0
      return nil
    }
    taken += 1
    return units[taken - 1]
  }

  func start(_ name: String, _ attributes: borrowing XMLAttributes, at place: XMLPlace) throws(InputError) {
    if isRoot {
      isRoot = false
      if name != "tmx" {
        throw error("the root element is <\(name.printable)>, not <tmx>", place, remedy: "give a TMX file")
      }
    }
    switch name {
    case "header":
      if pair.source == nil, let text = attributes["srclang"], text.lowercased() != "*all*" {
        let tag = try language(text, place)
        // Asked for the header's source language as the target, we read the file the other way round.
        if pair.target.map({ !$0.matches(tag) }) ?? true { pair.source = tag }
      }
    case "tu":
      unitCount += 1
      variants.removeAll(keepingCapacity: true)
      unit = TranslationUnit(
        id: attributes["tuid"] ?? String(unitCount), source: "", sourceLocation: place.location(in: file))
    case "tuv":
      guard let text = attributes["xml:lang"] ?? attributes["lang"] else {
        throw error("this <tuv> names no language", place, remedy: "add xml:lang")
      }
      tag = try language(text, place)
    case "seg": begin(.segment, place)
    case "note": if tag == nil { begin(.note, place) }
    case "prop":
      propType = attributes["type"] ?? ""
      if tag == nil { begin(.prop, place) }
    case "bpt", "ept", "ph", "it", "ut": if field == .segment { codeDepth += 1 }
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>, at place: XMLPlace) throws(InputError) {
    if field == .none || codeDepth > 0 { return }
    text.append(copying: bytes)
    if text.count > limits.segmentBytes {
      throw error("a text is longer than \(limits.segmentBytes >> 10) KiB", place)
    }
  }

  func end(_ name: String, at place: XMLPlace) throws(InputError) {
    switch name {
    case "seg": try endSegment(place)
    case "bpt", "ept", "ph", "it", "ut": if field == .segment { codeDepth -= 1 }
    case "note":
      if field == .note { unit.notes.append(takeText()) }
    case "prop":
      if field == .prop { setProperty(takeText()) }
    case "tuv": tag = nil
    case "tu": try endUnit(place)
    default: break
    }
  }

  private func begin(_ field: Field, _ place: XMLPlace) {
    self.field = field
    text.removeAll(keepingCapacity: true)
    // The parser stands before the ">" of the start tag.
    textPlace = XMLPlace(line: place.line, column: place.column + 1)
  }

  private func takeText() -> String {
    field = .none
    return String(validatedUTF8: text)
  }

  private func endSegment(_ place: XMLPlace) throws(InputError) {
    guard let tag, let start = textPlace else { throw error("this <seg> is outside a <tuv>", place) }
    if variants.count == limits.variants {
      throw error("the unit has more than \(limits.variants) language variants", place)
    }
    variants.append(Variant(tag: tag, text: takeText(), place: start))
    summary.count(tag)
  }

  private func setProperty(_ value: String) {
    switch propType {
    case "x-document": unit.document = value
    case "x-context": unit.context = value
    case "x-flags": unit.flags = value.split(separator: ",").map { String($0).trimmedSpaces }
    case "x-confidence": unit.confidence = Float(value)
    default: break
    }
  }

  private func endUnit(_ place: XMLPlace) throws(InputError) {
    let languages = variants.map(\.tag)
    try choosePair(languages, place)
    guard let source = pair.best(.source, in: languages) else {
      return summary.skip("without a text in \(pair.source.map(\.description) ?? "the source language")")
    }
    guard let target = pair.best(.target, in: languages) else {
      return summary.skip("without a text in \(pair.target.map(\.description) ?? "the target language")")
    }
    unit.source = variants[source].text
    unit.targets = [variants[target].text]
    unit.sourceLanguage = languages[source]
    unit.targetLanguage = languages[target]
    unit.sourceLocation = variants[source].place.location(in: file)
    unit.targetLocation = variants[target].place.location(in: file)
    summary.count(unit)
    units.append(unit)
  }

  /// Fixes the languages that neither the options nor the header gave, from the first units that show them.
  private func choosePair(_ languages: [LanguageTag], _ place: XMLPlace) throws(InputError) {
    if pair.source == nil { pair.source = languages.first { pair.role(of: $0).role != .target } }
    if let target = pair.target {
      if languages.contains(where: { pair.role(of: $0).role == .other }), isTargetGuessed {
        let third = languages.first { pair.role(of: $0).role == .other }!  // the condition above
        let found = [pair.source, target, third].compactMap { $0?.description }.joined(separator: ", ")
        throw error(
          "the file holds more than two languages: \(found)", place,
          remedy: "say which two to use with --from and --to")
      }
    } else {
      pair.target = languages.first { pair.role(of: $0).role != .source }
      isTargetGuessed = pair.target != nil
    }
  }

  private func language(_ text: String, _ place: XMLPlace) throws(InputError) -> LanguageTag {
    if let known = tags.first(where: { $0.text == text }) { return known.tag }
    guard let tag = LanguageTag(text) else {
      throw error("\"\(text.printable)\" is no language tag", place, remedy: "use tags such as es or pt-BR")
    }
    if tags.count < 256 { tags.append((text, tag)) }
    return tag
  }

  private func error(_ what: String, _ place: XMLPlace, remedy: String = "") -> InputError {
    InputError(what, at: place.location(in: file), remedy: remedy)
  }
}
