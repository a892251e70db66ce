/// How well two lengths fit, as a log ratio: translations of each other against lines met by chance.
///
/// The first is Gale and Church's (1993) normal deviate with the tail of Student's t; the second a gamma
/// distribution fitted to each side's lines, whose sums over several lines are gamma again.
struct LengthModel: Sendable {
  /// Characters of target text per character of source text.
  private(set) var ratio: Float
  /// Variance of the length difference per character.
  private(set) var variance: Float
  let source: LengthBackground
  let target: LengthBackground

  init(source: LineTable, target: LineTable, variance: Float) {
    self.source = LengthBackground(source.lengths)
    self.target = LengthBackground(target.lengths)
    self.variance = variance
    // Lines missing on one side mislead the ratio of the texts, lines cut otherwise that of the lines. Languages
    // differ less than either, as a rule: the one nearer to 1 is right.
    let lines = self.target.mean / self.source.mean
    let texts = lines * Float(max(1, target.count)) / Float(max(1, source.count))
    ratio = abs(FastMath.log(texts)) < abs(FastMath.log(lines)) ? texts : lines
  }

  /// Takes over what the document's own beads show.
  mutating func update(_ counts: BeadCounts) {
    guard counts.deviateWeight > 10 else { return }
    ratio = Float(counts.targetLength / max(1, counts.sourceLength))
    // Twenty beads' worth of belief that the variance is right already.
    let mean = (counts.deviates + 20) / (counts.deviateWeight + 20)
    variance *= Float(min(4, max(0.25, mean)))
  }

  /// The squared deviate of a pair of lengths.
  @inline(__always)
  func squaredDeviate(_ sourceLength: Float, _ targetLength: Float) -> Float {
    let expected = sourceLength * ratio
    let difference = targetLength - expected
    return difference * difference / (variance * 0.5 * (expected + targetLength))
  }

  /// Log density of the pair as translations, up to the backgrounds' share: the mean of both directions.
  @inline(__always)
  func logDensity(_ sourceLength: Float, _ targetLength: Float) -> Float {
    let expected = sourceLength * ratio
    let spread = variance * 0.5 * (expected + targetLength)
    let difference = targetLength - expected
    // Student's t with 4 degrees of freedom: 3/8 (1 + z²/4)^-2.5, over the scale; one logarithm for both factors.
    let tail = min(1 + difference * difference / (4 * spread), 1e6)
    let squared = tail * tail
    return -0.980_829_25 - 0.5 * FastMath.log(squared * squared * tail * spread / ratio)
  }
}

/// The distribution of the total length of 1 to 4 lines of one side.
struct LengthBackground: Sendable {
  /// Characters a line.
  let mean: Float
  private let scale: Float
  private let shape: Float
  /// Log of the normaliser for each count of lines; index 0 is not used.
  private var normalisers: [Float] = [0]

  /// Fits a gamma distribution by its moments.
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

  /// Log density of the total length of `count` lines.
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
