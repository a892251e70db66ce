import LintEngine
import TextModel

/// Variables of the source must be in the target.
public struct PlaceholderMissing: LintRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/missing", level: .error,
    summary: "A variable of the source is missing from the target.",
    rationale: """
      The program fails, or the reader sees a sentence without its name or number. Variables with a name or a
      number may change places and be repeated; plural forms may leave out the counted number.
      """,
    accepts: [
      Example("en", "%1$s of %2$s", "ja", "%2$sの%1$s"),
      Example("en", "Hi {name}, you have {count} files", "es", "Tiene {count} archivos, {name}"),
      Example("en", "100% of users", "ar", "١٠٠٪ من المستخدمين", note: "no variable"),
    ],
    rejects: [
      Example("en", "All ⟨%s⟩", "es", "Todo"),
      Example("en", "Hi ⟨{name}⟩", "he", "שלום"),
      Example(
        "en", "Delete ⟨%(count)d⟩ files?", "es", "¿Borrar ⟨%(cuenta)d⟩ archivos?"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    if unit.hasFlag("may-omit-in-this-plural-form") { return }
    let match = PlaceholderMatcher(unit)
    if unit.isPlural && unit.form == 0 { return }
    for (i, placeholder) in match.missing.enumerated() {
      let own = unit.source.string(placeholder.range)
      let other = match.extra.indices.contains(i) ? match.extra[i].range : nil
      let message =
        other.map { "target has \"\(unit.target.string($0))\" where source has \"\(own)\"" }
        ?? "target lacks \"\(own)\" of the source"
      report(Problem(message, source: placeholder.range, target: other, side: .target))
    }
  }
}
