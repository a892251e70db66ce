/// The part of the grid that is searched: for each row (source lines before it), a range of columns.
struct Corridor: Sendable {
  /// Nodes that the alignment surely passes, the two corners among them; blocks lie between.
  private let cuts: [SentenceAnchor]
  private var low: [Int32]
  private var high: [Int32]

  /// A corridor around the line through `points`.
  ///
  /// - Parameters:
  ///   - points: Nodes that ascend on both sides, from (0, 0) to the far corner.
  ///   - cuts: Nodes that the alignment passes, both corners among them.
  ///   - width: Half-width beside a point, in lines.
  init(points: [SentenceAnchor], cuts: [SentenceAnchor], width: Int) {
    self.cuts = cuts
    let rows = (points.last?.source ?? 0) + 1
    let columns = points.last?.target ?? 0
    low = [Int32](repeating: Int32.max, count: rows)
    high = [Int32](repeating: -1, count: rows)
    for (from, to) in zip(points, points.dropFirst()) {
      let ds = to.source - from.source, dt = to.target - from.target
      let half = Self.halfWidth(ds, dt, width)
      for row in from.source...to.source {
        let centre = ds == 0 ? from.target : from.target + dt * (row - from.source) / ds
        let end = ds == 0 ? to.target : centre
        low[row] = min(low[row], Int32(max(0, centre - half)))
        high[row] = max(high[row], Int32(min(columns, end + half)))
      }
    }
    connect(columns: Int32(columns))
  }

  /// How far to search on either side of the line between two points: as far as their gap leaves things open, but
  /// so that the work stays in proportion to the lines.
  static func halfWidth(_ ds: Int, _ dt: Int, _ width: Int) -> Int {
    min(width + max(ds, dt) / 5 + abs(ds - dt), max(100, 200_000 / max(1, ds)))
  }

  /// The corridor for the next pass: what the paths of the last one occupied, and a margin.
  init(_ results: [BlockResult], cuts: [SentenceAnchor], margin: Int32, columns: Int) {
    self.cuts = cuts
    var occupiedLow: [Int32] = [0]
    var occupiedHigh: [Int32] = [0]
    for result in results {
      let first = Int32(result.target.lowerBound)
      occupiedHigh[occupiedHigh.count - 1] = max(occupiedHigh[occupiedHigh.count - 1], result.high[0] + first)
      for row in result.low.indices.dropFirst() {
        occupiedLow.append(result.low[row] + first)
        occupiedHigh.append(result.high[row] + first)
      }
    }
    low = occupiedLow.indices.map { max(0, occupiedLow[max(0, $0 - 1)] - margin) }
    high = occupiedHigh.indices.map {
      min(Int32(columns), occupiedHigh[min(occupiedHigh.count - 1, $0 + 1)] + margin)
    }
    connect(columns: Int32(columns))
  }

  /// Makes both edges ascend, and reach the corners.
  private mutating func connect(columns: Int32) {
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
