import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// Words that look like a word of the source and mean something else.
public struct FalseFriend: LintRule {
  public static let metadata = RuleMetadata(
    id: "term/false-friend", level: .warning, repetition: .habit,
    summary: "A word of the source is rendered with one that looks alike and means something else.",
    rationale: """
      A library is no librería, and actually is not actualmente. Only the pairs of the language's list are known, and
      only where the source has the English word.
      """,
    accepts: [
      Example("en", "a shared library", "es", "una biblioteca compartida"),
      Example("en", "a bookshop for %s", "es", "una librería para %s"),
      Example("en", "Actually, it works", "ja", "実際に動作します"),
    ],
    rejects: [
      Example("en", "a shared ⟨library⟩", "es", "una ⟨librería⟩ compartida"),
      Example("en", "⟨Eventually⟩ it works with %s", "es", "⟨Eventualmente⟩ funciona con %s"),
      Example("en", "He ⟨actually⟩ knows", "fr", "Il sait ⟨actuellement⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.target.any.isFalseFriend, unit.source.tools.isEnglish else { return }
    for (i, word) in unit.target.facts.enumerated() where word.isFalseFriend {
      guard let entry = unit.target.tools.lintWords.falseFriends[unit.target.lower(i)],
        let origin = unit.source.facts.indices.first(where: { unit.source.lower($0) == entry.english })
      else { continue }
      report(
        Problem(
          "\"\(unit.target.string(unit.target.tokens[i].range))\" is a false friend of \"\(entry.english)\"; write \"\(entry.advice)\"",
          source: unit.source.tokens[origin].range, target: unit.target.tokens[i].range, side: .target))
    }
  }
}
