import LocaleProfiles
import TextModel
import UnicodeText

/// Keys of words, by which forms of one word are found equal.
public struct WordKeyer: Sendable {
  private let folding: KeyFolding
  private let inflection: InflectionRules

  /// The keys of a language.
  public init(profile: LocaleProfile) {
    folding = KeyFolding(keepingLetters: profile.keptLetters)
    inflection = profile.inflection
  }

  /// Case and accents folded: `Códigos` → `codigos`.
  public func folded(_ word: String) -> String { folding(word) }

  /// Case and accents folded, number and gender taken off: `Códigos` → `codig`.
  public func key(_ word: String) -> String { inflection.key(of: folding(word)) }
}
