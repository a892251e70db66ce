/// Turns what both directions say of a link into the share of such links that are right.
///
/// Piecewise linear between knots that follow the share of right links in bins of the developers' gold (100
/// Spanish-English pairs, all links sure): without a lexicon together with 2,000 to 100,000 pairs, with one 100 to 2,000.
struct Calibration: Sendable {
  private static let knots: [Float] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 0.99, 1]
  private static let withoutLexicon: [Float] = [
    0, 0.18, 0.29, 0.41, 0.53, 0.62, 0.72, 0.81, 0.85, 0.89, 0.92, 0.945, 0.97,
  ]
  /// Known words make the sampler surer than it should be.
  private static let withLexicon: [Float] = [
    0, 0.18, 0.29, 0.41, 0.51, 0.58, 0.63, 0.72, 0.77, 0.81, 0.85, 0.93, 0.965,
  ]

  /// Stands for posteriors too small to be kept.
  private static let least = LinkPosteriors.minimum / 2

  private let shares: [Float]

  init(hasLexicon: Bool) { shares = hasLexicon ? Self.withLexicon : Self.withoutLexicon }

  /// The probability that a link is right.
  ///
  /// The geometric mean of both directions' posteriors tells right links better than the arithmetic one does: a link
  /// that one direction all but rules out is hardly ever right.
  func callAsFunction(forward: Float, backward: Float) -> Float {
    let mean = (max(forward, Self.least) * max(backward, Self.least)).squareRoot()
    let upper = max(1, Self.knots.firstIndex { $0 >= mean } ?? Self.knots.count - 1)
    let (start, end) = (Self.knots[upper - 1], Self.knots[upper])
    let part = min(max((mean - start) / (end - start), 0), 1)
    return shares[upper - 1] + (shares[upper] - shares[upper - 1]) * part
  }
}
