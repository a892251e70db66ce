import LintEngine
import TextModel

/// Words on both sides, or on neither.
public struct PurePunctuation: LintRule {
  public static let metadata = RuleMetadata(
    id: "punct/pure", level: .warning,
    summary: "One of the texts has words and the other only marks.",
    rationale: """
      A slip of the mouse, or a unit of another place. Texts of variables and code count as words; scripts in which a mark
      may be a word have none among their marks.
      """,
    accepts: [
      Example("en", "Save", "es", "Guardar"),
      Example("en", ": %s", "de", "%s:"),
      Example("en", "...", "ja", "…"),
    ],
    rejects: [
      Example("en", "Find", "es", "⟨'⟩"),
      Example("en", "-", "de", "⟨Suche⟩", alsoFinds: ["complete/extra-sentence"]),
      Example("en", "Find all", "ja", "⟨、⟩", alsoFinds: ["punct/end-mark"]),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard min(source.trimmed.count, target.trimmed.count) <= 6, !source.trimmed.isEmpty,
      Self.isPure(source) != Self.isPure(target),
      (source.text + target.text).unicodeScalars.count(where: \.properties.isAlphabetic) > 1
    else { return }
    report(
      Problem(
        Self.isPure(target) ? "target has no words" : "source has no words, target has",
        target: target.trimmed))
  }

  private static func isPure(_ text: UnitText) -> Bool {
    text.placeables.isEmpty && !text.bytes[text.trimmed].contains { ASCII.isAlnum($0) }
      && text.text.unicodeScalars.allSatisfy {
        !$0.properties.isAlphabetic && $0.properties.numericType == nil
      }
  }
}
