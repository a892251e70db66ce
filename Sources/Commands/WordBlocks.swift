import ArgumentParser
import TextModel
import WordAlignment

/// How much memory aligning words may take.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: """
      About how many megabytes to use; larger bitexts are counted block by block, then aligned block by block with \
      the counts of all (default: 2000).
      """)
  var memory = 2000

  mutating func validate() throws {
    if memory < 30 { throw ValidationError("--memory takes a whole number from 30 up.") }
  }

  /// The most bytes for one block.
  var byteCount: Int { memory * 1_000_000 }
}

/// Sums up what blocks of bitexts teach, in bounded memory.
struct BlockCounter {
  /// Settings for counting; its lexicon is known before.
  let options: WordAlignerOptions
  /// Pairs of a block that are expected less often are left out.
  let minCount: Float
  let provenance: String
  /// The most pairs to keep; the rarest are left out when there are more.
  let pairLimit: Int
  private(set) var lexicon: Lexicon?

  init(options: WordAlignerOptions, minCount: Float, provenance: String, memory: MemoryOptions) {
    self.options = options
    self.minCount = minCount
    self.provenance = provenance
    pairLimit = memory.byteCount / 100
  }

  /// Adds the counts of a block.
  mutating func add(_ bitext: TokenizedBitext, from: LanguageTag, to: LanguageTag) throws {
    let counted = WordAligner(options: options).lexicon(
      from: bitext, source: from, target: to, provenance: provenance)
    try add(counted.pruned(below: minCount, share: 0.005))
  }

  /// Adds the counts of a lexicon.
  mutating func add(_ other: Lexicon) throws {
    var sum = try lexicon?.merging(other) ?? other
    var least = max(minCount, Lexicon.leastCount)
    while sum.pairCount > pairLimit {
      least *= 2
      sum = sum.pruned(below: least, share: 0)
    }
    lexicon = sum
  }
}
