import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// A denial that got lost.
public struct Negation: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/negation", level: .note,
    summary: "The source denies something and the target has no negative word.",
    rationale: """
      "Do not press" must not become "press". Only words of the profiles' lists are known, so a denial by prefix
      or by a verb (fails to, deja de) looks like a loss: a note, to be read. Looked for in sources with a single
      sentence or two that are translated.
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
    let source = Self.negations(unit.source)
    guard let first = source.first, Self.knows(unit.target), Self.negations(unit.target).isEmpty,
      !Self.isHarmless(unit.source, first),
      !unit.target.lowercased.contains(unit.source.string(first).lowercased())
    else { return }
    report(
      Problem(
        "source has \"\(unit.source.string(first))\", target has no negative word", source: first.range,
        side: .target))
  }

  private static func knows(_ text: UnitText) -> Bool {
    !(text.profile.functionWords["negation"] ?? []).isEmpty
  }

  /// Tokens that deny: words of the list, and contractions that hold one (`cannot`, `don't`).
  private static func negations(_ text: UnitText) -> [Token] {
    let words = text.profile.functionWords["negation"] ?? []
    if words.isEmpty { return [] }
    return text.tokens.indices.filter { i in
      let word = text.lowercased[i]
      if words.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t") { return true }
      return text.profile.contractions[word]?.contains { words.contains($0) } ?? false
    }.map { text.tokens[$0] }
  }

  /// `not only`, `not just`, `or not`, `if not`, `last but not least`: the word denies nothing.
  private static func isHarmless(_ text: UnitText, _ token: Token) -> Bool {
    guard let i = text.tokens.firstIndex(of: token) else { return false }
    let next = i + 1 < text.tokens.count ? text.lowercased[i + 1] : ""
    let before = i > 0 ? text.lowercased[i - 1] : ""
    return ["only", "just", "least", "so", "sólo", "solo"].contains(next)
      || ["or", "if", "but", "and", "whether", "o", "si"].contains(before)
  }
}
