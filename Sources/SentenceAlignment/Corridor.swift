/// The part of the grid that is searched: for each row (source lines before it), a range of columns.
struct Corridor: Sendable {
  /// Nodes that the alignment surely passes, the two corners among them; blocks lie between.
  private(set) var cuts: [Anchor]
  private var low: [Int32]
  private var high: [Int32]

  /// A corridor around the line through `points`.
  ///
  /// - Parameters:
  ///   - points: Nodes that ascend on both sides, from (0, 0) to the far corner.
  ///   - cuts: Nodes that the alignment passes, both corners among them.
  ///   - width: Half-width, in lines, at least; the gaps between points widen it.
  init(points: [Anchor], cuts: [Anchor], width: Int) {
    self.cuts = cuts
    let rows = (points.last?.source ?? 0) + 1
    let columns = points.last?.target ?? 0
    low = [Int32](repeating: Int32.max, count: rows)
    high = [Int32](repeating: -1, count: rows)
    for (from, to) in zip(points, points.dropFirst()) {
      let ds = to.source - from.source, dt = to.target - from.target
      let half = width + max(ds, dt) / 5 + abs(ds - dt)
      for row in from.source...to.source {
        let centre = ds == 0 ? from.target : from.target + dt * (row - from.source) / ds
        let end = ds == 0 ? to.target : centre
        low[row] = min(low[row], Int32(max(0, centre - half)))
        high[row] = max(high[row], Int32(min(columns, end + half)))
      }
    }
    if points.count < 2 { low = [0]; high = [Int32(columns)] }
    makeMonotone(columns: Int32(columns))
  }

  /// The corridor for the next pass: what the paths of the last one occupied, and a margin.
  init(_ results: [BlockResult], cuts: [Anchor], margin: Int32, columns: Int) {
    self.cuts = cuts
    low = [0]
    high = [0]
    for result in results {
      let first = Int32(result.target.lowerBound)
      high[high.count - 1] = max(high[high.count - 1], result.high[0] + first)
      for row in result.low.indices.dropFirst() {
        low.append(result.low[row] + first)
        high.append(result.high[row] + first)
      }
    }
    let occupiedLow = low, occupiedHigh = high
    for row in low.indices {
      low[row] = max(0, occupiedLow[max(0, row - 1)] - margin)
      high[row] = min(Int32(columns), occupiedHigh[min(high.count - 1, row + 1)] + margin)
    }
    makeMonotone(columns: Int32(columns))
  }

  private mutating func makeMonotone(columns: Int32) {
    low[0] = 0
    high[high.count - 1] = columns
    for row in stride(from: low.count - 2, through: 0, by: -1) { low[row] = min(low[row], low[row + 1]) }
    for row in 1..<max(1, high.count) { high[row] = max(high[row], high[row - 1]) }
  }

  /// The blocks between the cuts.
  func blocks() -> [Block] {
    zip(cuts, cuts.dropFirst()).map { from, to in
      let rows = from.source...to.source
      let lowest = Int32(from.target), highest = Int32(to.target)
      var low = rows.map { min(highest, max(lowest, self.low[$0])) - lowest }
      var high = rows.map { min(highest, max(lowest, self.high[$0])) - lowest }
      low[0] = 0
      high[high.count - 1] = highest - lowest
      return Block(source: from.source..<to.source, target: from.target..<to.target, low: low, high: high)
    }
  }
}
