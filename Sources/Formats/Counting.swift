extension String {
  /// A number with what it counts, which the text names in the plural: `1 unit in other languages`, `3 units …`.
  package func counted(_ number: Int) -> String {
    if number != 1 { return "\(number) \(self)" }
    var words = split(separator: " ").map(String.init)
    let rest = words.firstIndex { Self.followers.contains($0) || $0.hasPrefix("\"") } ?? words.count
    if rest > 0 { words[rest - 1] = words[rest - 1].singular }
    return "1 \(words.joined(separator: " "))"
  }

  /// The words that can follow the noun that is counted.
  private static let followers: Set<String> = [
    "and", "by", "for", "from", "guarded", "in", "joined", "longer", "of", "on", "other", "repeated",
    "replaced", "than",
    "that", "whose", "with", "without", "written",
  ]

  /// The singular of a plural noun of English, for the words that are counted here.
  private var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    if ["sses", "uses", "xes", "ches", "shes"].contains(where: hasSuffix) { return String(dropLast(2)) }
    return hasSuffix("s") ? String(dropLast()) : self
  }
}
