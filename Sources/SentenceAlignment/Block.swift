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
  /// Whether the first lines of both sides begin a bead together, as a person has said.
  var beginsWithMatch = false

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

  /// A block that is searched completely.
  init(source: Range<Int>, target: Range<Int>) {
    self.init(
      source: source, target: target, low: [Int32](repeating: 0, count: source.count + 1),
      high: [Int32](repeating: Int32(target.count), count: source.count + 1))
  }

  /// The block with a corridor wider by so many columns on either side.
  func widened(by columns: Int32) -> Block {
    var block = Block(
      source: source, target: target, low: low.map { max(0, $0 - columns) },
      high: high.map { min(Int32(target.count), $0 + columns) })
    block.beginsWithMatch = beginsWithMatch
    return block
  }

  /// Whether the corridor leaves nothing out.
  var isComplete: Bool { low.allSatisfy { $0 == 0 } && high.allSatisfy { Int($0) == target.count } }
}
