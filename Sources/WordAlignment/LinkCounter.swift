/// Adds up the expected links of a corpus.
struct LinkCounter {
  private let corpus: KeyedCorpus
  private let results: [DirectionResult]
  /// The pairs in order with their expected links, as mean over both directions.
  private(set) var pairs: [Lexicon.Pair] = []
  /// Expected unlinked tokens of each source and target key.
  private var unlinked: [[Float]]

  /// - Parameter results: The forward, then the backward direction.
  init(corpus: KeyedCorpus, results: [DirectionResult]) {
    self.corpus = corpus
    self.results = results
    unlinked = [
      [Float](repeating: 0, count: corpus.source.keyCount),
      [Float](repeating: 0, count: corpus.target.keyCount),
    ]
    for pair in 0..<corpus.source.count where corpus.table.isUsed(pair) { countTokens(of: pair) }
    var sums: [UInt64: Float] = [:]
    count(results[0].posteriors, in: &sums, isForward: true)
    count(results[1].posteriors, in: &sums, isForward: false)
    pairs = sums.map { key, count in
      Lexicon.Pair(
        source: UInt32(key >> 32), target: UInt32(key & 0xFFFF_FFFF), count: Lexicon.rounded(count))
    }.filter { $0.count > 0 }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// The counts of one language's keys.
  ///
  /// - Parameter direction: The direction in which the language's tokens are those linked to.
  func side(_ direction: Direction) -> Lexicon.Side {
    let isSource = direction == .sourceToTarget
    return Lexicon.Side(
      keys: isSource ? corpus.sourceKeys.keys : corpus.targetKeys.keys,
      unlinked: unlinked[isSource ? 0 : 1].map { Lexicon.rounded(max(0, $0)) },
      fertility: results[direction.rawValue].fertility.map(Lexicon.rounded),
      jumps: results[direction.rawValue].jumps.map(Lexicon.rounded))
  }

  private mutating func countTokens(of pair: Int) {
    for token in corpus.source.tokens(of: pair) { unlinked[0][Int(token)] += 1 }
    for token in corpus.target.tokens(of: pair) { unlinked[1][Int(token)] += 1 }
  }

  private mutating func count(_ posteriors: LinkPosteriors, in sums: inout [UInt64: Float], isForward: Bool) {
    for pair in 0..<posteriors.count {
      let width = corpus.source.length(of: pair)
      for entry in posteriors[pair] {
        let source = corpus.source.tokens[corpus.source.starts[pair] + Int(entry.cell) % width]
        let target = corpus.target.tokens[corpus.target.starts[pair] + Int(entry.cell) / width]
        sums[UInt64(source) << 32 | UInt64(target), default: 0] += entry.probability / 2
        if isForward {
          unlinked[1][Int(target)] -= entry.probability
        } else {
          unlinked[0][Int(source)] -= entry.probability
        }
      }
    }
  }
}
