import TextModel

extension Finding {
  /// A finding about a file, a key or a comment, which no rule for units makes.
  ///
  /// - Parameters:
  ///   - what: What it is about, for the fingerprint: a path, a key, a comment.
  ///   - unit: The unit's place in the run and its id, where it is about one.
  public init(
    rule: String, level: Level, message: String, at location: Location, about what: String,
    unit: (index: Int, id: String) = (-1, ""), source: String = ""
  ) {
    var hash = Fingerprint()
    hash.add(rule.utf8)
    hash.add(what.utf8)
    self.init(
      rule: rule, level: level, message: message, location: location, unit: unit.id, unitIndex: unit.index,
      sourceRange: source.isEmpty ? nil : 0..<source.utf8.count, side: .source, source: source,
      fingerprint: hash.text)
  }
}
