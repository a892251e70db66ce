import GlossaryModel
import LintEngine
import Terminology
import TextModel

/// Names that stay as they are.
public struct DoNotTranslate: LintRule {
  public static let metadata = RuleMetadata(
    id: "term/do-not-translate", level: .error,
    summary: "A name that the glossary keeps as it is does not stand in the target.",
    rationale: """
      A translated product or organisation name cannot be found or recognised. Any of the name's approved forms
      will do. A forbidden form is left to `term/forbidden`.
      """,
    accepts: [
      Example("en", "Debian is free", "es", "Debian es libre", glossary: ["=Debian"]),
      Example("en", "PyTorch for %s", "ja", "%sのPyTorch", glossary: ["=PyTorch"]),
      Example("en", "the windows", "es", "las ventanas", glossary: ["=Windows"], note: "letter case counts"),
    ],
    rejects: [
      Example("en", "⟨Windows⟩ is needed", "es", "Se necesitan Ventanas", glossary: ["=Windows"]),
      Example("en", "⟨PyTorch⟩ for %s", "ru", "ПайТорч для %s", glossary: ["=PyTorch"]),
      Example("en", "the ⟨Linux Foundation⟩", "es", "la Fundación Linux", glossary: ["=Linux Foundation"]),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    for use in TermUse.directions(unit) where use.to.side == .target {
      var reported: Set<Int> = []
      for demand in use.demands
      where !use.concept(demand).isTranslatable && !reported.contains(demand.concept) {
        let name = use.from.string(demand.range)
        if use.has(demand.concept, [.preferred, .admitted, .forbidden]) || use.to.text.contains(name) {
          continue
        }
        reported.insert(demand.concept)
        report(
          use.problem("the name \"\(name)\" must stay as it is in the target", demand: demand, found: nil))
      }
    }
  }
}
