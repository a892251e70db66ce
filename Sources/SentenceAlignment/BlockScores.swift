/// The log score of every bead that may end at a node of a block, by words and length: its translation against chance.
struct BlockScores: Sendable {
  /// The most lines on one side of a bead.
  let side: Int
  /// `values[(node * side + a - 1) * side + b - 1]` for `a` source and `b` target lines; minus infinity where the bead
  /// starts outside the corridor.
  private(set) var values: [Float]

  /// Scores that are known already.
  init(side: Int, values: [Float]) {
    self.side = side
    self.values = values
  }

  init(
    _ block: Block, _ document: DocumentTables, model: DocumentModel, lexicon: Lexicon,
    scorer: borrowing LexicalScorer
  ) {
    side = model.largestSide
    values = [Float](repeating: -.infinity, count: block.nodeCount * side * side)
    let words = LexicalGrid(block, document, model: model, lexicon: lexicon, scorer: scorer)
    let source = SideLengths(document.source.lengths, block.source, model.length.source)
    let target = SideLengths(document.target.lengths, block.target, model.length.target)
    let lexical = 0.5 * model.constants.lexicalWeight, lengthWeight = model.constants.lengthWeight
    for i in 1..<max(1, block.low.count) {
      for a in 1...min(side, i) {
        let row = i - a
        let first = Int(block.low[row]), last = Int(block.high[row])
        let sourceLength = source.length(row, i),
          sourceChance = source.background[i * BeadShape.largestSide + a - 1]
        var place = (block.rowStarts[i] * side + a - 1) * side
        for j in Int(block.low[i])...Int(block.high[i]) {
          var b = max(1, j - last)
          while b <= side, j - b >= first {
            let start = j - b
            let evidence = words.forward(i, a, start, j) + words.backward(j, b, row, i)
            let length =
              model.length.logDensity(sourceLength, target.length(start, j))
              - 0.5 * (sourceChance + target.background[j * BeadShape.largestSide + b - 1])
            values[place + b - 1] = lexical * evidence + lengthWeight * length
            b += 1
          }
          place += side * side
        }
      }
    }
  }
}

/// Lengths of neighbouring lines of a block's side.
private struct SideLengths: ~Copyable {
  private let sums: UncheckedArray<Float>
  /// `background[end * BeadShape.largestSide + count - 1]`: log density of the total length of the `count` lines before `end`, by chance.
  let background: UncheckedArray<Float>

  init(_ lengths: [Float], _ lines: Range<Int>, _ model: LengthBackground) {
    sums = UncheckedArray(repeating: 0, count: lines.count + 1)
    background = UncheckedArray(repeating: 0, count: (lines.count + 1) * BeadShape.largestSide)
    for (n, line) in lines.enumerated() {
      sums[n + 1] = sums[n] + lengths[line]
      for count in 1...min(BeadShape.largestSide, n + 1) {
        background[(n + 1) * BeadShape.largestSide + count - 1] =
          model.logDensity(sums[n + 1] - sums[n + 1 - count], count)
      }
    }
  }

  @inline(__always)
  func length(_ from: Int, _ to: Int) -> Float { sums[to] - sums[from] }
}
