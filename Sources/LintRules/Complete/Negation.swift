import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// A denial that got lost.
public struct Negation: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/negation", level: .note, isDefault: false,
    summary: "The source denies something and the target has no negative word.",
    rationale: """
      "Do not press" must not become "press". Only words of the profiles' lists are known, so a denial by prefix
      or by a verb (fails to, deja de) looks like a loss: a note, to be read, and off by default. Phrases such as
      "not only" are not reported.
      """,
    accepts: [
      Example("en", "Do not press %s", "es", "No pulse %s"),
      Example("en", "This does not work", "de", "Das geht nicht"),
      Example("en", "Not only the file", "es", "Además del archivo", note: "not a denial"),
    ],
    rejects: [
      Example("en", "Do ⟨not⟩ press the button", "es", "Pulse el botón"),
      Example("en", "The %s is ⟨not⟩ valid", "es", "El %s es válido"),
      Example("en", "It does ⟨not⟩ work", "de", "Es geht"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    let denies = { (i: Int) in
      // `serial no.` and `no. 5` are numbers.
      source.facts[i].isNegation && !Self.isHarmless(source, i)
        && !(source.bytes.at(source.tokens[i].range.upperBound) == 0x2E && source.tokens[i].range.count == 2)
    }
    guard let first = source.facts.indices.first(where: denies),
      !target.facts.indices.contains(where: { target.facts[$0].isDenial && !Self.isHarmless(target, $0) }),
      !(target.tools.profile.functionWords["negation"] ?? []).isEmpty, !target.hasWord(source.facts[first])
    else { return }
    let range = source.tokens[first].range
    report(
      Problem(
        "source has \"\(source.string(range))\", target has no negative word", source: range,
        side: .target))
  }

  /// Whether the word stands in a phrase of the language that denies nothing: `not only`, `or not`.
  private static func isHarmless(_ text: UnitText, _ index: Int) -> Bool {
    text.tools.lintWords.harmlessNegations.contains { phrase in
      phrase.indices.contains { place in
        let start = index - place
        return start >= 0 && start + phrase.count <= text.tokens.count
          && phrase.indices.allSatisfy { text.lower(start + $0) == phrase[$0] }
      }
    }
  }
}
