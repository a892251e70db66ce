import TextModel

/// JSON string tables, flat or nested, as i18next, Vue I18n, Angular and many others have them.
///
/// Keys are paths: `menu.items[2]`. Plural forms are i18next's (`item_one` beside `item_other`) and those of nested
/// objects whose names are plural categories.
struct JSONFormat: ResourceFormat {
  let name = "json"
  let title = "JSON (i18next, Vue I18n, Chrome)"
  let fileExtensions = ["json"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .notes]
  let comments: [CommentSyntax] = [.name]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    try JSONStrings.read(text) { path, unit in
      // A name with slashes in front is how people write remarks into JSON.
      if case .name(let name) = path.last, name.hasPrefix("//") { return }
      unit.key = path.key
      units.append(unit)
    }
    GoMessages.read(&units)
    PluralKeys.mark(&units)
    return ChromeMessages.units(units)
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    JSONStrings.escaped(part, like: text)
  }
}

/// The messages of browser extensions: objects with `message`, `description` and `placeholders`.
private enum ChromeMessages {
  /// The messages alone, their descriptions as notes, when the whole file is of that kind; else all units.
  static func units(_ units: [ResourceUnit]) -> [ResourceUnit] {
    let suffix = ".message"
    let owners = Set(
      units.lazy.filter { $0.key.hasSuffix(suffix) }.map { String($0.key.dropLast(suffix.count)) })
    guard !owners.isEmpty, units.allSatisfy({ belongs($0.key, to: owners) }) else { return units }
    var notes: [String: String] = [:]
    for unit in units where unit.key.hasSuffix(".description") {
      notes[String(unit.key.dropLast(".description".count))] = unit.text
    }
    return units.filter { $0.key.hasSuffix(suffix) }.map { unit in
      var unit = unit
      unit.key = String(unit.key.dropLast(suffix.count))
      unit.notes = notes[unit.key].map { [$0] } ?? []
      return unit
    }
  }

  private static func belongs(_ key: String, to owners: Set<String>) -> Bool {
    guard let dot = key.firstIndex(of: ".") else { return false }
    let rest = key[dot...]
    return owners.contains(String(key[..<dot]))
      && (rest == ".message" || rest == ".description" || rest.hasPrefix(".placeholders."))
  }
}

/// Plural forms that keys tell.
enum PluralKeys {
  static let categories: Set<String> = ["zero", "one", "two", "few", "many", "other"]

  /// Sets the category of units whose last key part is one (`apples.one`, `apples_one`) where `other` is there too.
  static func mark(_ units: inout [ResourceUnit]) {
    var others: Set<String> = []
    for unit in units where unit.key.hasSuffix("other") {
      if let (base, _) = split(unit.key) { others.insert(base) }
    }
    if others.isEmpty { return }
    for index in units.indices {
      guard let (base, category) = split(units[index].key), others.contains(base) else { continue }
      units[index].plural = category
    }
  }

  /// The key without its category, its separator included, and the category.
  static func split(_ key: String) -> (base: String, category: String)? {
    guard let place = key.utf8.lastIndex(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }) else {
      return nil
    }
    let category = String(key[key.index(after: place)...])
    return categories.contains(category) ? (String(key[...place]), category) : nil
  }
}
