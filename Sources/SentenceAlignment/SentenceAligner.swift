import TextModel

/// Aligns the sentences of two texts that translate each other.
public struct SentenceAligner: Sendable {
  var constants = ModelConstants()

  public init() {}

  /// The most probable chain of beads between two sentence sequences.
  public func align(_ source: [String], with target: [String]) -> [Bead] {
    var vocabulary = Vocabulary()
    let document = DocumentTables(
      source: LineTable(source, vocabulary: &vocabulary), target: LineTable(target, vocabulary: &vocabulary))
    let documents = [document]
    let counts = KeyCounts(documents, keyCount: vocabulary.count)
    let prior = LexiconPrior(counts: counts, kinds: vocabulary.kinds, constants: constants)
    let trainer = LexiconTrainer(constants: constants, counts: counts, prior: prior)
    var lexicon = trainer.untrained()
    var scorer = LexicalScorer(keyCount: vocabulary.count)
    let corner = Anchor(source: source.count, target: target.count)
    let anchors = AnchorFinder.chain(document, keyCount: vocabulary.count)
    var points = [Anchor(source: 0, target: 0)]
    for anchor in anchors
    where anchor.source > points[points.count - 1].source && anchor.target > points[points.count - 1].target {
      points.append(anchor)
    }
    if points[points.count - 1] != corner { points.append(corner) }
    var corridor = Corridor(
      points: points, cuts: [points[0], corner], width: constants.bandPass1, slack: 0.2)
    var model = DocumentModel(
      constants: constants,
      length: LengthModel(
        source: document.source, target: document.target, variance: constants.lengthVariance),
      priors: BeadPriors(BeadCounts(), strength: constants.priorStrength), largestSide: 2)
    var beads: [Bead] = []
    for pass in 1...constants.passes {
      if pass == 2 { model.largestSide = 4 }
      var counts = BeadCounts()
      beads = []
      for block in corridor.blocks() {
        let result = BlockDecoder.decode(block, document, model: model, lexicon: lexicon, scorer: &scorer)
        beads += result.beads
        counts.add(result.counts)
      }
      if pass == constants.passes { break }
      let examples = beads.filter { !$0.isNull && $0.confidence >= constants.trainingThreshold }
        .map { LexiconTrainer.Example(document: 0, bead: $0) }
      lexicon = trainer.train(examples, documents)
      model.priors = BeadPriors(counts, strength: constants.priorStrength)
      model.length.update(counts)
      var path = [Anchor(source: 0, target: 0)]
      for bead in beads {
        path.append(Anchor(source: bead.source.upperBound, target: bead.target.upperBound))
      }
      corridor = Corridor(points: path, cuts: [path[0], corner], width: constants.bandPass2, slack: 0)
    }
    return beads
  }
}
