import TextModel
import WordAlignment

/// Sums up what blocks of bitexts teach, in bounded memory.
struct BlockCounter {
  /// Pairs of words that a block is expected to have less often are left out.
  let minCount: Float
  /// What the bitexts are, for the lexicon.
  let provenance: String
  private let pairLimit: Int
  private(set) var lexicon: Lexicon?
  /// Sentence pairs counted, and those among them that have no links.
  private(set) var pairs = (counted: 0, skipped: 0)
  /// The least count of the pairs of words that were kept, where memory set it.
  private(set) var limitedCount: Float?

  /// The least count that is worth keeping where nothing else is asked for.
  static let usualMinCount: Float = 0.5
  /// Bytes of a pair in the lexicon while lexicons are added.
  private static let pairSize = 100
  /// A word takes as much as so many pairs.
  private static let pairsPerWord = 4
  /// Pairs with less than this share of both words' links are chance.
  private static let leastShare: Float = 0.005

  /// - Parameter memory: The most bytes that adding lexicons may take.
  init(minCount: Float = usualMinCount, provenance: String = "", memory: Int) {
    self.minCount = minCount
    self.provenance = provenance
    pairLimit = memory / Self.pairSize
  }

  /// Bytes that the lexicon takes while it is used or added to.
  var memoryInUse: Int { lexicon.map { Self.size(of: $0) * Self.pairSize } ?? 0 }

  /// Adds what was learnt of a block.
  mutating func add(_ block: LearntBitext, from: LanguageTag, to: LanguageTag) throws {
    let counted = block.lexicon(source: from, target: to, provenance: provenance)
    pairs.counted += block.pairCount
    pairs.skipped += block.skippedCount
    try add(minCount > 0 ? counted.pruned(below: minCount, share: Self.leastShare) : counted)
  }

  /// The size of a lexicon, in pairs.
  private static func size(of lexicon: Lexicon) -> Int {
    lexicon.pairCount + pairsPerWord * lexicon.wordCount
  }

  private func fits(_ lexicon: Lexicon) -> Bool { Self.size(of: lexicon) <= pairLimit }

  /// Adds the counts of a lexicon.
  mutating func add(_ other: Lexicon) throws {
    var sum = try lexicon?.merging(other) ?? other
    var least = max(minCount, Lexicon.leastCount)
    if !fits(sum) { sum = sum.withoutUnlinkedWords }
    while !fits(sum), sum.pairCount > 0 {
      least *= 2
      sum = sum.pruned(below: least, share: 0).withoutUnlinkedWords
      limitedCount = least
    }
    lexicon = sum
  }
}
