import TextModel

/// The links of a bitext, one list a pair.
public struct WordAlignment: Sendable {
  /// The links of each pair, sorted; a link's probability is the calibrated mean of both directions.
  public let links: [[WordLink]]
  /// How well each pair's words answer each other: the mean over all words of their best link's probability.
  public let scores: [Float]
  /// The pairs without links because a side is empty or has more than ``maximumLength`` tokens, in order.
  public let skipped: [Int]

  /// The most tokens that a side of an aligned pair has.
  public static let maximumLength = PairTableBuilder.maximumLength

  init(
    of bitext: TokenizedBitext, forward: LinkPosteriors, backward: LinkPosteriors, options: WordAlignerOptions
  ) {
    var grid = PosteriorGrid(calibration: Calibration(hasLexicon: options.lexicon != nil))
    var links: [[WordLink]] = []
    var scores: [Float] = []
    for pair in 0..<bitext.count {
      grid.load(
        forward[pair], backward[pair], sourceLength: bitext.source.length(of: pair),
        targetLength: bitext.target.length(of: pair))
      links.append(options.symmetrization.links(of: grid, threshold: options.threshold))
      scores.append(grid.score())
    }
    self.links = links
    self.scores = scores
    skipped = (0..<bitext.count).filter { !bitext.hasLinks($0) }
  }
}
