/// Adds up the expected links of a bitext, by folded words.
///
/// A link counts with the geometric mean of both directions: the arithmetic one also counts what only one direction
/// believes, which is seldom right (alignment error rate of 2,000 pairs with a lexicon of 8,000: .2225 against .2252).
struct LinkCounter {
  private(set) var source: Lexicon.Side
  private(set) var target: Lexicon.Side
  private var sums: [UInt64: Float] = [:]

  init(_ bitext: TokenizedBitext, forward: DirectionResult, backward: DirectionResult) {
    let sourceKeys = WordKeys(of: bitext.source, keying: .whole)
    let targetKeys = WordKeys(of: bitext.target, keying: .whole)
    source = Lexicon.Side(keys: sourceKeys.keys, jumps: forward.jumps)
    target = Lexicon.Side(keys: targetKeys.keys, jumps: backward.jumps)
    let sourceText = KeyedText(bitext.source, keys: sourceKeys)
    let targetText = KeyedText(bitext.target, keys: targetKeys)
    var grid = PosteriorGrid(calibration: Calibration(hasLexicon: false))
    for pair in 0..<bitext.count where bitext.hasLinks(pair) {
      grid.load(
        forward.posteriors[pair], backward.posteriors[pair], sourceLength: bitext.source.length(of: pair),
        targetLength: bitext.target.length(of: pair))
      count(grid.cells, source: sourceText.tokens(of: pair), target: targetText.tokens(of: pair))
    }
    source.round()
    target.round()
  }

  /// The pairs of words in order with their expected links.
  var pairs: [Lexicon.Pair] {
    sums.map { key, count in
      Lexicon.Pair(
        source: UInt32(key >> 32), target: UInt32(key & 0xFFFF_FFFF), count: Lexicon.rounded(count))
    }.filter { $0.count > 0 }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private mutating func count(
    _ cells: [PosteriorGrid.Cell], source words: ArraySlice<UInt32>, target translations: ArraySlice<UInt32>
  ) {
    var ofSource = [ExpectedLinks](repeating: ExpectedLinks(), count: words.count)
    var ofTarget = [ExpectedLinks](repeating: ExpectedLinks(), count: translations.count)
    for cell in cells {
      let word = words[words.startIndex + cell.source]
      let translation = translations[translations.startIndex + cell.target]
      sums[UInt64(word) << 32 | UInt64(translation), default: 0] += (cell.forward * cell.backward)
        .squareRoot()
      ofSource[cell.source].add(received: cell.forward, made: cell.backward)
      ofTarget[cell.target].add(received: cell.backward, made: cell.forward)
    }
    for (word, links) in zip(words, ofSource) { source.add(links, of: word) }
    for (word, links) in zip(translations, ofTarget) { target.add(links, of: word) }
  }
}

/// The links that a token is expected to have in each direction.
struct ExpectedLinks {
  /// The probability that it has no link when its own one is drawn.
  private(set) var unlinked: Float = 1
  /// The probabilities of 0, 1, 2 ... links when those of the other language's tokens are drawn.
  private(set) var fertility: [Float] = [1] + Array(repeating: 0, count: ModelCounts.fertilities - 1)

  /// Takes up a possible link.
  ///
  /// - Parameters:
  ///   - received: How probable it is where the other token's link is drawn.
  ///   - made: How probable it is where this token's link is drawn.
  mutating func add(received: Float, made: Float) {
    unlinked = max(0, unlinked - made)
    let last = fertility.count - 1
    fertility[last] += received * fertility[last - 1]
    for links in stride(from: last - 1, to: 0, by: -1) {
      fertility[links] += received * (fertility[links - 1] - fertility[links])
    }
    fertility[0] *= 1 - received
  }
}

extension Lexicon.Side {
  /// Nothing counted but jumps.
  fileprivate init(keys: Vocabulary, jumps: [Float]) {
    self.init(
      keys: keys, unlinked: [Float](repeating: 0, count: keys.count),
      fertility: [Float](repeating: 0, count: keys.count * ModelCounts.fertilities),
      jumps: jumps.map(Lexicon.rounded))
  }

  fileprivate mutating func add(_ links: ExpectedLinks, of word: UInt32) {
    unlinked[Int(word)] += links.unlinked
    for (cell, share) in links.fertility.enumerated() {
      fertility[Int(word) * ModelCounts.fertilities + cell] += share
    }
  }

  fileprivate mutating func round() {
    unlinked = unlinked.map(Lexicon.rounded)
    fertility = fertility.map(Lexicon.rounded)
  }
}
