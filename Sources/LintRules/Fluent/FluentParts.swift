import LintEngine
import TextModel

/// The same parts of a Fluent message.
public struct FluentParts: LintRule {
  public static let metadata = RuleMetadata(
    id: "fluent/parts", level: .error,
    summary: "A Fluent message lacks the value or an attribute of its source, or has one more.",
    rationale: """
      The program asks for the attribute and finds none, or shows nothing where the value should stand. Terms are not
      looked at: their attributes belong to the language.
      """,
    accepts: [
      Example("en", "Save␤.title = Saves", "es", "Guardar␤.title = Guarda", flags: ["fluent-type:Message"]),
      Example("en", "Firefox", "ru", "Firefox␤.gender = masculine", flags: ["fluent-type:Term"]),
      Example("en", ".title = a", "ja", ".title = あ", flags: ["fluent-type:Message"]),
    ],
    rejects: [
      Example(
        "en", "Save␤.title = Saves", "es", "⟨Guardar⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["text/newline-count", "complete/missing-sentence"]),
      Example(
        "en", "Save", "ja", "⟨保存␤.title = 保存する⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["text/newline-count", "complete/extra-sentence"]),
      Example(
        "en", "Save␤.title = { $n }", "de", "⟨.title = { $n }⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["text/newline-count"]),
    ])

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard let fluent = FluentUnit(unit), !fluent.isTerm else { return }
    let (own, others) = (fluent.source.parts.map(\.name), fluent.target.parts.map(\.name))
    for name in own where !others.contains(name) {
      report(Problem("target lacks \(Self.shown(name)) of the source", target: unit.target.trimmed))
    }
    for name in others where !own.contains(name) {
      report(Problem("source has no \(Self.shown(name))", target: unit.target.trimmed))
    }
  }

  private static func shown(_ name: String) -> String { name.isEmpty ? "value" : "attribute .\(name)" }
}
