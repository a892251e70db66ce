/// The single most probable chain of beads of a block (Viterbi 1967), over the two states of ``ForwardBackward``.
struct MostProbablePath: ~Copyable {
  private let block: Block
  /// Log probability of the best way to each node by a match and by a null, and how it comes there.
  private let byMatch: UncheckedArray<Double>
  private let byNull: UncheckedArray<Double>
  private let matchSteps: UncheckedArray<MatchStep>
  private let nullSteps: UncheckedArray<NullStep>

  private static let none = -Double.infinity

  /// The match that leads to a node, and whether a null comes before it.
  struct MatchStep: BitwiseCopyable {
    var sourceCount: Int8 = 0
    var targetCount: Int8 = 0
    var followsNull = false
  }

  /// The null that leads to a node, and whether a null comes before it.
  struct NullStep: BitwiseCopyable {
    var isSource = false
    var followsNull = false
  }

  init(_ block: Block, scores: BlockScores, document: DocumentTables, model: DocumentModel) {
    self.block = block
    byMatch = UncheckedArray(repeating: Self.none, count: block.nodeCount)
    byNull = UncheckedArray(repeating: Self.none, count: block.nodeCount)
    matchSteps = UncheckedArray(repeating: MatchStep(), count: block.nodeCount)
    nullSteps = UncheckedArray(repeating: NullStep(), count: block.nodeCount)
    let terms = PriorTerms(block, document, model: model)
    byMatch[0] = 0
    for i in 0...block.source.count {
      for j in Int(block.low[i])...Int(block.high[i]) where i + j > 0 {
        arriveByNull(i, j, terms)
        arriveByMatch(i, j, scores, terms)
      }
    }
  }

  @inline(__always)
  private func node(_ row: Int, _ column: Int) -> Int { block.rowStarts[row] + column - Int(block.low[row]) }

  @inline(__always)
  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && column >= Int(block.low[row]) && column <= Int(block.high[row])
  }

  private func arriveByNull(_ i: Int, _ j: Int, _ terms: borrowing PriorTerms) {
    let here = node(i, j)
    func take(_ from: Int, _ weights: (Double, Double), isSource: Bool) {
      if from == 0, block.beginsWithMatch { return }
      let afterMatch = byMatch[from] + weights.0, afterNull = byNull[from] + weights.1
      guard max(afterMatch, afterNull) > byNull[here] else { return }
      byNull[here] = max(afterMatch, afterNull)
      nullSteps[here] = NullStep(isSource: isSource, followsNull: afterNull > afterMatch)
    }
    if contains(i - 1, j) { take(node(i - 1, j), terms.sourceNull, isSource: true) }
    if contains(i, j - 1) { take(here - 1, terms.targetNull, isSource: false) }
  }

  private func arriveByMatch(_ i: Int, _ j: Int, _ scores: BlockScores, _ terms: borrowing PriorTerms) {
    let here = node(i, j), side = scores.side, end = terms.end(i, j)
    for a in 1..<(min(side, i) + 1) {
      for b in 1..<(min(side, j) + 1) where contains(i - a, j - b) {
        let from = node(i - a, j - b)
        let afterMatch = byMatch[from] + terms.match.0, afterNull = byNull[from] + terms.match.1
        let prior =
          terms.sourceBorder(i - a, i) + terms.targetBorder(j - b, j) + terms.shape(BeadShape.index(a, b))
        let score = Double(scores.values[(here * side + a - 1) * side + b - 1] + prior)
        let value = max(afterMatch, afterNull) + terms.start(i - a, j - b) + score + end
        guard value > byMatch[here] else { continue }
        byMatch[here] = value
        matchSteps[here] = MatchStep(
          sourceCount: Int8(a), targetCount: Int8(b), followsNull: afterNull > afterMatch)
      }
    }
  }

  /// The matches on the path, in order, without posteriors.
  func matches() -> [ForwardBackward.Match] {
    var matches: [ForwardBackward.Match] = []
    var i = block.source.count, j = block.target.count
    if max(byNull[node(i, j)], byMatch[node(i, j)]) == Self.none { return [] }
    var isNull = byNull[node(i, j)] > byMatch[node(i, j)]
    while i + j > 0 {
      if isNull {
        let step = nullSteps[node(i, j)]
        if step.isSource { i -= 1 } else { j -= 1 }
        isNull = step.followsNull
      } else {
        let step = matchSteps[node(i, j)]
        i -= Int(step.sourceCount)
        j -= Int(step.targetCount)
        matches.append(
          ForwardBackward.Match(
            row: i, column: j, sourceCount: Int(step.sourceCount), targetCount: Int(step.targetCount),
            posterior: 0))
        isNull = step.followsNull
      }
    }
    return matches.reversed()
  }
}
