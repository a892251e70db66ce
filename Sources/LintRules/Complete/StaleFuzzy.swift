import LintEngine
import TextModel

/// Translations that await review.
public struct StaleFuzzy: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/stale-fuzzy", level: .note, repetition: .habit,
    summary: "The translation is marked as in need of review.",
    rationale: """
      A fuzzy translation belongs to an older source; programs leave it out and show the source instead. Reported for units
      with the flag `fuzzy`, once each, as a note: somebody has to look. Where most translations of a file are final, nothing
      else is said of the fuzzy ones, which are to be redone; a file of fuzzy ones is a draft and checked as a whole.
      """,
    accepts: [
      Example("en", "Save", "es", "Guardar"),
      Example("en", "Save %s", "ja", "%sを保存", flags: ["c-format"]),
      Example("en", "", "de", "", flags: ["fuzzy"]),
    ],
    rejects: [
      Example("en", "Save", "es", "⟨Guardar⟩", flags: ["fuzzy"]),
      Example("en", "Save %s", "de", "⟨%s speichern⟩", flags: ["fuzzy"]),
      Example("en", "Close", "ja", "⟨閉じる⟩", flags: ["fuzzy"]),
    ])

  public static let trigger: Trigger = .flags
  public static let looksAtFuzzy = true

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.hasFlag("fuzzy"), unit.form == 0 else { return }
    report(Problem("the translation is marked fuzzy; review it", target: unit.target.trimmed))
  }
}
