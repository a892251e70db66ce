import TextModel

/// How far a translation is, in the words of both XLIFF versions.
///
/// A word of version 1.2 that version 2 lacks goes into its `subState` behind our prefix, and comes back from there.
enum XLIFFStates {
  /// The states of version 2 (XLIFF 2.1, section 4.3.1.37) with the nearest of version 1.2.
  private static let version2 = [
    "initial": "new", "translated": "translated", "reviewed": "signed-off", "final": "final",
  ]
  /// The states of version 1.2 (section 2.4, `state`), beside those of one's own that begin with `x-`.
  private static let version12: Set = [
    "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
  ]
  private static let prefix = "glosa:"

  /// What a segment of version 2 says; both are empty when nothing is known.
  static func version2(of unit: TranslationUnit) -> (state: String, subState: String) {
    let subState = unit.value("@subState") ?? ""
    guard let state = unit.value("@state") else {
      return unit.flags.contains("fuzzy") && unit.target != nil ? ("initial", "") : ("", "")
    }
    if version2[state] != nil { return (state, subState) }
    let isName = !state.contains { $0 == ":" || $0.isWhitespace }
    return (state == "signed-off" ? "reviewed" : "initial", isName ? prefix + state : "")
  }

  /// What a target of version 1.2 says; `nil` when nothing is known.
  static func version12(of unit: TranslationUnit) -> String? {
    guard let state = unit.value("@state") else {
      return unit.flags.contains("fuzzy") ? "needs-review-translation" : nil
    }
    if let own = unit.value("@subState"), own.hasPrefix(prefix) {
      return valid(String(own.dropFirst(prefix.count)))
    }
    return version12.contains(state) ? state : version2[state] ?? valid(state)
  }

  /// The word where version 1.2 has it, else as one of one's own.
  private static func valid(_ state: String) -> String {
    version12.contains(state) || state.hasPrefix("x-") ? state : "x-" + state
  }
}

extension TranslationUnit {
  fileprivate func value(_ name: String) -> String? { properties.first { $0.name == name }?.value }
}
