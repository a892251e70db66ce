/// How probable each kind of bead is in a document, and how the shapes of lines speak for it, all as logarithms.
struct BeadPriors: Sendable {
  /// A bead with both sides, after a match and after a null.
  private(set) var match: [Float] = []
  /// A source line without target, likewise.
  private(set) var sourceNull: [Float] = []
  /// A target line without source, likewise.
  private(set) var targetNull: [Float] = []
  /// Each shape among the beads with both sides, by ``BeadShape``.
  private(set) var shapes: [Float]
  /// What a border of each class inside a bead adds: log odds of being inside, against the average border.
  private(set) var sourceBorders: [Float]
  private(set) var targetBorders: [Float]
  /// `starts[source * LineShape.startCount + target]`: how much likelier than chance beads begin with lines of these
  /// classes.
  private(set) var starts: [Float]
  /// The same for the last lines of both sides.
  private(set) var ends: [Float]

  /// The priors that expected counts give, smoothed by what is usual.
  ///
  /// - Parameters:
  ///   - counts: What a pass over the document found; all 0 before the first.
  ///   - others: What it found in the other documents of the run.
  ///   - strength: How many beads the usual weighs.
  init(_ counts: BeadCounts, others: BeadCounts, strength: Double) {
    for state in 0..<2 {
      let weight = state == 0 ? strength : strength / 4
      let usual = Self.shares(
        [others.match[state], others.sourceNull[state], others.targetNull[state]], Self.usualKinds[state],
        weight)
      let shares = Self.shares(
        [counts.match[state], counts.sourceNull[state], counts.targetNull[state]], usual, weight)
      let logs = shares.map { FastMath.log(Float($0)) }
      match.append(logs[0])
      sourceNull.append(logs[1])
      targetNull.append(logs[2])
    }
    let usual = Self.shares(others.shapes, Self.usualShapes, strength)
    shapes = Self.shares(counts.shapes, usual, strength).map { FastMath.log(Float($0)) }
    sourceBorders = Self.borderOdds(counts.source, strength)
    targetBorders = Self.borderOdds(counts.target, strength)
    starts = Self.association(counts.starts, LineShape.startCount, strength, usual: Self.usualStarts)
    ends = Self.association(counts.ends, LineShape.endCount, strength) { _, _ in 1 }
  }

  /// Shares of matches, source nulls and target nulls after a match and after a null.
  private static let usualKinds = [[0.97, 0.015, 0.015], [0.5, 0.25, 0.25]]

  /// Near the shares of Gale and Church (1993), with small ones for the shapes that they leave out.
  private static let usualShapes: [Double] = [
    0.830, 0.050, 0.010, 0.003,
    0.050, 0.015, 0.004, 0.001,
    0.010, 0.004, 0.002, 0.001,
    0.003, 0.001, 0.001, 0.001,
  ]

  private static func shares(_ seen: [Double], _ usual: [Double], _ strength: Double) -> [Double] {
    let total = seen.reduce(strength, +)
    return zip(seen, usual).map { ($0 + strength * $1) / total }
  }

  /// How much likelier than chance a bead is taken to begin with the first lines of two blocks of one kind, of two
  /// kinds, or of a block on one side only, before the document shows.
  private static let bothBlocks = 3.0
  private static let bothMarked = 8.0
  private static let otherKinds = 0.1
  private static let oneBlock = 0.3
  /// Chance of a block's beginning inside a bead, as a part of that of any border.
  private static let innerParagraph = 0.05
  private static let innerStructure = 0.005

  private static func usualStarts(_ source: Int, _ target: Int) -> Double {
    let sourceBegins = LineShape.beginsBlock(source), targetBegins = LineShape.beginsBlock(target)
    if sourceBegins != targetBegins { return oneBlock }
    if !sourceBegins { return 1 }
    let kinds = (LineShape.kind(source), LineShape.kind(target))
    if kinds.0 != kinds.1 { return otherKinds }
    return kinds.0 == .heading || kinds.0 == .code ? bothMarked : bothBlocks
  }

  private static func borderOdds(_ side: BeadCounts.Borders, _ strength: Double) -> [Float] {
    let rate = (side.inner.reduce(0, +) + 0.05 * strength) / (side.all.reduce(0, +) + strength)
    let base = FastMath.log(Float(rate / (1 - rate)))
    return (0..<LineShape.borderCount).map { border in
      let usual = rate * innerShare(border)
      let p = (side.inner[border] + usual * strength) / (side.all[border] + strength)
      return FastMath.log(Float(p / (1 - p))) - base
    }
  }

  private static func innerShare(_ border: Int) -> Double {
    switch border {
    case LineShape.paragraphBorder: innerParagraph
    case LineShape.structureBorder: innerStructure
    default: 1
    }
  }

  /// Log of joint probability over the product of the marginals, smoothed towards what is usual.
  ///
  /// - Parameter usual: How much likelier than chance a pair of classes is, before the document shows.
  private static func association(
    _ joint: [Double], _ width: Int, _ strength: Double, usual: (Int, Int) -> Double
  ) -> [Float] {
    let total = joint.reduce(0, +)
    let rows = (0..<width).map { row in (0..<width).reduce(0) { $0 + joint[row * width + $1] } }
    let columns = (0..<width).map { column in (0..<width).reduce(0) { $0 + joint[$1 * width + column] } }
    return joint.indices.map { n in
      let expected = usual(n / width, n % width)
      let chance = total > 0 ? rows[n / width] * columns[n % width] / total : 0
      // Classes that were not seen together with any are left to what is usual.
      if chance == 0 { return FastMath.log(Float(expected)) }
      let share = strength / total
      return FastMath.log(Float((joint[n] / chance + share * expected) / (1 + share)))
    }
  }
}
