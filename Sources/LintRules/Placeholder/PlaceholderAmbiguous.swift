import LintEngine
import TextModel

/// Sources whose variables a translator cannot tell apart.
public struct PlaceholderAmbiguous: TextRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/order-ambiguous", level: .note,
    summary: "The source has several variables of one type without a name or number.",
    rationale: """
      Nobody can tell which `%s` is which, and a language that needs another order cannot have it. It is the author of the
      source who must name or number them, so it is reported as long as the unit has no translation.
      """,
    accepts: [
      Example("en", "%s of %s", "es", "%s de %s", note: "translated already"),
      Example("en", "%(name)s of %(file)s", "de", ""),
      Example("en", "%s has %d files", "ja", "", note: "the types tell"),
    ],
    rejects: [
      Example("en", "⟨%s of %s⟩", "es", "", flags: ["c-format"], alsoFinds: ["complete/empty-target"]),
      Example("en", "⟨{} / {}⟩", "de", "", alsoFinds: ["complete/empty-target"]),
      Example("en", "Page ⟨%d of %d⟩", "ja", "", alsoFinds: ["complete/empty-target"]),
    ])

  public static let needsTranslation = false
  public static let looksAtSource = true
  public static let trigger: Trigger = .source("%{")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.side == .source, !unit.isTranslated else { return }
    let unnamed = text.placeholders.filter { !$0.isNamed }
    guard let first = unnamed.first, let last = unnamed.last,
      unnamed.contains(where: { one in unnamed.contains { $0 != one && $0.key == one.key } })
    else { return }
    report(
      Problem(
        "variables of one type without a name; name or number them", on: .source,
        first.range.lowerBound..<last.range.upperBound))
  }
}
