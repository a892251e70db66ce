import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// The same word twice in a row.
public struct DoubledWord: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/doubled-word", level: .warning,
    summary: "A word stands twice in a row.",
    rationale: """
      A slip of typing or of merging. Words with a mark between them, words that the language may double
      (Spanish muy muy), and doubled words that the source has too are not reported, nor are scripts written
      without spaces.
      """,
    accepts: [
      Example("en", "Very, very good", "es", "Muy muy bueno", note: "the language may"),
      Example("en", "the list. The list", "es", "la lista. La lista", note: "two sentences"),
      Example("en", "The people", "ja", "人々"),
    ],
    rejects: [
      Example("en", "domain name", "es", "nombre ⟨de de⟩ dominio", fixed: "nombre de dominio"),
      Example("en", "Save a %s", "de", "Speichern Sie ⟨ein ein⟩ %s", fixed: "Speichern Sie ein %s"),
      Example("en", "in the house", "ar", "⟨في في⟩ البيت", fixed: "في البيت"),
    ])

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let tokens = text.tokens
    guard tokens.count > 1 else { return }
    let facts = text.facts
    for i in 1..<tokens.count where facts[i].lowerHash == facts[i - 1].lowerHash && facts[i].lowerHash != 0 {
      let (first, second) = (tokens[i - 1], tokens[i])
      guard !second.isJoined, !first.isJoined, isDoubled(first, second, text.lower(i), text)
      else {
        continue
      }
      if text.side == .target, Self.doubles(unit.source) { continue }
      let range = first.range.lowerBound..<second.range.upperBound
      report(
        Problem(
          "\"\(text.string(second))\" stands twice", on: text.side, range,
          fix: Fix(text.side, first.range.upperBound..<second.range.upperBound, "", safety: .suggested)))
    }
  }

  private func isDoubled(_ first: Token, _ second: Token, _ word: String, _ text: UnitText) -> Bool {
    let gap = first.range.upperBound..<second.range.lowerBound
    // Wider gaps are columns, and `FILE file` is a name with its explanation.
    guard gap.count == 1, text.masked[gap].allSatisfy({ ASCII.isBlank($0) }),
      text.bytes[first.range].last == text.bytes[second.range].last,
      !text.bytes[gap].contains(0x0A), !text.tools.profile.doubledWords.contains(word),
      !text.tools.profile.doubledWords.contains("*"),
      !Self.reduplicating.contains(text.language?.base.description ?? "")
    else { return false }
    let scalars = word.unicodeScalars
    guard scalars.contains(where: \.properties.isAlphabetic), scalars.count > 1 || word.utf8.first ?? 0 < 0x80
    else { return false }
    // `Bora Bora`, `Duran Duran`: both capitalised in the middle of a text is a name.
    return !(text.isCapitalised(first) && text.isCapitalised(second))
  }

  /// Languages without a profile whose grammar doubles words (WALS, chapter 27).
  private static let reduplicating: Set<String> = [
    "fil", "haw", "id", "jv", "km", "lo", "mi", "ms", "nso", "ss", "st", "su", "sw", "th", "tl", "tn", "vi",
    "xh", "zu",
  ]

  private static func doubles(_ text: UnitText) -> Bool {
    let facts = text.facts
    return zip(facts, facts.dropFirst()).contains { $0.lowerHash == $1.lowerHash && $0.lowerHash != 0 }
  }
}
