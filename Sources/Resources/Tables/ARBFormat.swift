import TextModel

/// Application Resource Bundles of Flutter: JSON with ICU messages; `@key` objects describe them.
struct ARBFormat: ResourceFormat {
  let name = "arb"
  let title = "Application Resource Bundle (Flutter)"
  let fileExtensions = ["arb"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    var notes: [String: String] = [:]
    var language: LanguageTag?
    try JSONStrings.read(text) { path, unit in
      guard let name = path.name(0) else { return }
      if name == "@@locale" {
        language = LanguageTag(unit.text)
      } else if name.hasPrefix("@") {
        if path.count == 2, path.name(1) == "description" { notes[String(name.dropFirst())] = unit.text }
      } else if path.count == 1 {
        unit.key = name
        unit.flags = ["icu-message-format"]
        units.append(unit)
      }
    }
    for index in units.indices {
      units[index].notes = notes[units[index].key].map { [$0] } ?? []
      units[index].language = language
    }
    return units
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    JSONStrings.escaped(part, like: text)
  }
}
