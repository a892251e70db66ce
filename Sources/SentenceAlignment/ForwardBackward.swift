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
  /// First and last column of each row that paths pass, or pass by, with a posterior worth keeping.
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
  /// What the matches at a node add to a sum, and their shapes.
  private let candidates = UncheckedArray<Double>(repeating: 0, count: BeadShape.count)
  private let shapes = UncheckedArray<Int>(repeating: 0, count: BeadShape.count)

  private static let none = -Double.infinity
  /// Nodes and beads with a posterior below are not looked at, or not kept.
  private static let negligible: Float = 1e-6
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
    fillRows()
  }

  /// Rows that beads jump over hold no node: paths pass them between those of the rows before and after.
  private mutating func fillRows() {
    let empty = occupiedLow.indices.filter { occupiedLow[$0] > occupiedHigh[$0] }
    for row in empty { occupiedLow[row] = row > 0 ? occupiedLow[row - 1] : block.low[row] }
    for row in empty.reversed() {
      occupiedHigh[row] = row + 1 < occupiedHigh.count ? occupiedHigh[row + 1] : block.high[row]
    }
  }

  /// A row of the corridor.
  private struct Row {
    let low: Int
    let high: Int
    /// Number of the node in column 0.
    let base: Int

    init(_ block: Block, _ row: Int) {
      low = Int(block.low[row])
      high = Int(block.high[row])
      base = block.rowStarts[row] - low
    }

    @inline(__always)
    func contains(_ column: Int) -> Bool { column >= low && column <= high }
  }

  @inline(__always)
  private func logSum(_ a: Double, _ b: Double) -> Double {
    let high = max(a, b)
    let difference = Float(min(a, b) - high)
    return difference > -16 ? high + Double(FastMath.log(1 + FastMath.exp(difference))) : high
  }

  /// Log of the sum over the first `count` candidates, of which `high` is the highest.
  @inline(__always)
  private func logSum(_ count: Int, high: Double) -> Double {
    if high == Self.none { return high }
    var sum: Float = 0
    for k in 0..<count {
      let difference = Float(candidates[k] - high)
      if difference > -16 { sum += FastMath.exp(difference) }
    }
    return high + Double(FastMath.log(sum))
  }

  /// Whether the line after a node may be a null: not at an anchor.
  @inline(__always)
  private func canLeaveByNull(_ node: Int) -> Bool { node > 0 || !block.beginsWithMatch }

  // MARK: - Forward

  private func runForward(_ scores: BlockScores) {
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
          if i > 0, before[0].contains(j), canLeaveByNull(before[0].base + j) {
            let from = before[0].base + j
            null = logSum(afterMatch[from] + terms.sourceNull.0, afterNull[from] + terms.sourceNull.1)
          }
          if j > row.low, canLeaveByNull(here - 1) {
            let target = logSum(
              afterMatch[here - 1] + terms.targetNull.0, afterNull[here - 1] + terms.targetNull.1)
            null = logSum(null, target)
          }
          afterNull[here] = null
          afterMatch[here] = arrive(i, j, here, before, scores, leaving)
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
    _ leaving: borrowing UncheckedArray<Double>
  ) -> Double {
    var count = 0
    var high = Self.none
    for a in 1..<before.count + 1 {
      let from = before[a - 1]
      let border = terms.sourceBorder(i - a, i)
      let place = (here * side + a - 1) * side - 1
      var b = max(1, j - from.high)
      while b <= side, j - b >= from.low {
        let prior = border + terms.targetBorder(j - b, j) + terms.shape(BeadShape.index(a, b))
        let value = leaving[from.base + j - b] + Double(scores.values[place + b] + prior)
        candidates[count] = value
        count += 1
        high = max(high, value)
        b += 1
      }
    }
    return logSum(count, high: high) + terms.end(i, j)
  }

  // MARK: - Backward

  /// Log of the sum over all paths from each node to the end: after a match, after a null.
  private struct Rest: ~Copyable {
    let match: UncheckedArray<Double>
    let null: UncheckedArray<Double>

    init(_ count: Int) {
      match = UncheckedArray(repeating: ForwardBackward.none, count: count)
      null = UncheckedArray(repeating: ForwardBackward.none, count: count)
    }
  }

  private mutating func runBackward(_ scores: BlockScores) {
    let last = block.nodeCount - 1
    let total = logSum(afterMatch[last], afterNull[last])
    let rest = Rest(block.nodeCount)
    for i in stride(from: block.source.count, through: 0, by: -1) {
      let row = Row(block, i)
      let after = (1..<max(1, min(side, block.source.count - i) + 1)).map { Row(block, i + $0) }
      for j in stride(from: row.high, through: row.low, by: -1) {
        let here = row.base + j
        // What follows by a null of either side, and by a match.
        var source = Self.none
        if let next = after.first, next.contains(j), canLeaveByNull(here) {
          source = rest.null[next.base + j]
        }
        let target = j < row.high && canLeaveByNull(here) ? rest.null[here + 1] : Self.none
        let (count, high) = depart(i, j, after, scores, rest)
        let start = terms.start(i, j)
        let match = logSum(count, high: high) + start
        if here == last {
          rest.match[here] = 0
          rest.null[here] = 0
        } else {
          rest.match[here] = logSum(
            match + terms.match.0, logSum(source + terms.sourceNull.0, target + terms.targetNull.0))
          rest.null[here] = logSum(
            match + terms.match.1, logSum(source + terms.sourceNull.1, target + terms.targetNull.1))
        }
        let reached = (afterMatch[here] - total, afterNull[here] - total)
        let p = posterior(reached.0 + rest.match[here]) + posterior(reached.1 + rest.null[here])
        if p < Self.negligible { continue }
        occupy(i, j, row, p)
        collectNulls(i, j, reached, source: source, target: target)
        collectMatches(i, j, count, reached, start: start, all: match)
      }
    }
  }

  /// Sets the candidates to what follows by each match that begins at a node; returns their number and the highest.
  @inline(__always)
  private func depart(
    _ i: Int, _ j: Int, _ after: [Row], _ scores: BlockScores, _ rest: borrowing Rest
  ) -> (count: Int, high: Double) {
    var count = 0
    var high = Self.none
    for a in 1..<after.count + 1 {
      let to = after[a - 1]
      let border = terms.sourceBorder(i, i + a)
      var b = max(1, to.low - j)
      while b <= side, j + b <= to.high {
        let next = to.base + j + b
        let shape = BeadShape.index(a, b)
        let prior = border + terms.targetBorder(j, j + b) + terms.shape(shape)
        let score = scores.values[(next * side + a - 1) * side + b - 1] + prior
        let value = rest.match[next] + Double(score) + terms.end(i + a, j + b)
        candidates[count] = value
        shapes[count] = shape
        count += 1
        high = max(high, value)
        b += 1
      }
    }
    return (count, high)
  }

  @inline(__always)
  private func posterior(_ log: Double) -> Float { log > -16 ? min(1, FastMath.exp(Float(log))) : 0 }

  private mutating func occupy(_ i: Int, _ j: Int, _ row: Row, _ p: Float) {
    if p > Self.occupied {
      occupiedLow[i] = Int32(j)
      occupiedHigh[i] = max(occupiedHigh[i], Int32(j))
    }
    let isOnEdge = (j == row.low && j > 0) || (j == row.high && j < block.target.count)
    if p > Self.suspicious, isOnEdge { touchesEdge = true }
  }

  private mutating func collectNulls(
    _ i: Int, _ j: Int, _ reached: (Double, Double), source: Double, target: Double
  ) {
    let source0 = posterior(reached.0 + source + terms.sourceNull.0)
    let source1 = posterior(reached.1 + source + terms.sourceNull.1)
    if i < block.source.count { sourceNulls[i] += source0 + source1 }
    counts.sourceNull[0] += Double(source0)
    counts.sourceNull[1] += Double(source1)
    let target0 = posterior(reached.0 + target + terms.targetNull.0)
    let target1 = posterior(reached.1 + target + terms.targetNull.1)
    if j < block.target.count { targetNulls[j] += target0 + target1 }
    counts.targetNull[0] += Double(target0)
    counts.targetNull[1] += Double(target1)
  }

  /// - Parameters:
  ///   - count: How many candidates there are.
  ///   - all: Log of the sum over them, with what the beginning here adds.
  private mutating func collectMatches(
    _ i: Int, _ j: Int, _ count: Int, _ reached: (Double, Double), start: Double, all: Double
  ) {
    counts.match[0] += Double(posterior(reached.0 + terms.match.0 + all))
    counts.match[1] += Double(posterior(reached.1 + terms.match.1 + all))
    let leaving = logSum(reached.0 + terms.match.0, reached.1 + terms.match.1) + start
    for k in 0..<count {
      let p = posterior(leaving + candidates[k])
      if p < Self.floor { continue }
      let a = shapes[k] / BeadShape.largestSide + 1, b = shapes[k] % BeadShape.largestSide + 1
      matches.append(Match(row: i, column: j, sourceCount: a, targetCount: b, posterior: p))
      counts.shapes[shapes[k]] += Double(p)
    }
  }
}
