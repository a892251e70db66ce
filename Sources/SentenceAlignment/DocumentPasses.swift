import TextModel

/// One document on its way through the passes.
struct DocumentPasses: Sendable {
  let tables: DocumentTables
  private(set) var beads: [Bead] = []
  /// What the last pass counted.
  private(set) var counts = BeadCounts()
  private var model: DocumentModel
  private var corridor: Corridor?
  private var passCount = 0
  private let anchors: AnchorFinder
  private let fixed: [SentenceAnchor]
  private let maxBeadSize: Int

  /// - Parameters:
  ///   - fixed: Anchors that a person has set, in any order.
  ///   - anchors: Those from rare keys.
  init(
    _ tables: DocumentTables, fixed: [SentenceAnchor], anchors: AnchorFinder, maxBeadSize: Int,
    constants: ModelConstants
  ) {
    self.tables = tables
    self.fixed = AnchorFinder.consistent(fixed, tables)
    self.anchors = anchors
    self.maxBeadSize = maxBeadSize
    let isShort = min(tables.source.count, tables.target.count) < constants.shortLines
    model = DocumentModel(
      constants: constants,
      length: LengthModel(source: tables.source, target: tables.target, variance: constants.lengthVariance),
      priors: BeadPriors(BeadCounts(), others: BeadCounts(), strength: constants.priorStrength),
      largestSide: isShort ? maxBeadSize : min(constants.firstBeadSize, maxBeadSize))
  }

  private var cutFinder: CutFinder {
    CutFinder(
      fixed: fixed, corner: SentenceAnchor(source: tables.source.count, target: tables.target.count),
      distance: model.constants.blockLines)
  }

  /// Takes over what the last pass found, for the next one.
  ///
  /// - Parameter others: What it counted in the other documents of the run.
  mutating func prepare(others: BeadCounts) {
    model.priors = BeadPriors(counts, others: others, strength: model.constants.priorStrength)
    model.length.update(counts)
    model.largestSide = maxBeadSize
  }

  /// Aligns with a lexicon: the first time in a corridor along the anchors, then in one around the last result.
  mutating func run(_ lexicon: Lexicon, keyCount: Int, threads: Int, others: BeadCounts) {
    passCount += 1
    let corridor =
      self.corridor
      ?? FirstCorridor(document: tables, model: model, lexicon: lexicon, fixed: fixed)
      .corridor(anchors.chain, scorer: LexicalScorer(keyCount: keyCount))
    let blocks = blocks(of: corridor)
    var scores = [BlockScores?](repeating: nil, count: blocks.count)
    if passCount > 1 {
      refinePriors(blocks, lexicon, keyCount: keyCount, threads: threads, others: others, &scores)
    }
    let known = scores, aligner = self
    let results = concurrentMap(blocks.count, threads: threads) {
      LexicalScorer(keyCount: keyCount)
    } _: { number, scorer in
      aligner.decode(blocks[number], known[number], lexicon, scorer)
    }
    beads = results.flatMap(\.beads)
    counts = results.reduce(BeadCounts()) { $0 + $1.counts }
    self.corridor = Corridor(
      results, cuts: cutFinder.cuts(beads), margin: model.constants.margin, columns: tables.target.count)
  }

  /// The blocks of a corridor; those at anchors that a person has set begin with a match.
  private func blocks(of corridor: Corridor) -> [Block] {
    let anchors = Set(fixed)
    return corridor.blocks().map { block in
      var block = block
      let corner = SentenceAnchor(source: block.source.lowerBound, target: block.target.lowerBound)
      block.beginsWithMatch = anchors.contains(corner)
      return block
    }
  }

  /// Estimates the priors anew from a sample of the blocks, with the new lexicon; keeps the sample's scores.
  private mutating func refinePriors(
    _ blocks: [Block], _ lexicon: Lexicon, keyCount: Int, threads: Int, others: BeadCounts,
    _ scores: inout [BlockScores?]
  ) {
    let step = max(1, (tables.source.count + model.constants.sampleLines - 1) / model.constants.sampleLines)
    let sample = Array(stride(from: 0, to: blocks.count, by: step))
    let aligner = self
    let sampled = concurrentMap(sample.count, threads: threads) {
      LexicalScorer(keyCount: keyCount)
    } _: { number, scorer in
      let block = blocks[sample[number]]
      let scores = BlockScores(block, aligner.tables, model: aligner.model, lexicon: lexicon, scorer: scorer)
      let posteriors = ForwardBackward(block, scores: scores, document: aligner.tables, model: aligner.model)
      return (scores, BlockDecoder(block, posteriors).counts(aligner.tables, model: aligner.model))
    }
    let counts = sampled.reduce(BeadCounts()) { $0 + $1.1 }
    model.priors = BeadPriors(counts, others: others, strength: model.constants.priorStrength)
    for (number, block) in sample.enumerated() { scores[block] = sampled[number].0 }
  }

  /// Corridors of blocks are not widened beyond so many nodes.
  private static let mostNodes = 150_000
  /// Passes in which much left over on both sides calls for a wider corridor.
  private static let searchingPasses = 2

  /// Aligns a block, in a wider corridor when its own turns out too narrow.
  private func decode(
    _ block: Block, _ known: BlockScores?, _ lexicon: Lexicon, _ scorer: borrowing LexicalScorer
  ) -> BlockResult {
    var block = block
    // Without words, a wider corridor would show nothing new.
    let canWiden = tables.haveKeys(block.source, block.target)
    var scores = known ?? BlockScores(block, tables, model: model, lexicon: lexicon, scorer: scorer)
    var width: Int32 = 16
    while true {
      let posteriors = ForwardBackward(block, scores: scores, document: tables, model: model)
      let result = BlockDecoder(block, posteriors).result(tables, model: model, scores: scores)
      let isDoubtful = result.touchesEdge || (result.leavesMuch && passCount <= Self.searchingPasses)
      if !isDoubtful || !canWiden || block.isComplete { return result }
      block = block.widened(by: width)
      if block.nodeCount > Self.mostNodes { return result }
      width *= 4
      scores = BlockScores(block, tables, model: model, lexicon: lexicon, scorer: scorer)
    }
  }
}
