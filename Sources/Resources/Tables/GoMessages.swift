/// The messages of go-i18n: objects with plural forms, a description and a hash; before version 2 a list of objects with
/// an identifier and a translation.
///
/// ```toml
/// [Greeting]
/// description = "On the first page"
/// hash = "sha1-5d1f"
/// other = "Hello {{.Name}}"
/// ```
enum GoMessages {
  private static let notes: Set<String> = ["description", "hash", "leftDelim", "rightDelim"]
  private static let endings = ["description", "hash", "Delim", "id"]

  /// Takes off what is no text. Descriptions are notes, and the messages of a list have their identifiers for keys.
  static func read(_ units: inout [ResourceUnit]) {
    var fields: [Substring: [String: String]] = [:]
    for unit in units where endings.contains(where: unit.key.hasSuffix) {
      let (owner, field) = parts(unit.key)
      if notes.contains(field) || field == "id" { fields[owner, default: [:]][field] = unit.text }
    }
    if fields.isEmpty { return }
    // Only objects that have nothing else are messages.
    for unit in units {
      let (owner, field) = parts(unit.key)
      let isKnown = notes.contains(field) || PluralKeys.categories.contains(field) || isListed(owner, field)
      if !isKnown { fields[owner] = nil }
    }
    let owners = Set(units.map { parts($0.key) }.filter { isText($0.owner, $0.field) }.map(\.owner))
    fields = fields.filter { owners.contains($0.key) }
    if fields.isEmpty { return }
    units = units.compactMap { unit in
      let (owner, field) = parts(unit.key)
      guard let own = fields[owner] else { return unit }
      if !isText(owner, field) { return nil }
      var unit = unit
      if let id = own["id"] { unit.key = id + unit.key.dropFirst("\(owner).translation".count) }
      unit.notes += own["description"].map { [$0] } ?? []
      return unit
    }
  }

  /// The object that a text belongs to, and the name that it has there; plural forms of a list's translation belong to the
  /// object of the list.
  private static func parts(_ key: String) -> (owner: Substring, field: String) {
    guard let dot = key.lastIndex(of: ".") else { return ("", key) }
    let (owner, field) = (key[..<dot], String(key[key.index(after: dot)...]))
    return owner.hasPrefix("[") && owner.hasSuffix(".translation")
      ? (owner.dropLast(".translation".count), "translation") : (owner, field)
  }

  private static func isListed(_ owner: Substring, _ field: String) -> Bool {
    owner.hasPrefix("[") && (field == "id" || field == "translation")
  }

  private static func isText(_ owner: Substring, _ field: String) -> Bool {
    PluralKeys.categories.contains(field) || owner.hasPrefix("[") && field == "translation"
  }
}
