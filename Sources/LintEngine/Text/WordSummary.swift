/// What the words of a text have in common and what some of them are, so that most searches need not be made.
struct WordSummary {
  /// What any of the words is, but for its hashes.
  private(set) var union = WordFacts.none
  /// A bit for each word, and for the beginning of each content word.
  private var words: UInt64 = 0
  private var stems: UInt64 = 0

  init(_ facts: [WordFacts]) {
    for fact in facts where fact.lowerHash != 0 {
      union.formUnion(fact)
      words |= Self.bit(fact.hash)
      if fact.stem != 0 { stems |= Self.bit(fact.stem) }
    }
  }

  /// Whether there are content words.
  var hasStems: Bool { stems != 0 }

  /// Whether a word may be spelt so; `false` is certain.
  func mayHold(_ word: WordFacts) -> Bool { words & Self.bit(word.hash) != 0 }

  /// Whether a content word may begin like another; `false` is certain.
  func mayHoldStem(_ word: WordFacts) -> Bool { stems & Self.bit(word.stem) != 0 }

  private static func bit(_ hash: UInt64) -> UInt64 { 1 &<< (hash >> 58) }
}
