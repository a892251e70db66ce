import GlossaryModel
import LintEngine
import Terminology
import TextModel

/// Renderings that the glossary forbids.
public struct TermForbidden: LintRule {
  public static let metadata = RuleMetadata(
    id: "term/forbidden", level: .error,
    summary: "A term of the source is rendered with a term that the glossary forbids.",
    rationale: """
      Somebody decided against the rendering, because it misleads or clashes with the rest of the text. The word
      is reported only where the source speaks of the concept, in any inflection, and not inside of a longer
      term.
      """,
    accepts: [
      Example(
        "en", "an open source model", "es", "un modelo de código abierto",
        glossary: ["open source = código abierto, !fuente abierta"]),
      Example(
        "en", "the sample", "es", "la fuente abierta del parque",
        glossary: ["open source = código abierto, !fuente abierta"],
        note: "the source speaks of something else"),
      Example("en", "open source: %s", "ja", "オープンソース: %s", glossary: ["open source = オープンソース"]),
    ],
    rejects: [
      Example(
        "en", "⟨open source⟩ models", "es", "modelos de ⟨fuente abierta⟩",
        glossary: ["open source = código abierto, !fuente abierta"]),
      Example(
        "en", "two ⟨open-source⟩ models", "es", "dos modelos de ⟨fuentes abiertas⟩",
        glossary: ["open source = código abierto, !fuente abierta"], note: "inflected"),
      Example(
        "en", "models at the ⟨edge⟩ (%s)", "es", "modelos ⟨al límite⟩ (%s)",
        glossary: ["edge = borde, !al límite"]),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    if !unit.unit.flags.isEmpty { checkFlags(unit, report) }
    for use in unit.termUses where use.mayMeetForbidden {
      for match in use.to.terms where match.isMaximal && use.status(match) == .forbidden {
        guard let demand = use.demands.first(where: { $0.concept == match.concept }),
          !isApprovedElsewhere(match, use)
        else { continue }
        let found = use.to.string(match.range)
        let own = use.from.string(demand.range)
        let preferred = use.preferred(match.concept)?.text
        let advice = preferred.map { "; use \"\($0)\"" } ?? ""
        let note = use.term(match).note
        let reason = note.isEmpty ? "" : " (\(note.last == "." ? String(note.dropLast()) : note))"
        report(
          use.problem(
            "\"\(found)\" is a forbidden rendering of \"\(own)\"\(advice)\(reason)", demand: demand,
            found: match.range, fix: preferred))
      }
    }
  }

  private func checkFlags(_ unit: UnitContext, _ report: (Problem) -> Void) {
    for term in UnitTerm.terms(of: unit) where term.isForbidden {
      guard let found = UnitTerm.range(of: term.target, in: unit.target) else { continue }
      report(
        Problem(
          "\"\(term.target)\" is a forbidden rendering of \"\(term.source)\"",
          source: UnitTerm.range(of: term.source, in: unit.source), target: found, side: .target))
    }
  }

  /// Whether the same words are an approved term of another concept that the source names too.
  private func isApprovedElsewhere(_ match: TermMatch, _ use: TermUse) -> Bool {
    use.to.terms.contains { other in
      other.concept != match.concept && other.range.covers(match.range)
        && use.status(other) != .forbidden
        && use.demands.contains { $0.concept == other.concept }
    }
  }
}
