/// The log score of every bead that may end at a node of a block.
struct BlockScores {
  /// `values[node * BeadShape.count + shape]`; minus infinity where the bead starts outside the corridor.
  private(set) var values: [Float]

  init(
    _ block: Block, _ document: DocumentTables, model: DocumentModel, lexicon: Lexicon,
    scorer: inout LexicalScorer
  ) {
    values = [Float](repeating: -.infinity, count: block.nodeCount * BeadShape.count)
    let given = LexicalGrid(block, document, model: model, lexicon: lexicon, scorer: &scorer)
    let sourceSums = Self.prefixSums(document.source.lengths, block.source)
    let targetSums = Self.prefixSums(document.target.lengths, block.target)
    let sourceBorders = Self.borderSums(document.source.borders, block.source, model.priors.sourceBorders)
    let targetBorders = Self.borderSums(document.target.borders, block.target, model.priors.targetBorders)
    let c = model.constants
    let lexical = 0.5 * c.lexicalWeight
    let side = model.largestSide
    for i in 1..<max(1, block.low.count) {
      for j in max(1, Int(block.low[i]))..<max(1, Int(block.high[i]) + 1) {
        let node = block.rowStarts[i] + j - Int(block.low[i])
        for a in 1...min(side, i) {
          let row = i - a
          let first = Int(block.low[row]), last = Int(block.high[row])
          var forward: Float = 0
          for b in 1...min(side, j) {
            let start = j - b
            if start < first { break }
            forward += given.forward(i, a, start)
            if start > last { continue }
            var backward: Float = 0
            for r in row..<i { backward += given.backward(j, b, r) }
            let length = model.length.score(
              sourceSums[i] - sourceSums[row], targetSums[j] - targetSums[start], a, b)
            let border =
              (sourceBorders[i] - sourceBorders[row + 1]) + (targetBorders[j] - targetBorders[start + 1])
            let shape = BeadShape.index(a, b)
            values[node * BeadShape.count + shape] =
              model.priors.shapes[shape] + lexical * (forward + backward) + c.lengthWeight * length
              + c.borderWeight * border
          }
        }
      }
    }
  }

  private static func prefixSums(_ lengths: [Float], _ lines: Range<Int>) -> [Float] {
    var sums: [Float] = [0]
    for line in lines { sums.append((sums.last ?? 0) + lengths[line]) }
    return sums
  }

  /// `sums[k]` adds the weights of the borders before the first `k` lines.
  private static func borderSums(_ borders: [Border], _ lines: Range<Int>, _ weights: [Float]) -> [Float] {
    var sums: [Float] = [0]
    for line in lines { sums.append((sums.last ?? 0) + weights[Int(borders[line].index)]) }
    return sums
  }
}

/// Lexical scores of groups of lines against lines, in both directions, for the corridor of a block.
private struct LexicalGrid {
  private var forwardValues: [Float] = []
  private var forwardStarts: [Int] = []
  private var forwardLow: [Int] = []
  private var forwardWidth: [Int] = []
  private var backwardValues: [Float] = []
  private var backwardStarts: [Int] = []
  private var backwardLow: [Int] = []
  private var backwardHeight: [Int] = []

  init(
    _ block: Block, _ document: DocumentTables, model: DocumentModel, lexicon: Lexicon,
    scorer: inout LexicalScorer
  ) {
    let side = model.largestSide
    let share = model.constants.lexiconShare
    let n = block.source.count, m = block.target.count
    // Source groups ending at row i, on target lines.
    forwardStarts = [0]; forwardLow = [0]; forwardWidth = [0]
    var total = 0
    for i in 1..<max(1, n + 1) {
      let low = Int(block.low[max(0, i - side)])
      let width = Int(block.high[i]) - low
      forwardStarts.append(total); forwardLow.append(low); forwardWidth.append(width)
      total += width * side
    }
    forwardValues = [Float](repeating: 0, count: total)
    for i in 1..<max(1, n + 1) where forwardWidth[i] > 0 {
      let lines = block.target.lowerBound + forwardLow[i]
      scorer.score(
        groupsEndingAt: block.source.lowerBound + i - 1, notBefore: block.source.lowerBound,
        of: document.source,
        lines: lines..<(lines + forwardWidth[i]), of: document.target, table: lexicon.forward, share: share,
        sizes: side, output: &forwardValues, at: forwardStarts[i], stride: forwardWidth[i])
    }
    // Target groups ending at column j, on source lines.
    backwardStarts = [0]; backwardLow = [0]; backwardHeight = [0]
    total = 0
    var first = 0, last = 0
    for j in 1..<max(1, m + 1) {
      while Int(block.high[first]) < j { first += 1 }
      while last < n, Int(block.low[last + 1]) <= j { last += 1 }
      let low = max(0, first - side)
      backwardStarts.append(total); backwardLow.append(low); backwardHeight.append(last - low)
      total += (last - low) * side
    }
    backwardValues = [Float](repeating: 0, count: total)
    for j in 1..<max(1, m + 1) where backwardHeight[j] > 0 {
      let lines = block.source.lowerBound + backwardLow[j]
      scorer.score(
        groupsEndingAt: block.target.lowerBound + j - 1, notBefore: block.target.lowerBound,
        of: document.target,
        lines: lines..<(lines + backwardHeight[j]), of: document.source, table: lexicon.backward,
        share: share,
        sizes: side, output: &backwardValues, at: backwardStarts[j], stride: backwardHeight[j])
    }
  }

  /// What the `a` source lines before row `i` say about a target line.
  @inline(__always)
  func forward(_ i: Int, _ a: Int, _ line: Int) -> Float {
    forwardValues[forwardStarts[i] + (a - 1) * forwardWidth[i] + line - forwardLow[i]]
  }

  /// What the `b` target lines before column `j` say about a source line.
  @inline(__always)
  func backward(_ j: Int, _ b: Int, _ line: Int) -> Float {
    backwardValues[backwardStarts[j] + (b - 1) * backwardHeight[j] + line - backwardLow[j]]
  }
}
