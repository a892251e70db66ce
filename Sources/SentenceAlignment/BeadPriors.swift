/// How probable each kind of bead is in a document, given whether the bead before was a null.
struct BeadPriors: Sendable {
  /// Log probability of a bead with both sides, after a match and after a null.
  var match: [Float]
  /// Log probability of a source line without target.
  var sourceNull: [Float]
  /// Log probability of a target line without source.
  var targetNull: [Float]
  /// Log probability of each shape among the beads with both sides.
  var shapes: [Float]
  /// What a border of each class inside a bead adds: log odds of being inside, against the average border.
  var sourceBorders: [Float]
  var targetBorders: [Float]

  /// The priors that expected counts give, smoothed by what is usual.
  ///
  /// - Parameter strength: How many beads the usual weighs.
  init(_ counts: BeadCounts, strength: Double) {
    match = []
    sourceNull = []
    targetNull = []
    for state in 0..<2 {
      let usual = state == 0 ? [0.97, 0.015, 0.015] : [0.4, 0.3, 0.3]
      let weight = state == 0 ? strength : strength / 4
      let seen = [counts.match[state], counts.sourceNull[state], counts.targetNull[state]]
      let total = seen.reduce(weight, +)
      let logs = (0..<3).map { FastMath.log(Float((seen[$0] + weight * usual[$0]) / total)) }
      match.append(logs[0])
      sourceNull.append(logs[1])
      targetNull.append(logs[2])
    }
    let total = counts.shapes.reduce(strength, +)
    shapes = zip(counts.shapes, Self.usualShapes).map { FastMath.log(Float(($0 + strength * $1) / total)) }
    sourceBorders = Self.borderOdds(counts.sourceInner, counts.sourceAll, strength: strength)
    targetBorders = Self.borderOdds(counts.targetInner, counts.targetAll, strength: strength)
  }

  /// Shares of the shapes, near those of Gale and Church (1993), with small shares for what they leave out.
  private static let usualShapes: [Double] = [
    0.880, 0.045, 0.005, 0.001,
    0.045, 0.008, 0.002, 0.0005,
    0.005, 0.002, 0.001, 0.0005,
    0.001, 0.0005, 0.0005, 0.0005,
  ]

  private static func borderOdds(_ inner: [Double], _ all: [Double], strength: Double) -> [Float] {
    let rate = (inner.reduce(0, +) + 0.05 * strength) / (all.reduce(0, +) + strength)
    let base = FastMath.log(Float(rate / (1 - rate)))
    return zip(inner, all).map { inner, all in
      let p = (inner + rate * strength) / (all + strength)
      return FastMath.log(Float(p / (1 - p))) - base
    }
  }
}
