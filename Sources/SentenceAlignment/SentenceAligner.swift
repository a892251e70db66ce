import TextModel

/// Aligns the sentences of two texts that translate each other.
public struct SentenceAligner: Sendable {
  var constants = ModelConstants()
  var threads = 1

  public init() {}

  /// The most probable chain of beads between two sentence sequences.
  public func align(_ source: [String], with target: [String]) -> [Bead] {
    align([(source, target)])[0]
  }

  /// Aligns several documents with one lexicon, trained over all of them.
  public func align(_ documents: [(source: [String], target: [String])]) -> [[Bead]] {
    var vocabulary = Vocabulary()
    let tables = documents.map { source, target in
      var tables = DocumentTables(
        source: LineTable(source, vocabulary: &vocabulary), target: LineTable(target, vocabulary: &vocabulary)
      )
      tables.source.dropKeys(inMoreThan: constants.frequentShare, keyCount: vocabulary.count)
      tables.target.dropKeys(inMoreThan: constants.frequentShare, keyCount: vocabulary.count)
      return tables
    }
    let keyCount = vocabulary.count
    let counts = KeyCounts(tables, keyCount: keyCount)
    let trainer = LexiconTrainer(
      constants: constants, counts: counts, prior: LexiconPrior(counts, constants: constants))
    var lexicon = trainer.untrained()
    var aligners = tables.map { DocumentPasses($0, constants: constants, keyCount: keyCount) }
    for pass in 1...constants.passes {
      let before = aligners.map(\.beads)
      for n in aligners.indices {
        aligners[n].run(lexicon, keyCount: keyCount, threads: threads, refine: pass > 1)
      }
      if pass == constants.passes || change(before, aligners.map(\.beads)) < constants.convergence { break }
      var examples: [TrainingBead] = []
      for n in aligners.indices {
        for bead in aligners[n].beads where !bead.isNull && bead.confidence >= constants.trainingThreshold {
          examples.append(TrainingBead(document: n, bead: bead))
        }
      }
      lexicon = trainer.train(examples, tables)
      let total = aligners.reduce(BeadCounts()) { $0 + $1.counts }
      for n in aligners.indices { aligners[n].prepare(others: total - aligners[n].counts) }
    }
    return aligners.map(\.beads)
  }

  /// The share of beads that two passes do not agree on.
  private func change(_ before: [[Bead]], _ after: [[Bead]]) -> Double {
    var different = 0, total = 0
    for (old, new) in zip(before, after) {
      var k = 0
      for bead in new {
        while k < old.count,
          old[k].source.lowerBound < bead.source.lowerBound
            || (old[k].source.lowerBound == bead.source.lowerBound
              && old[k].target.lowerBound < bead.target.lowerBound)
        { k += 1 }
        total += 1
        if k >= old.count || old[k].source != bead.source || old[k].target != bead.target { different += 1 }
      }
    }
    return Double(different) / Double(max(1, total))
  }
}
