/// Posterior probabilities of all beads of a block (Baum 1972), over two states: after a match and after a null.
///
/// Runs of nulls are common (a missing paragraph), so a null after a null has a probability of its own.
struct ForwardBackward: ~Copyable {
  /// A bead with both sides, by the node where it begins and its size.
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
  /// First and last column of each row that paths pass with a posterior worth keeping.
  private(set) var occupiedLow: [Int32]
  private(set) var occupiedHigh: [Int32]
  /// Whether paths run along the corridor's edge, so that a wider one might change them.
  private(set) var touchesEdge = false
  /// Matches, nulls and shapes.
  private(set) var counts = BeadCounts()

  private let block: Block
  private let side: Int
  private let terms: PriorTerms
  /// Log of the sum over all paths to a node: by a match, by a null.
  private let afterMatch: UncheckedArray<Double>
  private let afterNull: UncheckedArray<Double>

  private static let none = -Double.infinity
  /// Posteriors below are not kept.
  private static let floor: Float = 0.002
  /// Nodes with a posterior below are left out of the next pass's corridor.
  private static let occupied: Float = 0.0005
  /// Nodes at the corridor's edge with a posterior above call for a wider corridor.
  private static let suspicious: Float = 0.05

  init(_ block: Block, scores: BlockScores, document: DocumentTables, model: DocumentModel) {
    self.block = block
    side = model.largestSide
    terms = PriorTerms(block, document, model: model)
    sourceNulls = [Float](repeating: 0, count: block.source.count)
    targetNulls = [Float](repeating: 0, count: block.target.count)
    occupiedLow = block.high
    occupiedHigh = block.low
    afterMatch = UncheckedArray(repeating: Self.none, count: block.nodeCount)
    afterNull = UncheckedArray(repeating: Self.none, count: block.nodeCount)
    runForward(scores)
    runBackward(scores)
  }

  @inline(__always)
  private func logSum(_ a: Double, _ b: Double) -> Double {
    let high = max(a, b)
    let difference = Float(min(a, b) - high)
    return difference > -16 ? high + Double(FastMath.log(1 + FastMath.exp(difference))) : high
  }

  /// The range of rows' columns from which a bead of `a` source lines may start or end, and where nodes lie.
  private struct Row {
    let low: Int
    let high: Int
    /// Node number of column 0.
    let base: Int

    init(_ block: Block, _ row: Int) {
      low = Int(block.low[row])
      high = Int(block.high[row])
      base = block.rowStarts[row] - low
    }

    @inline(__always)
    func contains(_ column: Int) -> Bool { column >= low && column <= high }
  }

  private func runForward(_ scores: BlockScores) {
    let candidates = UncheckedArray<Double>(repeating: 0, count: BeadShape.count)
    // Log probability of leaving a node by a match.
    let leaving = UncheckedArray<Double>(repeating: Self.none, count: block.nodeCount)
    for i in 0..<block.low.count {
      let row = Row(block, i)
      let before = (1..<max(1, min(side, i) + 1)).map { Row(block, i - $0) }
      for j in row.low...row.high {
        let here = row.base + j
        if here == 0 {
          afterMatch[0] = 0
        } else {
          var null = Self.none
          if i > 0, before[0].contains(j) {
            let from = before[0].base + j
            null = logSum(afterMatch[from] + terms.sourceNull.0, afterNull[from] + terms.sourceNull.1)
          }
          if j > row.low {
            null = logSum(
              null,
              logSum(afterMatch[here - 1] + terms.targetNull.0, afterNull[here - 1] + terms.targetNull.1))
          }
          afterNull[here] = null
          afterMatch[here] = arrive(i, j, here, before, scores, leaving, candidates)
        }
        leaving[here] =
          logSum(afterMatch[here] + terms.match.0, afterNull[here] + terms.match.1) + terms.start(i, j)
      }
    }
  }

  /// Log of the sum over all matches that end at a node.
  @inline(__always)
  private func arrive(
    _ i: Int, _ j: Int, _ here: Int, _ before: [Row], _ scores: BlockScores,
    _ leaving: borrowing UncheckedArray<Double>, _ candidates: borrowing UncheckedArray<Double>
  ) -> Double {
    var count = 0
    var high = Self.none
    for a in 1..<before.count + 1 {
      let from = before[a - 1]
      let border = terms.sourceBorder(i - a, i)
      let place = (here * side + a - 1) * side - 1
      var b = max(1, j - from.high)
      while b <= side, j - b >= from.low {
        let shape = BeadShape.index(a, b)
        let score = scores.values[place + b] + border + terms.targetBorder(j - b, j) + terms.shape(shape)
        let value = leaving[from.base + j - b] + Double(score)
        candidates[count] = value
        count += 1
        high = max(high, value)
        b += 1
      }
    }
    if high == Self.none { return high }
    var sum: Float = 0
    for k in 0..<count {
      let difference = Float(candidates[k] - high)
      if difference > -16 { sum += FastMath.exp(difference) }
    }
    return high + Double(FastMath.log(sum)) + terms.end(i, j)
  }

  private mutating func runBackward(_ scores: BlockScores) {
    // Log of the sum over all paths from a node to the end, after a match and after a null.
    let restMatch = UncheckedArray<Double>(repeating: Self.none, count: block.nodeCount)
    let restNull = UncheckedArray<Double>(repeating: Self.none, count: block.nodeCount)
    let candidates = UncheckedArray<Double>(repeating: 0, count: BeadShape.count)
    let shapes = UncheckedArray<Int>(repeating: 0, count: BeadShape.count)
    let last = block.nodeCount - 1
    let total = logSum(afterMatch[last], afterNull[last])
    for i in stride(from: block.source.count, through: 0, by: -1) {
      let row = Row(block, i)
      let after = (1..<max(1, min(side, block.source.count - i) + 1)).map { Row(block, i + $0) }
      for j in stride(from: row.high, through: row.low, by: -1) {
        let here = row.base + j
        var rest0 = Self.none, rest1 = Self.none
        if here == last {
          rest0 = 0
          rest1 = 0
        }
        let reached0 = afterMatch[here] - total, reached1 = afterNull[here] - total
        // 1. Nulls.
        if let next = after.first, next.contains(j) {
          let rest = restNull[next.base + j]
          let value0 = rest + terms.sourceNull.0, value1 = rest + terms.sourceNull.1
          let p0 = posterior(reached0 + value0), p1 = posterior(reached1 + value1)
          sourceNulls[i] += p0 + p1
          counts.sourceNull[0] += Double(p0)
          counts.sourceNull[1] += Double(p1)
          rest0 = value0
          rest1 = value1
        }
        if j < row.high {
          let rest = restNull[here + 1]
          let value0 = rest + terms.targetNull.0, value1 = rest + terms.targetNull.1
          let p0 = posterior(reached0 + value0), p1 = posterior(reached1 + value1)
          targetNulls[j] += p0 + p1
          counts.targetNull[0] += Double(p0)
          counts.targetNull[1] += Double(p1)
          rest0 = logSum(rest0, value0)
          rest1 = logSum(rest1, value1)
        }
        // 2. Matches.
        var count = 0
        var high = Self.none
        for a in 1..<after.count + 1 {
          let to = after[a - 1]
          let border = terms.sourceBorder(i, i + a)
          var b = max(1, to.low - j)
          while b <= side, j + b <= to.high {
            let next = to.base + j + b
            let shape = BeadShape.index(a, b)
            let score =
              scores.values[(next * side + a - 1) * side + b - 1] + border + terms.targetBorder(j, j + b)
              + terms.shape(shape)
            let value = restMatch[next] + Double(score) + terms.end(i + a, j + b)
            candidates[count] = value
            shapes[count] = shape
            count += 1
            high = max(high, value)
            b += 1
          }
        }
        if high > Self.none {
          let start = terms.start(i, j)
          let leaving = logSum(reached0 + terms.match.0, reached1 + terms.match.1) + start
          var sum: Float = 0
          for k in 0..<count {
            let difference = Float(candidates[k] - high)
            if difference > -16 { sum += FastMath.exp(difference) }
            let p = posterior(leaving + candidates[k])
            if p > Self.floor { keep(i, j, shapes[k], p) }
          }
          let match = high + Double(FastMath.log(sum)) + start
          counts.match[0] += Double(posterior(reached0 + terms.match.0 + match))
          counts.match[1] += Double(posterior(reached1 + terms.match.1 + match))
          rest0 = logSum(rest0, match + terms.match.0)
          rest1 = logSum(rest1, match + terms.match.1)
        }
        restMatch[here] = rest0
        restNull[here] = rest1
        let p = posterior(reached0 + rest0) + posterior(reached1 + rest1)
        if p > Self.occupied {
          occupiedLow[i] = Int32(j)
          occupiedHigh[i] = max(occupiedHigh[i], Int32(j))
        }
        if p > Self.suspicious, isOnEdge(row, j) { touchesEdge = true }
      }
    }
  }

  @inline(__always)
  private func isOnEdge(_ row: Row, _ column: Int) -> Bool {
    (column == row.low && column > 0) || (column == row.high && column < block.target.count)
  }

  @inline(__always)
  private func posterior(_ log: Double) -> Float { log > -16 ? min(1, FastMath.exp(Float(log))) : 0 }

  private mutating func keep(_ i: Int, _ j: Int, _ shape: Int, _ p: Float) {
    let a = shape / BeadShape.largestSide + 1, b = shape % BeadShape.largestSide + 1
    matches.append(Match(row: i, column: j, sourceCount: a, targetCount: b, posterior: p))
    counts.shapes[shape] += Double(p)
  }
}
