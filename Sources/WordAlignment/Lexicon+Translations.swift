extension Lexicon {
  /// Word beginnings that translate each other; the probability is the pair's share of either one's links, whichever
  /// is smaller.
  public var translations: [(source: String, target: String, probability: Float)] {
    let lexicon = keyed(by: .prefix)
    let totals = lexicon.linkTotals()
    return lexicon.pairs.map { pair in
      let total = max(totals.source[Int(pair.source)], totals.target[Int(pair.target)])
      return (
        lexicon.source.keys[pair.source], lexicon.target.keys[pair.target], total > 0 ? pair.count / total : 0
      )
    }
  }
}
