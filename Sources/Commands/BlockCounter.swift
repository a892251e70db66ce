import TextModel
import WordAlignment

/// Sums up what blocks of bitexts teach, in bounded memory.
struct BlockCounter {
  /// How each block is aligned.
  var options: WordAlignerOptions
  /// Pairs of a block that are expected less often are left out.
  let minCount: Float
  let provenance: String
  private let pairLimit: Int
  private(set) var lexicon: Lexicon?
  /// Sentence pairs counted, and those among them that have no links.
  private(set) var pairs = (counted: 0, skipped: 0)
  /// The least count of the pairs of words that were kept, where memory set it.
  private(set) var limitedCount: Float?

  /// Bytes of a pair in the lexicon while lexicons are added.
  private static let pairSize = 100
  /// A word takes as much as so many pairs.
  private static let pairsPerWord = 4
  /// Pairs with less than this share of both words' links are chance.
  private static let leastShare: Float = 0.005

  init(options: WordAlignerOptions, minCount: Float, provenance: String, memory: MemoryOptions) {
    self.options = options
    self.minCount = minCount
    self.provenance = provenance
    pairLimit = memory.byteCount / Self.pairSize
  }

  /// Adds the counts of a block.
  mutating func add(_ bitext: TokenizedBitext, from: LanguageTag, to: LanguageTag) throws {
    let counted = WordAligner(options: options).lexicon(
      from: bitext, source: from, target: to, provenance: provenance)
    pairs.counted += bitext.count
    pairs.skipped += (0..<bitext.count).count { pair in !bitext.hasLinks(pair) }
    try add(minCount > 0 ? counted.pruned(below: minCount, share: Self.leastShare) : counted)
  }

  private func fits(_ lexicon: Lexicon) -> Bool {
    lexicon.pairCount + Self.pairsPerWord * lexicon.wordCount <= pairLimit
  }

  /// Adds the counts of a lexicon.
  mutating func add(_ other: Lexicon) throws {
    var sum = try lexicon?.merging(other) ?? other
    var least = max(minCount, Lexicon.leastCount)
    if !fits(sum) { sum = sum.withoutUnlinkedWords }
    while !fits(sum) {
      least *= 2
      sum = sum.pruned(below: least, share: 0).withoutUnlinkedWords
      limitedCount = least
    }
    lexicon = sum
  }
}
