import TextModel

/// All documents of a run and the lexicon that they share.
struct AlignmentRun {
  private var aligners: [DocumentPasses]
  private let trainer: LexiconTrainer
  private let keyCount: Int
  private let threads: Int
  private let constants: ModelConstants

  init(_ documents: [SentencePair], options: SentenceAlignerOptions, constants: ModelConstants) {
    self.constants = constants
    threads = max(1, options.threads)
    var vocabulary = Vocabulary()
    var tables = documents.map { document in
      DocumentTables(
        source: LineTable(document.source, paragraphs: document.sourceParagraphs, vocabulary: &vocabulary),
        target: LineTable(document.target, paragraphs: document.targetParagraphs, vocabulary: &vocabulary))
    }
    let seeds = options.seeds.flatMap { Self.keys(of: $0, constants, &vocabulary) }
    keyCount = vocabulary.count
    for n in tables.indices {
      tables[n].source.dropKeys(inMoreThan: constants.frequentShare, keyCount: keyCount)
      tables[n].target.dropKeys(inMoreThan: constants.frequentShare, keyCount: keyCount)
    }
    let counts = KeyCounts(tables, keyCount: keyCount, constants: constants)
    trainer = LexiconTrainer(
      constants: constants, counts: counts,
      prior: LexiconPrior(counts, seeds: seeds, constants: constants))
    let sizes = min(max(1, options.maxBeadSize), BeadShape.largestSide)
    let kinds = vocabulary.kinds
    aligners = zip(documents, tables).map { document, tables in
      DocumentPasses(
        tables, fixed: document.anchors, kinds: kinds, maxBeadSize: sizes, constants: constants)
    }
  }

  /// The key pairs of a pair of terms: each key of one may translate each key of the other.
  private static func keys(
    of seed: (source: String, target: String), _ constants: ModelConstants, _ vocabulary: inout Vocabulary
  ) -> [(source: UInt32, target: UInt32, probability: Float)] {
    var scanner = KeyScanner()
    _ = scanner.scan(seed.source)
    let sources = scanner.found.map { vocabulary.number(of: $0.hash, kind: $0.kind) }
    _ = scanner.scan(seed.target)
    let targets = scanner.found.map { vocabulary.number(of: $0.hash, kind: $0.kind) }
    let probability = constants.identity / Float(max(1, max(sources.count, targets.count)))
    return sources.flatMap { source in targets.map { (source, $0, probability) } }
  }

  /// Runs passes until one changes next to nothing, or no less than the one before.
  mutating func align() {
    var lexicon = trainer.untrained()
    var total = BeadCounts()
    var lastChange = Double.infinity
    for pass in 1...constants.passes {
      let before = aligners.map(\.beads)
      if pass > 1 { prepare(total) }
      runAll(lexicon, total)
      total = aligners.reduce(BeadCounts()) { $0 + $1.counts }
      let change = change(before)
      if pass == constants.passes || change < constants.convergence || change >= lastChange { return }
      if pass > 1 { lastChange = change }
      let examples = examples()
      if examples.count < constants.fewestExamples { return }
      lexicon = trainer.train(examples, aligners.map(\.tables))
    }
  }

  private mutating func prepare(_ total: BeadCounts) {
    for n in aligners.indices { aligners[n].prepare(others: total - aligners[n].counts) }
  }

  /// One pass: many documents at a time, or many blocks of one document.
  private mutating func runAll(_ lexicon: Lexicon, _ total: BeadCounts) {
    let old = aligners, keyCount = keyCount
    let inner = old.count > 1 ? 1 : threads
    aligners = concurrentMap(old.count, threads: threads) {
      0
    } _: { number, _ in
      var aligner = old[number]
      aligner.run(lexicon, keyCount: keyCount, threads: inner, others: total - aligner.counts)
      return aligner
    }
  }

  private func examples() -> [TrainingBead] {
    aligners.enumerated().flatMap { number, aligner in
      aligner.beads.filter { !$0.isNull && $0.confidence >= constants.trainingConfidence }
        .map { TrainingBead(document: number, bead: $0) }
    }
  }

  /// The share of beads that the last pass has changed.
  private func change(_ before: [[Bead]]) -> Double {
    var different = 0, total = 0
    for (old, aligner) in zip(before, aligners) {
      total += aligner.beads.count
      different += aligner.beads.count - Self.common(old, aligner.beads)
    }
    return Double(different) / Double(max(1, total))
  }

  /// How many beads two alignments of a document share.
  private static func common(_ old: [Bead], _ new: [Bead]) -> Int {
    var count = 0, k = 0
    for bead in new {
      let place = bead.source.lowerBound + bead.target.lowerBound
      while k < old.count, old[k].source.lowerBound + old[k].target.lowerBound < place { k += 1 }
      if k < old.count, old[k].source == bead.source, old[k].target == bead.target { count += 1 }
    }
    return count
  }

  /// The results, with confidences that say how often a bead is right.
  func alignments() -> [Alignment] {
    aligners.map { aligner in
      let beads = aligner.beads.map { bead in
        Bead(source: bead.source, target: bead.target, confidence: calibrated(bead.confidence))
      }
      return Alignment(
        beads: beads, diagnostics: DiagnosticsFinder(beads, strays: aligner.strays).diagnostics())
    }
  }

  /// Temperature scaling (Guo et al. 2017): the model takes evidence for independent that is not.
  private func calibrated(_ posterior: Float) -> Float {
    if posterior <= 0 || posterior >= 1 { return max(0, min(1, posterior)) }
    let odds = FastMath.log(posterior / (1 - posterior))
    return 1 / (1 + FastMath.exp(-constants.calibration * odds))
  }
}
