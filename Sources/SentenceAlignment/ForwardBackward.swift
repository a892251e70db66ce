/// Posterior probabilities of all beads of a block (Baum 1972), over two states: after a match and after a null.
///
/// Runs of nulls are common (a missing paragraph), so a null after a null has a probability of its own.
struct ForwardBackward {
  /// A bead with both sides, by its end nodes and shape.
  struct Match {
    var row: Int
    var column: Int
    var sourceCount: Int
    var targetCount: Int
    var posterior: Float
  }

  /// Beads with a posterior worth keeping, by descending row of their beginning.
  private(set) var matches: [Match] = []
  /// Posterior of each line of being a null.
  private(set) var sourceNulls: [Float]
  private(set) var targetNulls: [Float]
  private(set) var counts = BeadCounts()

  private let block: Block
  private let scores: BlockScores
  private let priors: BeadPriors
  private let side: Int
  /// Log of the sum over all paths to a node, two states each.
  private var forward: [Double]

  private static let none = -Double.infinity
  /// Posteriors below are not kept.
  private static let floor: Float = 0.002

  init(_ block: Block, scores: BlockScores, model: DocumentModel) {
    self.block = block
    self.scores = scores
    priors = model.priors
    side = model.largestSide
    sourceNulls = [Float](repeating: 0, count: block.source.count)
    targetNulls = [Float](repeating: 0, count: block.target.count)
    forward = [Double](repeating: Self.none, count: block.nodeCount * 2)
    runForward()
    runBackward()
  }

  @inline(__always)
  private func logSum(_ a: Double, _ b: Double) -> Double {
    let high = max(a, b)
    let difference = Float(min(a, b) - high)
    return difference > -16 ? high + Double(FastMath.log(1 + FastMath.exp(difference))) : high
  }

  @inline(__always)
  private func contains(_ row: Int, _ column: Int) -> Bool {
    column >= Int(block.low[row]) && column <= Int(block.high[row])
  }

  @inline(__always)
  private func node(_ row: Int, _ column: Int) -> Int { block.rowStarts[row] + column - Int(block.low[row]) }

  private mutating func runForward() {
    var candidates = [Double](repeating: 0, count: BeadShape.count)
    // Log probability of leaving a node by a match.
    var leaving = [Double](repeating: Self.none, count: block.nodeCount)
    for i in 0..<block.low.count {
      for j in Int(block.low[i])...Int(block.high[i]) {
        let here = node(i, j)
        if i == 0, j == 0 {
          forward[0] = 0
        } else {
          var null = Self.none
          if i > 0, contains(i - 1, j) {
            let before = node(i - 1, j) * 2
            null = logSum(
              forward[before] + Double(priors.sourceNull[0]),
              forward[before + 1] + Double(priors.sourceNull[1]))
          }
          if j > Int(block.low[i]) {
            let before = (here - 1) * 2
            null = logSum(
              null,
              logSum(
                forward[before] + Double(priors.targetNull[0]),
                forward[before + 1] + Double(priors.targetNull[1])))
          }
          forward[here * 2 + 1] = null
          var count = 0
          var high = Self.none
          for a in 1..<max(1, min(side, i) + 1) {
            for b in 1..<max(1, min(side, j) + 1) {
              let score = scores.values[here * BeadShape.count + BeadShape.index(a, b)]
              if score == -.infinity { continue }
              let value = leaving[node(i - a, j - b)] + Double(score)
              candidates[count] = value
              count += 1
              high = max(high, value)
            }
          }
          if high > Self.none {
            var sum: Float = 0
            for k in 0..<count {
              let difference = Float(candidates[k] - high)
              if difference > -16 { sum += FastMath.exp(difference) }
            }
            forward[here * 2] = high + Double(FastMath.log(sum))
          }
        }
        leaving[here] = logSum(
          forward[here * 2] + Double(priors.match[0]), forward[here * 2 + 1] + Double(priors.match[1]))
      }
    }
  }

  private mutating func runBackward() {
    var backward = [Double](repeating: Self.none, count: block.nodeCount * 2)
    var candidates = [Double](repeating: 0, count: BeadShape.count)
    var shapes = [(a: Int, b: Int)](repeating: (0, 0), count: BeadShape.count)
    let end = block.nodeCount - 1
    let total = logSum(forward[end * 2], forward[end * 2 + 1])
    for i in stride(from: block.low.count - 1, through: 0, by: -1) {
      for j in stride(from: Int(block.high[i]), through: Int(block.low[i]), by: -1) {
        let here = node(i, j)
        if here == end {
          backward[here * 2] = 0
          backward[here * 2 + 1] = 0
          continue
        }
        let after0 = forward[here * 2], after1 = forward[here * 2 + 1]
        var state0 = Self.none, state1 = Self.none
        if i < block.source.count, contains(i + 1, j) {
          let rest = backward[node(i + 1, j) * 2 + 1]
          let value0 = rest + Double(priors.sourceNull[0]), value1 = rest + Double(priors.sourceNull[1])
          state0 = value0
          state1 = value1
          let p0 = posterior(after0 + value0 - total), p1 = posterior(after1 + value1 - total)
          sourceNulls[i] += p0 + p1
          counts.sourceNull[0] += Double(p0)
          counts.sourceNull[1] += Double(p1)
        }
        if j < Int(block.high[i]) {
          let rest = backward[(here + 1) * 2 + 1]
          let value0 = rest + Double(priors.targetNull[0]), value1 = rest + Double(priors.targetNull[1])
          state0 = logSum(state0, value0)
          state1 = logSum(state1, value1)
          let p0 = posterior(after0 + value0 - total), p1 = posterior(after1 + value1 - total)
          targetNulls[j] += p0 + p1
          counts.targetNull[0] += Double(p0)
          counts.targetNull[1] += Double(p1)
        }
        var count = 0
        var high = Self.none
        for a in 1..<max(1, min(side, block.source.count - i) + 1) {
          for b in 1..<max(1, min(side, block.target.count - j) + 1) where contains(i + a, j + b) {
            let next = node(i + a, j + b)
            let score = scores.values[next * BeadShape.count + BeadShape.index(a, b)]
            let value = backward[next * 2] + Double(score)
            if value == Self.none { continue }
            candidates[count] = value
            shapes[count] = (a, b)
            count += 1
            high = max(high, value)
          }
        }
        if high > Self.none {
          let leaving =
            logSum(after0 + Double(priors.match[0]), after1 + Double(priors.match[1])) - total
          var sum: Float = 0
          for k in 0..<count {
            let difference = Float(candidates[k] - high)
            if difference > -16 { sum += FastMath.exp(difference) }
            let p = posterior(leaving + candidates[k])
            if p > Self.floor { keep(i, j, shapes[k].a, shapes[k].b, p) }
          }
          let match = high + Double(FastMath.log(sum))
          let p0 = posterior(after0 + Double(priors.match[0]) + match - total)
          let p1 = posterior(after1 + Double(priors.match[1]) + match - total)
          counts.match[0] += Double(p0)
          counts.match[1] += Double(p1)
          state0 = logSum(state0, match + Double(priors.match[0]))
          state1 = logSum(state1, match + Double(priors.match[1]))
        }
        backward[here * 2] = state0
        backward[here * 2 + 1] = state1
      }
    }
  }

  @inline(__always)
  private func posterior(_ log: Double) -> Float { log > -16 ? min(1, FastMath.exp(Float(log))) : 0 }

  private mutating func keep(_ i: Int, _ j: Int, _ a: Int, _ b: Int, _ p: Float) {
    matches.append(Match(row: i, column: j, sourceCount: a, targetCount: b, posterior: p))
    counts.shapes[BeadShape.index(a, b)] += Double(p)
  }
}
