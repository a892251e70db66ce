import TextModel

extension Finding {
  init(
    _ problem: Problem, rule: String, level: Level, unit: TranslationUnit, index: Int, target: String?,
    form: Int
  ) {
    let isSource = problem.side == .source
    let text = isSource ? unit.source : target ?? ""
    let range = isSource ? problem.sourceRange : problem.targetRange
    let start = isSource ? unit.sourceLocation : unit.targetLocation
    self.init(
      rule: rule, level: level, message: problem.message,
      location: start.advanced(over: text, bytes: range?.lowerBound ?? 0), unit: unit.id, unitIndex: index,
      sourceRange: problem.sourceRange, targetRange: problem.targetRange, side: problem.side,
      source: unit.source, target: target, fix: problem.fix,
      entry: problem.entry, sourceLanguage: unit.sourceLanguage, targetLanguage: unit.targetLanguage,
      form: form, fingerprint: Self.fingerprint(rule, unit.source, text, range))
  }

  /// Rule, source text, and what the finding covers; no position, no key and no space, so that it survives re-ordering,
  /// renaming and re-wrapping, and no words around, so that mending one defect leaves the others what they are. Equal
  /// ones are counted.
  private static func fingerprint(_ rule: String, _ source: String, _ text: String, _ range: Range<Int>?)
    -> String
  {
    var hash = Fingerprint()
    hash.add(rule.utf8)
    hash.addVisible(source.utf8)
    if let range {
      hash.addVisible(text.utf8.dropFirst(range.lowerBound).prefix(range.count))
    }
    return hash.text
  }

  /// The fingerprint of what a document or a project does all the time, wherever it does it first.
  ///
  /// - Parameter message: The message when the same one is said again and again; empty for all of the rule.
  func fingerprint(of habit: Habit, message: String) -> String {
    var hash = Fingerprint()
    hash.add(habit.rawValue.utf8)
    hash.add(rule.utf8)
    hash.add(message.utf8)
    return hash.text
  }
}

extension Location {
  /// The place that many bytes of a text further on, the text beginning here.
  package func advanced(over text: String, bytes: Int) -> Location {
    if line == 0 { return self }
    var place = self
    if place.column == 0 { place.column = 1 }
    for byte in text.utf8.prefix(bytes) {
      if byte == 0x0A {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return place
  }
}
