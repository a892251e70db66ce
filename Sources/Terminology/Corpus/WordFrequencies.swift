import LocaleProfiles
import Normalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How common the words of general language are, by key.
struct WordFrequencies: Sendable {
  private var zipf: [String: Float] = [:]
  /// What a word counts as that is listed as general without a count.
  private static let assumed: Float = 5

  /// The counted lemmas of a profile; where it has no counts, its general nouns, adjectives and adverbs.
  init(_ profile: LocaleProfile, keyer: WordKeyer) {
    for (word, value) in profile.wordFrequencies {
      let key = keyer.key(word)
      zipf[key] = Float(log10(pow(10, Double(zipf[key] ?? 0)) + pow(10, value)))
    }
    if zipf.isEmpty {
      for word in profile.generalWords.values.joined() { zipf[keyer.key(word)] = Self.assumed }
    }
  }

  /// The Zipf value of a key: the logarithm to base 10 of occurrences in a thousand million words; 0 when unknown.
  func zipf(of key: String) -> Float { zipf[key] ?? 0 }
}
