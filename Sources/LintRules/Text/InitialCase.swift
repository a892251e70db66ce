import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// A capital at the beginning where the source has one.
public struct InitialCase: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "text/initial-case", level: .warning,
    summary: "The target begins with a small letter where the source begins with a capital.",
    rationale: """
      Labels and sentences look careless. Names of days, months and languages have small letters in many
      languages, so a single word is looked at only if it is a verb of the source, or if the document gives nearly all
      of its single words a capital; a document that often begins with small letters means it. Targets that begin with a variable, code or a word of the source are not reported.
      """,
    accepts: [
      Example("en", "Save", "es", "Guardar"),
      Example("en", "Save the file", "ja", "ファイルを保存"),
      Example("en", "%s files", "de", "%s Dateien"),
      Example("en", "User", "es", "iPhone", note: "a name"),
    ],
    rejects: [
      Example("en", "No file was sent", "es", "⟨no⟩ se envió ningún archivo"),
      Example("en", "Close the %s", "ru", "⟨закрыть⟩ %s"),
      Example("en", "Line string", "es", "⟨cadena⟩ de línea"),
    ])

  public struct Observation: Sendable {
    /// The first word of the target.
    var range: Range<Int>
    var isSmall: Bool
    /// Whether the document decides.
    var isVote: Bool
  }

  /// Single words with a capital that make a custom.
  private static let enoughVotes = 12

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    guard let source = Self.first(unit.source), let target = Self.first(unit.target),
      Self.isCapital(unit.source, source) == true, let isCapital = Self.isCapital(unit.target, target)
    else { return nil }
    let word = unit.source.facts[source]
    if word.month > 0 || word.isWeekday || word.isAcronym { return nil }
    let isSingle = unit.source.tokens.count { $0.kind == .word || $0.kind == .code } == 1
    let isVote = isSingle && !unit.source.isVerb(source)
    let range = unit.target.tokens[target].range
    if isCapital { return Observation(range: range, isSmall: false, isVote: isVote) }
    let isName = unit.target.string(range).unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
    guard !isName, !unit.source.contains(unit.target.bytes, range) else { return nil }
    return Observation(range: range, isSmall: true, isVote: isVote)
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    let words = Votes(observations.filter(\.isVote))
    let others = Votes(observations.filter { !$0.isVote })
    for (i, observation) in observations.enumerated() where observation.isSmall {
      guard observation.isVote ? words.isCustom : !others.isAgainst else { continue }
      report(
        i,
        Problem(
          "target begins with a small letter where source begins with a capital", target: observation.range))
    }
  }

  /// What the document does.
  private struct Votes {
    private let all: Int
    private let small: Int

    init(_ observations: [Observation]) {
      all = observations.count
      small = observations.count(where: \.isSmall)
    }

    /// Whether a capital is the rule.
    var isCustom: Bool { all >= enoughVotes && small * 10 <= all }
    /// Whether small letters are no exception.
    var isAgainst: Bool { all >= enoughVotes && small * 3 > all }
  }

  /// The index of the first token that is a word; `nil` when code or a variable comes before.
  private static func first(_ text: UnitText) -> Int? {
    guard let i = text.tokens.firstIndex(where: { $0.kind != .punctuation && $0.kind != .symbol }),
      text.tokens[i].kind == .word
    else { return nil }
    // The clitic `'n` of Afrikaans and `'t` of Dutch stay small; the next word has the capital.
    let isClitic =
      text.tokens[i].range.count == 1 && text.bytes.at(text.tokens[i].range.lowerBound - 1) == 0x27
    return isClitic ? text.tokens.indices.dropFirst(i + 1).first { text.tokens[$0].kind == .word } : i
  }

  /// `nil` for scripts without capitals.
  private static func isCapital(_ text: UnitText, _ index: Int) -> Bool? {
    let word = text.facts[index]
    if word.isCapitalised { return true }
    return word.isCased ? false : nil
  }
}
