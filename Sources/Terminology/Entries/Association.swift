#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures of how much two phrases belong together.
enum Association {
  /// Dunning's log-likelihood ratio (1993) of a 2 by 2 table.
  ///
  /// - Parameters:
  ///   - together: Segments with both phrases.
  ///   - source: Segments with the source phrase.
  ///   - target: Segments with the target phrase.
  ///   - total: All segments.
  static func logLikelihoodRatio(together: Int, source: Int, target: Int, total: Int) -> Double {
    let table = [
      (together, source * target), (source - together, source * (total - target)),
      (target - together, (total - source) * target),
      (total - source - target + together, (total - source) * (total - target)),
    ]
    return 2
      * table.reduce(0) { sum, cell in
        let (observed, marginals) = cell
        guard observed > 0, marginals > 0 else { return sum }
        return sum + Double(observed) * log(Double(observed) * Double(total) / Double(marginals))
      }
  }

  /// A rank as a score between 0 and 1, by a logistic curve; rank 5 is about a pair that is seen together five
  /// times.
  static func score(rank: Double) -> Double {
    (1 / (1 + exp((5 - rank) / 2)) * 10_000).rounded() / 10_000
  }

  /// The share of all words that a Zipf value stands for: 3 is one in a million.
  static func frequency(zipf: Double) -> Double { exp((zipf - 9) * log(10)) }

  /// log(1 + x), accurate for small x.
  static func logOnePlus(_ x: Double) -> Double { log1p(x) }
}
