import TextModel

/// Reads XLIFF 1.2 (OASIS, 2008) and 2.0/2.1 (OASIS, 2018): the units with source, target, codes, notes and state.
///
/// Alternative translations, skeletons and the segmentation of sources are passed over. A unit of version 2 that has
/// several segments becomes as many units.
struct XLIFFReader: UnitReader {
  private let events: XMLEventReader
  private let options: ReadOptions
  private let file: String
  private(set) var summary = ReadSummary()
  /// The licence of the texts, when a file names it.
  private(set) var metadata: [UnitProperty] = []
  private var isVersion2 = false
  private var sourceLanguage: LanguageTag?
  private var targetLanguage: LanguageTag?
  private var document = ""
  /// Whether the open files and groups may be translated, innermost last.
  private var translatable: [Bool] = []
  private var waiting = UnitQueue()

  init(_ source: ByteSource, options: ReadOptions) {
    events = XMLEventReader(source, limits: options.limits, threads: options.threads)
    self.options = options
    file = source.name
  }

  var columns: Set<UnitColumn> { Set(UnitColumn.allCases) }

  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    while waiting.isEmpty {
      guard let event = try events.next() else { return false }
      switch event {
      case .start(let element): try start(element)
      case .end(let name): if name == "file" || name == "group" { translatable.removeLast() }
      case .text: break
      }
    }
    waiting.next(into: &unit)
    return true
  }

  private mutating func start(_ element: XMLElement) throws(InputError) {
    switch element.name {
    case "xliff": try startDocument(element)
    case "file":
      document = element["original"] ?? ""
      if !isVersion2 {
        sourceLanguage = try language(element, "source-language")
        targetLanguage = try language(element, "target-language") ?? options.to
      }
      translatable.append(element["translate"] != "no")
    case "group": translatable.append(element["translate"].map { $0 != "no" } ?? translatable.last ?? true)
    case "trans-unit": try readTransUnit(element)
    case "unit": try readUnit(element)
    case "bin-unit":
      summary.skip("units without text")
      try events.skipElement()
    case "note":
      let text = try events.elementText()
      if text.hasPrefix(XLIFF.licencePrefix) { setLicence(text.dropFirst(XLIFF.licencePrefix.count)) }
    case "mda:meta" where element["type"] == "licence": setLicence(try events.elementText())
    case "skeleton", "glossary", "reference", "phase-group", "count-group": try events.skipElement()
    default: break
    }
  }

  private mutating func setLicence(_ text: some StringProtocol) {
    if metadata.isEmpty { metadata = [UnitProperty("licence", String(text))] }
  }

  private mutating func startDocument(_ element: XMLElement) throws(InputError) {
    let version = element["version"] ?? "1.2"
    isVersion2 = version.hasPrefix("2.")
    if !isVersion2 && !version.hasPrefix("1.") {
      throw error(
        "XLIFF \(version.printable) is not known", element,
        remedy: "this program reads 1.0 to 1.2, 2.0 and 2.1")
    }
    if isVersion2 {
      sourceLanguage = try language(element, "srcLang")
      targetLanguage = try language(element, "trgLang") ?? options.to
    }
  }

  private func language(_ element: XMLElement, _ name: String) throws(InputError) -> LanguageTag? {
    guard let text = element[name] else { return nil }
    if let tag = LanguageTag(text) { return tag }
    throw error("\"\(text.printable)\" is no language tag", element, remedy: "use tags such as es or pt-BR")
  }

  /// Reads a unit of version 1.2.
  private mutating func readTransUnit(_ element: XMLElement) throws(InputError) {
    var unit = newUnit(element)
    for name in XLIFF.unitAttributes { unit.keep("@" + name, element[name]) }
    if element["size-unit"] == "char", let width = element["maxwidth"] {
      unit.add(flag: "max-length:\(width)")
    }
    while let event = try events.next() {
      if case .end(let name) = event, name == "trans-unit" { break }
      guard case .start(let child) = event else { continue }
      switch child.name {
      case "source": try readText(child, [:], into: &unit, isSource: true)
      case "target":
        try readText(child, [:], into: &unit, isSource: false)
        for name in ["state"] + XLIFF.targetAttributes { unit.keep("@" + name, child[name]) }
        if let state = child["state"], state.hasPrefix("needs-") { unit.add(flag: "fuzzy") }
      case "note": try addNote(to: &unit, child)
      case "context":
        let type = child["context-type"] ?? ""
        unit.set(XLIFF.Field(contextType: type), try events.elementText())
      case "context-group": break
      case "alt-trans":
        summary.skip("alternative translations")
        try events.skipElement()
      default: try events.skipElement()
      }
    }
    add(unit)
  }

  /// Reads a unit of version 2.
  private mutating func readUnit(_ element: XMLElement) throws(InputError) {
    var shared = newUnit(element)
    shared.keep("@name", element["name"])
    var data: [String: String] = [:]
    var segments: [TranslationUnit] = []
    while let event = try events.next() {
      if case .end(let name) = event, name == "unit" { break }
      guard case .start(let child) = event else { continue }
      switch child.name {
      case "data": data[child["id"] ?? ""] = try XLIFF.dataText(events)
      case "note": try addNote(to: &shared, child)
      case "segment": segments.append(try readSegment(child, data))
      case "ignorable": try events.skipElement()
      case "notes", "originalData", "mda:metadata", "mda:metaGroup": break
      case "mda:meta": shared.set(XLIFF.Field(metaType: child["type"] ?? ""), try events.elementText())
      default: try events.skipElement()
      }
    }
    for (index, segment) in segments.enumerated() {
      var unit = shared
      if segments.count > 1 { unit.id += "/" + (segment.id.isEmpty ? String(index + 1) : segment.id) }
      unit.take(segment)
      add(unit)
    }
  }

  private func readSegment(_ element: XMLElement, _ data: [String: String]) throws(InputError)
    -> TranslationUnit
  {
    var unit = TranslationUnit(id: element["id"] ?? "", source: "", sourceLocation: element.location)
    unit.keep("@state", element["state"])
    unit.keep("@subState", element["subState"])
    while let event = try events.next() {
      if case .end(let name) = event, name == "segment" { break }
      guard case .start(let child) = event else { continue }
      switch child.name {
      case "source": try readText(child, data, into: &unit, isSource: true)
      case "target": try readText(child, data, into: &unit, isSource: false)
      default: try events.skipElement()
      }
    }
    return unit
  }

  private func addNote(to unit: inout TranslationUnit, _ element: XMLElement) throws(InputError) {
    if unit.notes.count == options.limits.remarks {
      throw error("the unit has more than \(options.limits.remarks) notes", element)
    }
    unit.notes.append(try events.elementText())
  }

  private func newUnit(_ element: XMLElement) -> TranslationUnit {
    var unit = TranslationUnit(
      id: element["id"] ?? "", document: document, source: "", sourceLanguage: sourceLanguage ?? options.from,
      targetLanguage: targetLanguage ?? options.to, sourceLocation: element.location)
    let isTranslatable = element["translate"].map { $0 != "no" } ?? translatable.last ?? true
    if !isTranslatable { unit.flags.append("read-only") }
    return unit
  }

  private func readText(
    _ element: XMLElement, _ data: [String: String], into unit: inout TranslationUnit, isSource: Bool
  ) throws(InputError) {
    var content = XLIFFContent(element: element.name, data: data, limits: options.limits)
    try content.read(events, at: element.location)
    if isSource {
      (unit.source, unit.sourceCodes, unit.sourceLocation) = (content.text, content.codes, element.location)
      if unit.targets.isEmpty { unit.targetLocation = element.location }
    } else {
      (unit.targets, unit.targetCodes, unit.targetLocation) = (
        [content.text], content.codes, element.location
      )
    }
  }

  private mutating func add(_ unit: TranslationUnit) {
    var unit = unit
    summary.unitCount += 1
    if let tag = unit.sourceLanguage { summary.count(tag) }
    if let tag = unit.targetLanguage, !unit.targets.isEmpty { summary.count(tag) }
    waiting.append(&unit)
  }

  private func error(_ what: String, _ element: XMLElement, remedy: String = "") -> InputError {
    InputError(what, at: element.location, remedy: remedy)
  }
}

extension TranslationUnit {
  /// Keeps an attribute's value, if the file has it.
  fileprivate mutating func keep(_ name: String, _ value: String?) {
    if let value { properties.append(UnitProperty(name, value)) }
  }

  fileprivate mutating func add(flag: String) {
    if !flags.contains(flag) { flags.append(flag) }
  }

  /// Takes over what a segment of version 2 holds.
  fileprivate mutating func take(_ segment: TranslationUnit) {
    (source, sourceCodes, sourceLocation) = (segment.source, segment.sourceCodes, segment.sourceLocation)
    (targets, targetCodes, targetLocation) = (segment.targets, segment.targetCodes, segment.targetLocation)
    properties = segment.properties + properties
  }

  /// Sets what we wrote into a file's contexts or metadata.
  fileprivate mutating func set(_ field: XLIFF.Field?, _ value: String) {
    switch field {
    case .id: id = value
    case .context: context = value
    case .flags:
      let written = value.split(separator: ",").map { String($0).trimmedSpaces }
      flags = written + flags.filter { !written.contains($0) }
    case .confidence: confidence = Float(value)
    case .marks(.source): XLIFF.setMarkIDs(value, in: &sourceCodes)
    case .marks(.target): XLIFF.setMarkIDs(value, in: &targetCodes)
    case .property(let name): properties.append(UnitProperty(name, value))
    case nil: break
    }
  }
}
