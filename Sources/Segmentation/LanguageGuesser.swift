import LocaleProfiles
import TextModel
import UnicodeText

/// Guesses the language of a text from its function words.
public struct LanguageGuesser: Sendable {
  private let languages: [(tag: LanguageTag, words: Set<String>)]

  /// - Parameter library: The languages to choose from.
  public init(library: LocaleLibrary = .shared) {
    languages = library.languages.map { tag in
      (tag, library.profile(for: tag).functionWords.values.reduce(into: Set()) { $0.formUnion($1) })
    }
  }

  /// The language whose function words are the most frequent; `nil` when no word is one.
  ///
  /// - Complexity: O(n) in the text's length for each language; give it the first few thousand characters.
  public func guess(_ text: some StringProtocol) -> LanguageTag? {
    let words = CaseMapping.lower(String(text)).unicodeScalars
      .split { !$0.scalarClass.isLetter && $0.scalarClass != .mark }.map(String.init)
    var best: (tag: LanguageTag, count: Int)?
    for (tag, known) in languages {
      let count = words.reduce(0) { $0 + (known.contains($1) ? 1 : 0) }
      if count > best?.count ?? 0 { best = (tag, count) }
    }
    return best?.tag
  }
}
