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

  /// The language that a text is in for certain, against what is said of it: it has three times as many function
  /// words of that language; `nil` when the text agrees or does not tell.
  public func contradiction(of tag: LanguageTag, by text: some StringProtocol) -> LanguageTag? {
    let counts = counts(in: text)
    guard let best = counts.max(by: { $0.value < $1.value }), !best.key.matches(tag), best.value >= 20 else {
      return nil
    }
    let own = counts.first { $0.key.matches(tag) }?.value ?? 0
    return best.value >= 3 * own ? best.key : nil
  }

  private func counts(in text: some StringProtocol) -> [LanguageTag: Int] {
    let words = CaseMapping.lower(String(text)).unicodeScalars
      .split { !$0.scalarClass.isLetter && $0.scalarClass != .mark }.map(String.init)
    return languages.reduce(into: [:]) { result, language in
      result[language.tag] = words.reduce(0) { $0 + (language.words.contains($1) ? 1 : 0) }
    }
  }

  /// The language whose function words are the most frequent; `nil` when there are fewer than ten, or nearly as
  /// many of another language.
  public func certainGuess(_ text: some StringProtocol) -> LanguageTag? {
    let counts = counts(in: text).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best = counts.first, best.value >= 10 else { return nil }
    if counts.count > 1, 5 * best.value < 6 * counts[1].value { return nil }
    return best.key
  }

  /// The language whose function words are the most frequent; `nil` when no word is one.
  ///
  /// - Complexity: O(n) in the text's length for each language; give it the first few thousand characters.
  public func guess(_ text: some StringProtocol) -> LanguageTag? {
    let counts = counts(in: text)
    var best: (tag: LanguageTag, count: Int)?
    for (tag, _) in languages where counts[tag] ?? 0 > best?.count ?? 0 { best = (tag, counts[tag] ?? 0) }
    return best?.tag
  }
}
