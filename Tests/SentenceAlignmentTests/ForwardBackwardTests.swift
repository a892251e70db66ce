import Testing

@testable import SentenceAlignment

@Suite("Posteriors") struct ForwardBackwardTests {
  /// Every path through a grid with its log score, as the match beads on it.
  private struct Paths {
    let block: Block
    let scores: BlockScores
    let priors: BeadPriors
    var all: [(matches: [[Int]], log: Double)] = []

    init(_ block: Block, _ scores: BlockScores, _ priors: BeadPriors) {
      self.block = block
      self.scores = scores
      self.priors = priors
      extend(0, 0, 0, [], 0)
    }

    private mutating func extend(_ i: Int, _ j: Int, _ state: Int, _ matches: [[Int]], _ log: Double) {
      let n = block.source.count, m = block.target.count
      if i == n && j == m { all.append((matches, log)) }
      if i < n { extend(i + 1, j, 1, matches, log + Double(priors.sourceNull[state])) }
      if j < m { extend(i, j + 1, 1, matches, log + Double(priors.targetNull[state])) }
      for a in 1...2 where i + a <= n {
        for b in 1...2 where j + b <= m {
          let node = block.rowStarts[i + a] + j + b
          let score = Double(scores.values[(node * 2 + a - 1) * 2 + b - 1])
          extend(
            i + a, j + b, 0, matches + [[i, j, a, b]],
            log + score + Double(priors.shapes[BeadShape.index(a, b)] + priors.match[state]))
        }
      }
    }

    /// The share of a bead in the sum over all paths.
    func posterior(_ bead: [Int]) -> Double {
      let high = all.map(\.log).max() ?? 0
      func weight(_ log: Double) -> Double { Double(FastMath.exp(Float(log - high))) }
      let total = all.reduce(0) { $0 + weight($1.log) }
      return all.reduce(0) { $0 + ($1.matches.contains(bead) ? weight($1.log) : 0) } / total
    }
  }

  @Test("agree with the sum over all paths", arguments: [1, 2, 3] as [UInt64])
  func enumeration(_ seed: UInt64) {
    var random = SyntheticText(seed: seed)
    let text = random.text(3)
    var vocabulary = Vocabulary()
    let document = DocumentTables(
      source: LineTable(text.source, vocabulary: &vocabulary),
      target: LineTable(text.target, vocabulary: &vocabulary))
    let block = Block(source: 0..<3, target: 0..<3)
    var values = [Float](repeating: -.infinity, count: block.nodeCount * 4)
    for i in 1...3 {
      for j in 1...3 {
        for a in 1...min(2, i) {
          for b in 1...min(2, j) {
            values[((block.rowStarts[i] + j) * 2 + a - 1) * 2 + b - 1] = Float(random.next(600)) / 100 - 3
          }
        }
      }
    }
    let scores = BlockScores(side: 2, values: values)
    let priors = BeadPriors(BeadCounts(), others: BeadCounts(), strength: 20)
    let model = DocumentModel(
      constants: ModelConstants(),
      length: LengthModel(source: document.source, target: document.target, variance: 4),
      priors: priors, largestSide: 2)
    let paths = Paths(block, scores, priors)
    let posteriors = ForwardBackward(block, scores: scores, document: document, model: model)
    #expect(!posteriors.matches.isEmpty)
    for match in posteriors.matches {
      let bead = [match.row, match.column, match.sourceCount, match.targetCount]
      #expect(abs(Double(match.posterior) - paths.posterior(bead)) < 1e-3)
    }
    for line in 0..<3 {
      let matched = posteriors.matches.filter { $0.row <= line && line < $0.row + $0.sourceCount }
      #expect(abs(matched.reduce(posteriors.sourceNulls[line]) { $0 + $1.posterior } - 1) < 0.02)
    }
  }
}
