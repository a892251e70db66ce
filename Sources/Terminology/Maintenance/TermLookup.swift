import GlossaryModel
import LocaleProfiles
import TextModel

/// Finds terms of a glossary by what a person types: other case, inflected, in part, or misspelt.
public struct TermLookup {
  /// How a term was found, the surest way first.
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    /// Letter by letter.
    case exact
    /// But for case, accents and hyphens.
    case folded
    /// In another number or gender, or with another article.
    case inflected
    /// As a part of a longer term.
    case part
    /// But for a few letters.
    case similar

    public static func < (a: Self, b: Self) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  /// A term that was found.
  public struct Hit: Hashable, Sendable {
    /// Index in ``GlossaryModel/Glossary/concepts``.
    public var concept: Int
    /// Index in the concept's `terms`.
    public var term: Int
    public var kind: Kind
    /// Letters that differ, for similar terms; words that are more, for parts.
    public var distance: Int
  }

  private struct Entry {
    var concept: Int
    var term: Int
    var language: Int
    var text: String
    var folded: [Unicode.Scalar]
    var keys: [String]
  }

  private let entries: [Entry]
  private let keyers: [PhraseKeyer]
  private let languages: [LanguageTag]

  /// Prepares the terms of all languages.
  ///
  /// - Parameter profile: Gives what is known of a language.
  public init(_ glossary: Glossary, profile: (LanguageTag) -> LocaleProfile) {
    let tags = Set(glossary.concepts.flatMap { $0.terms.map(\.language) }).sorted()
    let keyers = tags.map { PhraseKeyer(profile($0)) }
    languages = tags
    self.keyers = keyers
    let number = Dictionary(zip(tags, tags.indices)) { first, _ in first }
    entries = glossary.concepts.enumerated().flatMap { index, concept in
      concept.terms.enumerated().compactMap { position, term in
        guard let language = number[term.language] else { return nil }
        return Entry(
          concept: index, term: position, language: language, text: term.text,
          folded: Array(keyers[language].folded(term.text).unicodeScalars),
          keys: keyers[language].keys(term.text))
      }
    }
  }

  /// The terms that a text may mean, best first; only of the surest ways, parts and similar ones where there is no
  /// whole term.
  ///
  /// - Parameters:
  ///   - text: A term in any of the languages.
  ///   - language: Looks at the terms of one language only.
  ///   - limit: The most hits to give.
  public func hits(for text: String, in language: LanguageTag? = nil, limit: Int = 20) -> [Hit] {
    let queries = keyers.map { (Array($0.folded(text).unicodeScalars), $0.keys(text)) }
    let found = entries.compactMap { entry -> Hit? in
      if let language, !languages[entry.language].matches(language) { return nil }
      let (folded, keys) = queries[entry.language]
      return Self.match(entry, text: text, folded: folded, keys: keys).map { kind, distance in
        Hit(concept: entry.concept, term: entry.term, kind: kind, distance: distance)
      }
    }
    let best = found.map(\.kind).min() ?? .exact
    let wanted = best < .part ? found.filter { $0.kind < .part } : found
    let sorted = wanted.sorted {
      ($0.kind, $0.distance, $0.concept, $0.term) < ($1.kind, $1.distance, $1.concept, $1.term)
    }
    return Array(sorted.prefix(limit))
  }

  private static func match(
    _ entry: Entry, text: String, folded: [Unicode.Scalar], keys: [String]
  ) -> (Kind, Int)? {
    if entry.text == text { return (.exact, 0) }
    if entry.folded == folded { return (.folded, 0) }
    if entry.keys == keys { return (.inflected, 0) }
    if keys.count < entry.keys.count, !keys.joined().isEmpty, contains(entry.keys, keys) {
      return (.part, entry.keys.count - keys.count)
    }
    // One slip in four letters is too many; long terms may have three.
    let limit = min(3, min(folded.count, entry.folded.count) / 4)
    if limit == 0 { return nil }
    let distance = editDistance(folded, entry.folded, limit: limit)
    return distance <= limit ? (.similar, distance) : nil
  }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    (0...words.count - part.count).contains { words[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// How many scalars must be inserted, removed or replaced (Levenshtein, 1966); more than `limit` when the rows of
  /// the table pass it.
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    if abs(a.count - b.count) > limit { return limit + 1 }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for j in b.indices {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
        least = min(least, next)
      }
      if least > limit { return limit + 1 }
    }
    return row[b.count]
  }
}
