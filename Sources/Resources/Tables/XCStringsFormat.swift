import TextModel

/// String catalogues of Xcode (`.xcstrings`): JSON with the texts of all languages.
///
/// A unit is one language's text of one key, or one plural form of it.
struct XCStringsFormat: ResourceFormat {
  let name = "xcstrings"
  let title = "Xcode string catalogue"
  let fileExtensions = ["xcstrings"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .notes, .bilingual]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    var notes: [String: String] = [:]
    var states: [[JSONStrings.Step]: String] = [:]
    var owners: [[JSONStrings.Step]] = []
    var sourceLanguage: LanguageTag?
    try JSONStrings.read(text) { path, unit in
      if path.name(0) == "sourceLanguage" { sourceLanguage = LanguageTag(unit.text) }
      guard path.name(0) == "strings", let key = path.name(1) else { return }
      if path.count == 3, path.name(2) == "comment" { notes[key] = unit.text }
      guard path.name(2) == "localizations", let language = path.name(3), path.count > 5 else { return }
      if path.last == .name("state") { states[path.dropLast()] = unit.text }
      guard path.last == .name("value"), path[path.count - 2] == .name("stringUnit") else { return }
      unit.key = Self.key(key, path)
      unit.context = key
      unit.language = LanguageTag(language)
      if let place = path.firstIndex(of: .name("plural")) { unit.plural = path.name(place + 1) }
      unit.flags = ["objc-format"]
      units.append(unit)
      owners.append(path.dropLast())
    }
    Self.complete(&units, notes, owners.map { states[$0] }, sourceLanguage)
    return units
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    JSONStrings.escaped(part, like: text)
  }

  /// The string's key with the variations that lead to the text: `%lld files|plural.one`.
  private static func key(_ key: String, _ path: [JSONStrings.Step]) -> String {
    let variation = Array(path[4..<(path.count - 2)]).filter { $0 != .name("variations") }
    return variation.isEmpty ? key : key + "|" + variation.key
  }

  /// The keys of the texts that one translates, the nearest first: its own plural form for its device, then the other forms
  /// and devices.
  private static func sourceKeys(_ key: String, _ base: String) -> [String] {
    let steps = key.dropFirst(base.count + 1).split(separator: ".").map(String.init)
    func replaced(_ name: String) -> [String] {
      guard let place = steps.firstIndex(of: name), steps.indices.contains(place + 1) else { return steps }
      var changed = steps
      changed[place + 1] = "other"
      return changed
    }
    let isOther = [replaced("plural"), replaced("device")]
    let both = zip(isOther[0], isOther[1]).map { $0 == "other" ? $0 : $1 }
    return [key] + (isOther + [both]).map { "\(base)|\($0.joined(separator: "."))" } + [base]
  }

  /// Sets what is known only when the whole file was read.
  private static func complete(
    _ units: inout [ResourceUnit], _ notes: [String: String], _ states: [String?], _ language: LanguageTag?
  ) {
    var sources: [String: ResourceUnit] = [:]
    for unit in units where unit.language != nil && unit.language == language { sources[unit.key] = unit }
    for index in units.indices {
      let key = units[index].context
      units[index].context = ""
      units[index].notes = notes[key].map { [$0] } ?? []
      if units[index].language != language {
        // A key without a text in the source language is the text itself.
        let source = sourceKeys(units[index].key, key).lazy.compactMap { sources[$0] }.first
        units[index].source = source?.text ?? key
        units[index].sourceOffset = source?.range.lowerBound
      }
      // Texts for several devices may differ.
      let device = units[index].key.dropFirst(key.count + 1).split(separator: ".")
      if device.first == "device", device.count > 1 { units[index].context = "device \(device[1])" }
      switch states[index] {
      case "new": units[index].state = .new
      case "needs_review", "stale": units[index].state = .needsReview
      case "translated": units[index].state = .translated
      default: break
      }
    }
  }
}
