import TextModel

extension TranslationUnit {
  /// The unit with the source text that one of its plural forms translates.
  ///
  /// The first form of several goes with the singular, the last one with the plural (GNU gettext, "Additional functions for
  /// plural forms"). Where a language uses its first form for 1, 21 and 31, or its second for 2 alone, variables tell better:
  /// the text counts that has as many as the form.
  func translated(by form: Int) -> TranslationUnit {
    guard let plural, targets.indices.contains(form) else { return self }
    var unit = self
    unit.source = form == targets.count - 1 ? plural : sourceWithVariables(of: form, plural)
    if unit.source != source { unit.sourceCodes = [] }
    return unit
  }

  private func sourceWithVariables(of form: Int, _ plural: String) -> String {
    let wanted = Self.variableCount(targets[form])
    let candidates = form == 0 ? [source, plural] : [plural, source]
    return candidates.first { Self.variableCount($0) == wanted } ?? candidates[0]
  }

  /// How many signs there are that begin variables.
  private static func variableCount(_ text: String) -> Int {
    text.utf8.count { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "{") }
  }
}
