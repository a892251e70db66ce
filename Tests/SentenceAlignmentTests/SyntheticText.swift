@testable import SentenceAlignment

/// A made-up language pair: sentences of invented words, each with one translation, from a seeded generator.
struct SyntheticText {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number under `limit`.
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(limit))
  }

  /// An invented word: syllables spell the number, other consonants in either language.
  private static func word(_ number: Int, _ consonants: [Character]) -> String {
    let vowels: [Character] = ["a", "e", "i", "o", "u"]
    var rest = number + 60
    var word = ""
    while rest > 0 {
      word.append(consonants[rest % consonants.count])
      word.append(vowels[rest / consonants.count % vowels.count])
      rest /= consonants.count * vowels.count
    }
    return word
  }

  /// A sentence and its translation; common words are the low numbers.
  mutating func pair(words: Int = 400) -> (source: String, target: String) {
    let numbers = (0..<(4 + next(9))).map { _ in next(next(words) + 1) }
    let source = numbers.map { Self.word($0, ["b", "d", "g", "l", "m", "n"]) }
    let target = numbers.map { Self.word($0, ["p", "t", "k", "r", "s", "v"]) }
    return (source.joined(separator: " ") + ".", target.joined(separator: " ") + ".")
  }

  /// A text and its translation.
  mutating func text(_ count: Int) -> (source: [String], target: [String]) {
    var source: [String] = [], target: [String] = []
    for _ in 0..<count {
      let pair = pair()
      source.append(pair.source)
      target.append(pair.target)
    }
    return (source, target)
  }
}
