import GlossaryModel
import LintEngine
import Segmentation
import Terminology
import TextModel

/// Terms must be rendered as the glossary says.
public struct TermPreferred: LintRule {
  public static let metadata = RuleMetadata(
    id: "term/preferred", level: .warning, repetition: .sameMessage,
    summary: "A term of the source is not rendered with a term that the glossary approves.",
    rationale: """
      The reader must recognise the same thing by the same name. Any inflection of an approved term will do,
      articles may come and go, and one rendering in the unit is enough, since the others may be pronouns. A
      long unit that names the term once is not reported: it may well say it without the word.
      """,
    accepts: [
      Example("en", "two networks", "es", "dos redes", glossary: ["network = red"]),
      Example(
        "en", "neural networks on %s", "es", "redes neuronales en %s",
        glossary: ["network = red", "neural network = red neuronal"]),
      Example(
        "en", "the data set", "es", "el conjunto de los datos", glossary: ["data set = conjunto de datos"]),
      Example("en", "the model", "ja", "モデル", glossary: ["network = ネットワーク"]),
    ],
    rejects: [
      Example("en", "a ⟨network⟩ file", "es", "un archivo de malla", glossary: ["network = red"]),
      Example(
        "en", "the ⟨user⟩ %s", "es", "el ⟨utilizador⟩ %s", glossary: ["user = usuario, ~utilizador"],
        note: "the glossary names the competing term"),
      Example(
        "en", "⟨Databases⟩ for all", "fr", "Des banques de données pour tous",
        glossary: ["database = base de données"]),
    ])

  /// Words of a source that may say a term without the word; measured on the development units.
  private static let longUnit = 32

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    if !unit.unit.flags.isEmpty { checkFlags(unit, report) }
    for use in unit.termUses {
      let demands = use.demands.filter(use.isTranslatable)
      var reported: Set<Int> = []
      for demand in demands where !reported.contains(demand.concept) {
        // *pseudo-package* may be one word in the other language, which the approved term is a part of.
        if Self.isPartOfCompound(demand, use.from) { continue }
        guard !isRendered(demand, demands, use), let preferred = use.preferred(demand.concept) else {
          continue
        }
        reported.insert(demand.concept)
        let own = use.from.string(demand.range)
        if let rival = rival(of: demand, demands, use) {
          report(
            use.problem(
              "\"\(own)\" is rendered \"\(use.to.string(rival.range))\"; the glossary prefers \"\(preferred.text)\"",
              demand: demand, found: rival.range, fix: preferred.text))
        } else if use.from.tokens.count <= Self.longUnit
          || demands.count(where: { $0.concept == demand.concept }) > 1
        {
          report(
            use.problem(
              "\"\(own)\" is not rendered with an approved term; the glossary prefers \"\(preferred.text)\"",
              demand: demand, found: nil))
        }
      }
    }
  }

  private func checkFlags(_ unit: UnitContext, _ report: (Problem) -> Void) {
    for term in UnitTerm.terms(of: unit)
    where !term.isForbidden && UnitTerm.range(of: term.target, in: unit.target) == nil {
      report(
        Problem(
          "\"\(term.source)\" is not rendered \"\(term.target)\", as the unit's flag wants",
          source: UnitTerm.range(of: term.source, in: unit.source), side: .target))
    }
  }

  /// Whether a hyphen joins the term to a word before or after it.
  private static func isPartOfCompound(_ demand: TermMatch, _ text: UnitText) -> Bool {
    let (first, next) = (demand.tokens.lowerBound, demand.tokens.upperBound)
    return text.tokens[first].isJoined || next < text.tokens.count && text.tokens[next].isJoined
  }

  /// The first deprecated rendering that stands for nothing else of the source: `versión` of *release* is right where the
  /// source has *version* too.
  private func rival(of demand: TermMatch, _ demands: [TermMatch], _ use: TermUse) -> TermMatch? {
    guard let rival = use.first(demand.concept, .deprecated) else { return nil }
    let isOthers = use.to.terms.contains { other in
      other.concept != demand.concept && other.tokens == rival.tokens
        && [.preferred, .admitted].contains(use.status(other))
        && demands.contains { $0.concept == other.concept }
    }
    return isOthers ? nil : rival
  }

  /// Whether the concept, or another one that the same words name, has an approved or forbidden rendering.
  private func isRendered(_ demand: TermMatch, _ all: [TermMatch], _ use: TermUse) -> Bool {
    use.has(demand.concept, [.preferred, .admitted, .forbidden])
      || all.contains { other in
        other.tokens == demand.tokens && other.concept != demand.concept
          && use.has(other.concept, [.preferred, .admitted, .forbidden])
      }
  }
}
