/// A stretch of a document that is aligned on its own: a grid of nodes (i, j), `i` source and `j` target lines
/// after the stretch's beginning, of which each row holds the columns of a corridor.
struct Block: Sendable {
  /// Lines of the document.
  let source: Range<Int>
  let target: Range<Int>
  /// First and last column of each row 0...n; both ascend, and neighbouring rows overlap.
  let low: [Int32]
  let high: [Int32]
  /// Where a row's first node lies among all nodes.
  let rowStarts: [Int]

  var nodeCount: Int { rowStarts[source.count + 1] }

  init(source: Range<Int>, target: Range<Int>, low: [Int32], high: [Int32]) {
    self.source = source
    self.target = target
    self.low = low
    self.high = high
    var starts = [0]
    starts.reserveCapacity(low.count + 1)
    for row in low.indices { starts.append(starts[row] + Int(high[row] - low[row]) + 1) }
    rowStarts = starts
  }
}
