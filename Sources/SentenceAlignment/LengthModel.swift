/// How well two lengths fit, as a log ratio: translations of each other against lines met by chance.
///
/// The first is Gale and Church's (1993) normal deviate with the tail of Student's t; the second a gamma
/// distribution fitted to each side's lines, whose sums over several lines are gamma again.
struct LengthModel: Sendable {
  /// Characters of target text per character of source text.
  var ratio: Float
  /// Variance of the length difference per character.
  var variance: Float
  private let source: Background
  private let target: Background

  /// Degrees of freedom of the tail.
  static let freedom: Float = 4

  init(source: LineTable, target: LineTable, variance: Float) {
    self.source = Background(source.lengths)
    self.target = Background(target.lengths)
    self.variance = variance
    ratio = self.target.mean / self.source.mean
  }

  /// Takes over what the document's own beads show.
  mutating func update(_ counts: BeadCounts) {
    guard counts.deviateWeight > 10 else { return }
    ratio = Float(counts.targetLength / max(1, counts.sourceLength))
    // Student's t with 4 degrees of freedom has twice the variance of its scale.
    let weight = counts.deviateWeight
    let mean = (counts.deviates + 20) / (weight + 20)
    variance *= Float(min(4, max(0.25, mean)))
  }

  /// The squared deviate of a pair of lengths.
  @inline(__always)
  func squaredDeviate(_ sourceLength: Float, _ targetLength: Float) -> Float {
    let expected = sourceLength * ratio
    let difference = targetLength - expected
    return difference * difference / (variance * 0.5 * (expected + targetLength))
  }

  /// The log ratio for `a` source lines of a total length and `b` target lines, each 1 to 4.
  @inline(__always)
  func score(_ sourceLength: Float, _ targetLength: Float, _ a: Int, _ b: Int) -> Float {
    let expected = sourceLength * ratio
    let spread = variance * 0.5 * (expected + targetLength)
    let difference = targetLength - expected
    let z = difference * difference / spread
    // log of Student's t density with 4 degrees of freedom is -2.5 log(1 + z/4) - log(8/3).
    let together =
      -2.5 * FastMath.log(1 + z / Self.freedom) - 0.980_829_25 - 0.5 * FastMath.log(spread / ratio)
    return together - 0.5 * (source.logDensity(sourceLength, a) + target.logDensity(targetLength, b))
  }
}

/// The distribution of the total length of 1 to 4 lines.
private struct Background: Sendable {
  let mean: Float
  private let scale: Float
  private let shape: Float
  /// Log of the normaliser for each count of lines; index 0 is not used.
  private var normalisers: [Float] = [0]

  init(_ lengths: [Float]) {
    var sum: Double = 0
    var squares: Double = 0
    for length in lengths {
      sum += Double(length)
      squares += Double(length) * Double(length)
    }
    let count = Double(max(1, lengths.count))
    let mean = max(1, sum / count)
    let variance = max(mean, squares / count - mean * mean)
    self.mean = Float(mean)
    shape = Float(min(8, max(0.3, mean * mean / variance)))
    scale = self.mean / shape
    for count in 1...BeadShape.largestSide {
      let k = shape * Float(count)
      normalisers.append(Self.logGamma(k) + k * FastMath.log(scale))
    }
  }

  @inline(__always)
  func logDensity(_ length: Float, _ count: Int) -> Float {
    (shape * Float(count) - 1) * FastMath.log(length) - length / scale - normalisers[count]
  }

  /// Stirling's series after shifting the argument up to 4.
  private static func logGamma(_ x: Float) -> Float {
    var x = x
    var shift: Float = 0
    while x < 4 {
      shift -= FastMath.log(x)
      x += 1
    }
    return shift + (x - 0.5) * FastMath.log(x) - x + 0.918_938_53 + 1 / (12 * x)
  }
}
