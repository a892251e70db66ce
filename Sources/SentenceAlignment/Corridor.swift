/// The part of the grid that is searched: for each row (source lines before it), a range of columns.
struct Corridor: Sendable {
  /// Nodes that the alignment surely passes, the two corners among them; blocks lie between.
  var cuts: [Anchor]
  var low: [Int32]
  var high: [Int32]

  /// A corridor around the line through `points`.
  ///
  /// - Parameters:
  ///   - points: Nodes that ascend on both sides, from (0, 0) to the far corner.
  ///   - cuts: Nodes that the alignment passes.
  ///   - width: Half-width, in lines, at least; the gaps between points widen it.
  ///   - slack: Extra half-width per line of the gap around.
  init(points: [Anchor], cuts: [Anchor], width: Int, slack: Double) {
    self.cuts = cuts
    let rows = (points.last?.source ?? 0) + 1
    let columns = points.last?.target ?? 0
    low = [Int32](repeating: Int32.max, count: rows)
    high = [Int32](repeating: -1, count: rows)
    for (from, to) in zip(points, points.dropFirst()) {
      let ds = to.source - from.source, dt = to.target - from.target
      let half = width + Int(slack * Double(max(ds, dt))) + (abs(ds - dt) > width ? abs(ds - dt) : 0)
      for row in from.source...to.source {
        let centre = ds == 0 ? from.target : from.target + dt * (row - from.source) / ds
        let end = ds == 0 ? to.target : centre
        low[row] = min(low[row], Int32(max(0, centre - half)))
        high[row] = max(high[row], Int32(min(columns, end + half)))
      }
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
