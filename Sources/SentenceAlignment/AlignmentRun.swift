import Synchronization
import TextModel

/// All documents of a run and the lexicon that they share.
struct AlignmentRun {
  private var aligners: [DocumentPasses]
  /// The lexicon of the last pass.
  private var lexicon: Lexicon
  /// Earlier translations, sentence by sentence; they are learnt from, not aligned.
  private let memory: DocumentTables
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
        source: LineTable(
          document.source, paragraphs: document.sourceParagraphs, kinds: document.sourceKinds,
          vocabulary: &vocabulary),
        target: LineTable(
          document.target, paragraphs: document.targetParagraphs, kinds: document.targetKinds,
          vocabulary: &vocabulary))
    }
    let seedKeys = SeedKeys(constants: constants)
    let seeds = seedKeys.pairs(options.seeds, vocabulary)
    tables.append(seedKeys.memory(options.memory, &vocabulary))
    keyCount = vocabulary.count
    let scratch = UncheckedArray<Int32>(repeating: 0, count: keyCount)
    for n in tables.indices {
      tables[n].source.dropKeys(inMoreThan: constants.frequentShare, scratch)
      tables[n].target.dropKeys(inMoreThan: constants.frequentShare, scratch)
    }
    let counts = KeyCounts(tables, keyCount: keyCount, constants: constants)
    memory = tables.removeLast()
    trainer = LexiconTrainer(
      constants: constants, counts: counts,
      prior: LexiconPrior(counts, seeds: seeds, constants: constants))
    let sizes = min(max(1, options.maxBeadSize), BeadShape.largestSide)
    let kinds = vocabulary.kinds
    let other = UncheckedArray<Int32>(repeating: 0, count: keyCount)
    lexicon = trainer.untrained()
    aligners = []
    for (document, tables) in zip(documents, tables) {
      let anchors = AnchorFinder(tables, kinds: kinds, scratch, other)
      aligners.append(
        DocumentPasses(
          tables, fixed: document.anchors, anchors: anchors, maxBeadSize: sizes, constants: constants))
    }
  }

  /// Runs passes until one changes next to nothing, or no less than the one before.
  ///
  /// - Parameter progress: Told after each document of each pass which share of the most work that there can be is
  ///   done.
  mutating func align(progress: (@Sendable (Double) -> Void)? = nil) {
    let passes = Double(constants.passes)
    if memory.source.count > 0 { lexicon = train(memoryExamples) }
    var total = BeadCounts()
    var lastChange = Double.infinity
    for pass in 1...constants.passes {
      let before = aligners.map(\.beads)
      if pass > 1 { prepare(total) }
      runAll(lexicon, total) { progress?((Double(pass - 1) + $0) / passes) }
      total = aligners.reduce(BeadCounts()) { $0 + $1.counts }
      let change = change(before)
      if pass == constants.passes || change < constants.convergence || change >= lastChange { return }
      if pass > 1 { lastChange = change }
      let examples = examples() + memoryExamples
      if examples.count < constants.fewestExamples { return }
      lexicon = train(examples)
    }
  }

  /// How well the words of each document's pairs fit, judged by lexicons from the other half of all pairs.
  func wordEvidence() -> [WordEvidence] {
    let pairs = aligners.map { $0.beads.filter { !$0.isNull } }
    var result = [WordEvidence](repeating: WordEvidence(), count: aligners.count)
    for half in 0..<2 {
      let learnt = pairs.enumerated().flatMap { number, beads in
        beads.indices.filter { $0 % 2 != half }.map { TrainingBead(document: number, bead: beads[$0]) }
      }
      let lexicon = train(learnt + memoryExamples)
      let evidence = concurrentMap(aligners.count, threads: threads) {
        0
      } _: { number, _ in
        EvidenceMeter(aligners[number].tables, lexicon, share: constants.lexiconShare, keyCount: keyCount)
          .evidence(pairs[number].indices.filter { $0 % 2 == half }.map { pairs[number][$0] })
      }
      result = zip(result, evidence).map { $0 + $1 }
    }
    return result
  }

  private func train(_ examples: [TrainingBead]) -> Lexicon {
    trainer.train(examples, aligners.map(\.tables) + [memory])
  }

  /// The sentences of the memory, one with one.
  private var memoryExamples: [TrainingBead] {
    (0..<memory.source.count).map {
      TrainingBead(document: aligners.count, bead: Bead(source: $0..<($0 + 1), target: $0..<($0 + 1)))
    }
  }

  private mutating func prepare(_ total: BeadCounts) {
    for n in aligners.indices { aligners[n].prepare(others: total - aligners[n].counts) }
  }

  /// One pass: many documents at a time, or many blocks of one document.
  private mutating func runAll(
    _ lexicon: Lexicon, _ total: BeadCounts, progress: @Sendable (Double) -> Void
  ) {
    let old = aligners, keyCount = keyCount
    let done = Atomic(0)
    let inner = old.count > 1 ? 1 : threads
    aligners = concurrentMap(old.count, threads: threads) {
      0
    } _: { number, _ in
      var aligner = old[number]
      aligner.run(lexicon, keyCount: keyCount, threads: inner, others: total - aligner.counts)
      progress(Double(done.wrappingAdd(1, ordering: .relaxed).newValue) / Double(old.count))
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
  ///
  /// - Parameter documents: Those that the run was made with.
  func alignments(of documents: [SentencePair]) -> [Alignment] {
    zip(aligners, documents).map { aligner, document in
      let beads = aligner.beads.map { bead in
        Bead(source: bead.source, target: bead.target, confidence: calibrated(bead.confidence))
      }
      return Alignment(beads: beads, diagnostics: DiagnosticsFinder(beads, of: document).diagnostics())
    }
  }

  /// Sentences that beads leave alone on either side, but whose words translate each other, by source.
  ///
  /// - Parameter number: The number of the document.
  func strays(_ beads: [Bead], in number: Int) -> [SentenceAnchor] {
    let alone = LoneSentences(beads).all
    let matcher = LoneSentenceMatcher(
      document: aligners[number].tables, lexicon: lexicon, share: constants.lexiconShare)
    return matcher.pairs(alone.source, alone.target)
  }

  /// Temperature scaling (Guo et al. 2017): the model takes evidence for independent that is not.
  private func calibrated(_ posterior: Float) -> Float {
    if posterior <= 0 || posterior >= 1 { return max(0, min(1, posterior)) }
    let odds = FastMath.log(posterior / (1 - posterior))
    return 1 / (1 + FastMath.exp(-constants.calibration * odds))
  }
}
