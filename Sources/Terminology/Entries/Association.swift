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

  /// log(1 + x), accurate for small x.
  static func logOnePlus(_ x: Double) -> Double { log1p(x) }
}
