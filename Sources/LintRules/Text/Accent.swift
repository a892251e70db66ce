import LintEngine
import LocaleProfiles
import Normalization
import Segmentation
import TextModel

/// Words that the document writes with an accent elsewhere.
public struct Accent: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "text/accent", level: .warning, repetition: .sameMessage,
    summary: "A word lacks the accent that the rest of the document gives it.",
    rationale: """
      The document itself shows how a word is written: with the accent nearly always. Endings count too
      (-ción, -ência), so that a rare word is judged by its like. Words of the source, names, capitals, words that
      exist with and without accent (como, cómo; periodo, período) and verb forms (publica, pública) are not reported.
      """,
    accepts: [
      Example("en", "page\npage", "es", "página\npágina"),
      Example("en", "How\nas %s", "es", "cómo\ncomo %s", note: "two words"),
      Example("en", "action", "ja", "アクション"),
    ],
    rejects: [
      Example(
        "en", "page a\npage b\npage c\npage d", "es",
        "la página a\nuna página b\nla página c\nesta ⟨pagina⟩ d",
        fixed: "la página a\nuna página b\nla página c\nesta página d"),
      Example(
        "en", "%s page\na page\nthe page\nnew page", "pt",
        "página %s\numa página\na página\n⟨pagina⟩ nova",
        fixed: "página %s\numa página\na página\npágina nova"),
      Example(
        "en", "name a\nname b\nname c\nname d", "cs", "jméno a\njméno b\njméno c\n⟨jmeno⟩ d",
        fixed: "jméno a\njméno b\njméno c\njméno d"),
    ])

  public struct Observation: Sendable {
    /// Words as they would be without accents.
    var plain: [PlainWord]
    var accented: [AccentedWord]
    /// The text that the words stand in, and its language.
    var text: String
    var tools: LanguageTools
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    let target = unit.target
    if target.signs.containsLead(0xCA...0xE1) || target.signs.containsLead(0xE3...0xF7) { return nil }
    var result = Observation(plain: [], accented: [], text: target.text, tools: target.tools)
    let facts = target.facts
    for (i, token) in target.tokens.enumerated()
    where token.kind == .word && (4...0xFFFF).contains(token.range.count) {
      let word = facts[i]
      guard !word.isAcronym, word.isAlphabetic, target.bytes.at(token.range.lowerBound - 1) != 0x24 else {
        continue
      }
      if !word.isPlain {
        result.accented.append(AccentedWord(text: target.lower(i), folded: target.folded(i)))
      } else if !word.isFunctionWord {
        result.plain.append(PlainWord(word, token.range, unit))
      }
    }
    return result.plain.isEmpty && result.accented.isEmpty ? nil : result
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    var evidence = AccentEvidence(observations)
    for (i, observation) in observations.enumerated() {
      for word in observation.plain where word.isSuspect {
        let own = { word.text(in: observation.text) }
        guard let better = evidence.accented(word, in: observation.text),
          !Self.isVerbStem(own(), observation.tools)
        else { continue }
        report(
          i,
          Problem(
            "\"\(own())\" is written \"\(better)\" elsewhere in the document",
            target: word.range,
            fix: word.isLower ? Fix(.target, word.range, better, safety: .suggested) : nil))
      }
    }
  }

  /// Whether a word is an infinitive without its last letter, such as the third person of many Romance verbs.
  private static func isVerbStem(_ word: String, _ tools: LanguageTools) -> Bool {
    tools.profile.verbs.contains(word + "r")
  }
}
