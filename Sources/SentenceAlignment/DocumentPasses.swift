import TextModel

/// One document on its way through the passes.
struct DocumentPasses: Sendable {
  let tables: DocumentTables
  private(set) var model: DocumentModel
  private(set) var beads: [Bead] = []
  /// What the last pass counted.
  private(set) var counts = BeadCounts()
  private var corridor: Corridor

  init(_ tables: DocumentTables, constants: ModelConstants, keyCount: Int) {
    self.tables = tables
    model = DocumentModel(
      constants: constants,
      length: LengthModel(source: tables.source, target: tables.target, variance: constants.lengthVariance),
      priors: BeadPriors(BeadCounts(), others: BeadCounts(), strength: constants.priorStrength),
      largestSide: constants.firstSide)
    let anchors = AnchorFinder.chain(tables, keyCount: keyCount)
    let corner = Anchor(source: tables.source.count, target: tables.target.count)
    var points = [Anchor(source: 0, target: 0)]
    for anchor in anchors where anchor.source > 0 && anchor.target > 0 { points.append(anchor) }
    points.append(corner)
    corridor = Corridor(
      points: points, cuts: CutFinder.cuts(anchors, corner: corner, distance: constants.blockLines),
      width: constants.firstWidth)
  }

  /// Takes over what the last pass found, for the next one.
  ///
  /// - Parameter others: What it counted in the other documents of the run.
  mutating func prepare(others: BeadCounts) {
    model.priors = BeadPriors(counts, others: others, strength: model.constants.priorStrength)
    model.length.update(counts)
    model.largestSide = model.maxSide
  }

  /// Aligns with a lexicon.
  mutating func run(_ lexicon: Lexicon, keyCount: Int, threads: Int, refine: Bool) {
    let blocks = corridor.blocks()
    var scores = [BlockScores?](repeating: nil, count: blocks.count)
    if refine { refinePriors(blocks, lexicon, keyCount: keyCount, threads: threads, &scores) }
    let known = scores
    let aligner = self
    let results = concurrentMap(blocks.count, threads: threads) {
      LexicalScorer(keyCount: keyCount)
    } _: { number, scorer in
      aligner.decode(blocks[number], known[number], lexicon, scorer)
    }
    beads = results.flatMap(\.beads)
    counts = results.reduce(BeadCounts()) { $0 + $1.counts }
    let corner = Anchor(source: tables.source.count, target: tables.target.count)
    corridor = Corridor(
      results, cuts: CutFinder.cuts(beads, corner: corner, distance: model.constants.blockLines),
      margin: model.constants.margin, columns: tables.target.count)
  }

  /// Estimates the priors anew from a sample of the blocks, whose scores it keeps.
  private mutating func refinePriors(
    _ blocks: [Block], _ lexicon: Lexicon, keyCount: Int, threads: Int, _ scores: inout [BlockScores?]
  ) {
    let sample = sample(blocks)
    let aligner = self
    let sampled = concurrentMap(sample.count, threads: threads) {
      LexicalScorer(keyCount: keyCount)
    } _: { number, scorer in
      BlockScores(
        blocks[sample[number]], aligner.tables, model: aligner.model, lexicon: lexicon, scorer: scorer)
    }
    for _ in 0..<model.constants.inner {
      let aligner = self
      let counts = concurrentMap(sample.count, threads: threads) {
        0
      } _: { number, _ in
        let block = blocks[sample[number]]
        let posteriors = ForwardBackward(
          block, scores: sampled[number], document: aligner.tables, model: aligner.model)
        return BlockDecoder(block, posteriors).counts(aligner.tables, model: aligner.model)
      }
      model.priors = BeadPriors(
        counts.reduce(BeadCounts(), +), others: BeadCounts(), strength: model.constants.priorStrength)
    }
    for (number, block) in sample.enumerated() { scores[block] = sampled[number] }
  }

  /// Blocks at even distances with at most a given number of lines together.
  private func sample(_ blocks: [Block]) -> [Int] {
    let step = max(1, (tables.source.count + model.constants.sampleLines - 1) / model.constants.sampleLines)
    return Array(stride(from: 0, to: blocks.count, by: step))
  }

  private func decode(
    _ block: Block, _ known: BlockScores?, _ lexicon: Lexicon, _ scorer: borrowing LexicalScorer
  ) -> BlockResult {
    var block = block
    var scores = known ?? BlockScores(block, tables, model: model, lexicon: lexicon, scorer: scorer)
    var width: Int32 = 16
    while true {
      let posteriors = ForwardBackward(block, scores: scores, document: tables, model: model)
      let result = BlockDecoder(block, posteriors).result(tables, model: model)
      if !result.touchesEdge || block.isComplete || block.nodeCount > Self.mostNodes { return result }
      block = block.widened(by: width)
      width *= 4
      scores = BlockScores(block, tables, model: model, lexicon: lexicon, scorer: scorer)
    }
  }

  /// Corridors of blocks are not widened beyond.
  private static let mostNodes = 400_000
}
