import LintEngine
import TextModel

/// Variables of the target must be in the source.
public struct PlaceholderExtra: LintRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/extra", level: .error,
    summary: "The target has a variable that the source has not.",
    rationale: """
      The program has no value for it: it fails or shows the variable's name. Named variables may be repeated;
      the same text under another dialect is another variable.
      """,
    accepts: [
      Example("en", "Hi {name}", "es", "Hola, {name}. {name}:"),
      Example("en", "%d%% done", "ar", "تم %d%%"),
      Example("en", "Up to 50% off", "ja", "最大50%オフ"),
    ],
    rejects: [
      Example("en", "Hi {name}", "es", "Hola, {name} y ⟨{nombre}⟩"),
      Example("en", "One file", "he", "קובץ ⟨%d⟩"),
      Example("en", "All files", "es", "Todos los archivos de ⟨%s⟩"),
    ])

  public static let trigger: Trigger = .either("%{$&~@")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let match = PlaceholderMatcher(unit)
    // A changed variable is one finding, of `placeholder/missing`.
    let named = unit.isPlural && unit.form == 0 ? 0 : match.missing.count
    for placeholder in match.extra.dropFirst(named) where !unit.isInOtherForm(placeholder) {
      let text = unit.target.string(placeholder.range)
      report(Problem("\"\(text)\" is no variable of the source", target: placeholder.range))
    }
  }
}
