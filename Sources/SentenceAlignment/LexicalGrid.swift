/// Lexical scores of groups of lines against single lines, in both directions, for the corridor of a block.
struct LexicalGrid: ~Copyable {
  /// Running sums for the groups that end at each row (or column), by size and line.
  private struct Half: ~Copyable {
    let values: UncheckedArray<Float>
    /// Per row: where its values start, less its first line, so that line numbers index; and how many there are.
    let starts: UncheckedArray<Int>
    let widths: UncheckedArray<Int>

    /// - Parameter ranges: The lines that each row is scored against; row 0 has none.
    init(_ ranges: [Range<Int>], sizes: Int) {
      starts = UncheckedArray(repeating: 0, count: ranges.count)
      widths = UncheckedArray(repeating: 0, count: ranges.count)
      var total = 0
      for (row, range) in ranges.enumerated() {
        starts[row] = total - range.lowerBound
        widths[row] = range.count + 1
        total += (range.count + 1) * sizes
      }
      values = UncheckedArray(repeating: 0, count: total)
    }

    @inline(__always)
    func sum(_ row: Int, _ size: Int, _ from: Int, _ to: Int) -> Float {
      let base = starts[row] + (size - 1) * widths[row]
      return values[base + to] - values[base + from]
    }
  }

  private let forward: Half
  private let backward: Half

  init(
    _ block: Block, _ document: DocumentTables, model: DocumentModel, lexicon: Lexicon,
    scorer: borrowing LexicalScorer
  ) {
    let side = model.largestSide
    let source = block.source, target = block.target
    let targetRanges = Self.targetRanges(block, side)
    forward = Half(targetRanges, sizes: side)
    let toTarget = LexicalScorer.Direction(
      groups: document.source, lines: document.target, table: lexicon.forward,
      share: model.constants.lexiconShare)
    for row in 1..<max(1, targetRanges.count) where !targetRanges[row].isEmpty {
      let lines = targetRanges[row]
      scorer.score(
        groupsEndingAt: source.lowerBound + row - 1, notBefore: source.lowerBound, sizes: side,
        lines: (target.lowerBound + lines.lowerBound)..<(target.lowerBound + lines.upperBound), toTarget,
        into: forward.values, at: forward.starts[row] + lines.lowerBound)
    }
    let sourceRanges = Self.sourceRanges(block, side)
    backward = Half(sourceRanges, sizes: side)
    let toSource = LexicalScorer.Direction(
      groups: document.target, lines: document.source, table: lexicon.backward,
      share: model.constants.lexiconShare)
    for column in 1..<max(1, sourceRanges.count) where !sourceRanges[column].isEmpty {
      let lines = sourceRanges[column]
      scorer.score(
        groupsEndingAt: target.lowerBound + column - 1, notBefore: target.lowerBound, sizes: side,
        lines: (source.lowerBound + lines.lowerBound)..<(source.lowerBound + lines.upperBound), toSource,
        into: backward.values, at: backward.starts[column] + lines.lowerBound)
    }
  }

  /// What the `a` source lines before row `i` say about the target lines `from..<to`.
  @inline(__always)
  func forward(_ i: Int, _ a: Int, _ from: Int, _ to: Int) -> Float { forward.sum(i, a, from, to) }

  /// What the `b` target lines before column `j` say about the source lines `from..<to`.
  @inline(__always)
  func backward(_ j: Int, _ b: Int, _ from: Int, _ to: Int) -> Float { backward.sum(j, b, from, to) }

  /// The target lines that beads ending at each row may hold.
  private static func targetRanges(_ block: Block, _ side: Int) -> [Range<Int>] {
    block.low.indices.map { row in
      row == 0 ? 0..<0 : Int(block.low[max(0, row - side)])..<Int(block.high[row])
    }
  }

  /// The source lines that beads ending at each column may hold.
  private static func sourceRanges(_ block: Block, _ side: Int) -> [Range<Int>] {
    var first = 0, last = 0
    return (0...block.target.count).map { column in
      while Int(block.high[first]) < column { first += 1 }
      while last < block.source.count, Int(block.low[last + 1]) <= column { last += 1 }
      return column == 0 ? 0..<0 : max(0, first - side)..<last
    }
  }
}
