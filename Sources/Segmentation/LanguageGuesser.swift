import LocaleProfiles
import TextModel
import UnicodeText

/// Guesses the language of a text from its function words.
public struct LanguageGuesser: Sendable {
  private let library: LocaleLibrary

  /// - Parameter library: The languages to choose from.
  public init(library: LocaleLibrary = .shared) { self.library = library }

  /// The language that a text is in for certain, against what is said of it: it has three times as many function
  /// words of that language; `nil` when the text agrees or does not tell.
  public func contradiction(of tag: LanguageTag, by text: some StringProtocol) -> LanguageTag? {
    let words = Self.words(in: text)
    // Where a third of the words are the language's own, no other can have three times as many.
    if 3 * Self.count(words, library.functionWords(of: tag)) > words.count { return nil }
    let counts = counts(of: words)
    guard let best = counts.max(by: { $0.value < $1.value }), !best.key.matches(tag), best.value >= 20 else {
      return nil
    }
    let own = counts.first { $0.key.matches(tag) }?.value ?? 0
    return best.value >= 3 * own ? best.key : nil
  }

  private static func words(in text: some StringProtocol) -> [String] {
    CaseMapping.lower(String(text)).unicodeScalars
      .split { !$0.scalarClass.isLetter && $0.scalarClass != .mark }.map(String.init)
  }

  private static func count(_ words: [String], _ known: Set<String>) -> Int {
    words.count { known.contains($0) }
  }

  private func counts(of words: [String]) -> [LanguageTag: Int] {
    library.languages.reduce(into: [:]) { $0[$1] = Self.count(words, library.functionWords(of: $1)) }
  }

  private func counts(in text: some StringProtocol) -> [LanguageTag: Int] { counts(of: Self.words(in: text)) }

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
    for tag in library.languages where counts[tag] ?? 0 > best?.count ?? 0 { best = (tag, counts[tag] ?? 0) }
    return best?.tag
  }
}
