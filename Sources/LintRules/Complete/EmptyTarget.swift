import LintEngine
import TextModel

/// A translation that is there but blank.
public struct EmptyTarget: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/empty-target", level: .error,
    summary: "The target is blank although the source has text.",
    rationale: """
      A blank label or paragraph reaches the reader as a hole. Units that have no target at all count as not
      yet translated and are not reported.
      """,
    accepts: [
      Example("en", "Save", "es", "Guardar"),
      Example("en", " ", "ja", " ", note: "nothing to translate"),
      Example("en", "{count} files", "ar", "{count} ملفات"),
    ],
    rejects: [
      Example("en", "Save", "es", "⟨ ⟩", alsoFinds: ["text/edge-space"]),
      Example("en", "Open the file", "ja", "⟨　⟩"),
      Example("en", "%d users", "he", "⟨  ⟩"),
    ])

  public static let needsTranslation = false

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard !unit.isTranslated, !unit.unit.targets.isEmpty, !unit.source.trimmed.isEmpty else { return }
    report(Problem("target is blank; translate the source", target: 0..<unit.target.bytes.count))
  }
}
