import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// A sentence of the target that is still in the source language.
public struct PartlyUntranslated: LintRule {
  public static let metadata = RuleMetadata(
    id: "complete/partly-untranslated", level: .warning, repetition: .sameMessage,
    summary: "A sentence of the target is still in the source language.",
    rationale: """
      The reader stumbles over a foreign sentence. Reported when a sentence has several function words that only
      the source language has and none of the target's. Quoted titles, code and units that are untranslated as a
      whole are not reported. Many units that are untranslated but for a name or a number (those that a program
      filled in) are an unfinished document, and said once.
      """,
    accepts: [
      Example("en", "See “The art of the possible”.", "es", "Consulte «The art of the possible»."),
      Example(
        "en", "Run <code>cat the file of the user</code>.", "de",
        "Führen Sie <code>cat the file of the user</code> aus."),
      Example("en", "It is done. %s", "ja", "完了しました。%s"),
    ],
    rejects: [
      Example(
        "en", "The file is open. You can close it when you are done.", "es",
        "El archivo está abierto. ⟨You can close it when you are done.⟩"),
      Example(
        "en", "%s was saved. The next step is to open it.", "de",
        "%s wurde gespeichert. ⟨The next step is to open it.⟩"),
      Example(
        "en", "It works. There is nothing that you have to do.", "ja",
        "動作しています。⟨There is nothing that you have to do.⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let target = unit.target
    guard target.tokens.count > 2, unit.source.tools.profile.isKnown, target.tools.profile.isKnown,
      unit.source.bytes != target.bytes
    else {
      return
    }
    var quotations: [Range<Int>]?
    var found: Range<Int>?
    for sentence in target.sentences {
      let foreign = foreignWords(unit, sentence)
      guard foreign.own == 0 || foreign.other > 4 * foreign.own, foreign.other >= 2 else { continue }
      let quoted = quotations ?? Self.quotations(target)
      quotations = quoted
      if foreign.places.count(where: { place in quoted.contains { $0.covers(place) } }) > foreign.other - 2 {
        continue
      }
      found = (found?.lowerBound ?? sentence.lowerBound)..<sentence.upperBound
    }
    if let found { report(Problem(message(unit, found), target: found)) }
  }

  private func message(_ unit: UnitContext, _ found: Range<Int>) -> String {
    var words = 0
    var kept = 0
    for (i, token) in unit.target.tokens.enumerated() where token.kind == .word {
      words += 1
      if unit.source.hasWord(unit.target.facts[i]) { kept += 1 }
    }
    if 4 * kept > 3 * words { return "nearly all is still in the language of the source; translate it" }
    return "\"\(Self.beginning(unit.target, found))\" is still in the language of the source; translate it"
  }

  /// The first words of a stretch, with a sign that there are more.
  private static func beginning(_ text: UnitText, _ range: Range<Int>) -> String {
    let words = text.tokens.filter { $0.kind == .word && range.covers($0.range) }
    guard words.count > 5 else { return text.string(range) }
    return text.string(range.lowerBound..<words[4].range.upperBound) + " …"
  }

  /// Function words of a sentence that only one of the languages has.
  private func foreignWords(_ unit: UnitContext, _ sentence: Range<Int>) -> (
    own: Int, other: Int, places: [Range<Int>]
  ) {
    var own = 0
    var places: [Range<Int>] = []
    let (tokens, facts) = (unit.target.tokens, unit.target.facts)
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < sentence.lowerBound { low = middle + 1 } else { high = middle }
    }
    for i in low..<tokens.count {
      let token = tokens[i]
      if token.range.lowerBound >= sentence.upperBound { break }
      guard token.kind == .word, !token.isJoined, sentence.covers(token.range) else { continue }
      let word = facts[i]
      // `ORDER BY` is a command, and `in-reply-to` a name.
      let isNameStart = i + 1 < tokens.count && tokens[i + 1].isJoined
      if word.isFunctionWord == word.isForeignFunctionWord || word.isAcronym || isNameStart { continue }
      if word.isFunctionWord { own += 1 } else { places.append(token.range) }
    }
    return (own, places.count, places)
  }

  private static func quotations(_ text: UnitText) -> [Range<Int>] {
    let marks = QuoteScanner(text).marks
    return QuotePairing(marks).pairs.map {
      marks[$0.open].range.lowerBound..<marks[$0.close].range.upperBound
    }
  }
}
