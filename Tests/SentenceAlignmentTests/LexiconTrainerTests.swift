import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Lexicon training") struct LexiconTrainerTests {
  private struct Corpus {
    var vocabulary = Vocabulary()
    let document: DocumentTables
    let trainer: LexiconTrainer
    let beads: [TrainingBead]

    init(_ source: [String], _ target: [String], seeds: [(UInt32, UInt32, Float)] = []) {
      document = DocumentTables(
        source: LineTable(source, vocabulary: &vocabulary), target: LineTable(target, vocabulary: &vocabulary)
      )
      let constants = ModelConstants()
      let counts = KeyCounts([document], keyCount: vocabulary.count, constants: constants)
      trainer = LexiconTrainer(
        constants: constants, counts: counts,
        prior: LexiconPrior(
          counts, seeds: seeds.map { (source: $0.0, target: $0.1, probability: $0.2) }, constants: constants))
      beads = source.indices.map {
        TrainingBead(document: 0, bead: Bead(source: $0..<($0 + 1), target: $0..<($0 + 1)))
      }
    }

    /// The likeliest translation of a source key.
    func best(_ key: UInt32, in lexicon: Lexicon) -> UInt32? {
      let row = lexicon.forward.row(key)
      return row.max { lexicon.forward.entries[$0].ratio < lexicon.forward.entries[$1].ratio }
        .map { lexicon.forward.entries[$0].key }
    }
  }

  @Test("words that meet often translate each other") func learns() {
    let corpus = Corpus(
      ["rojo gato", "rojo perro", "azul gato", "azul perro", "rojo sol", "azul sol"],
      ["red cat", "red dog", "blue cat", "blue dog", "red sun", "blue sun"])
    let lexicon = corpus.trainer.train(corpus.beads, [corpus.document])
    // Keys are numbered as they appear: rojo 0, gato 1, perro 2, azul 3, sol 4, red 5, cat 6, dog 7, blue 8, sun 9.
    for (source, target) in [(0, 5), (1, 6), (2, 7), (3, 8), (4, 9)] as [(UInt32, UInt32)] {
      #expect(corpus.best(source, in: lexicon) == target)
    }
  }

  @Test("an untrained lexicon knows equal keys and seeds") func untrained() {
    let corpus = Corpus(["Madrid perro"], ["Madrid dog"], seeds: [(1, 2, 0.5)])
    let lexicon = corpus.trainer.untrained()
    #expect(corpus.best(0, in: lexicon) == 0)
    #expect(corpus.best(1, in: lexicon) == 2)
  }

  @Test("training takes no more pairs than its capacity") func capacity() {
    let corpus = Corpus(
      [String](repeating: "a b c d", count: 100), [String](repeating: "e f g h", count: 100))
    let set = TrainingSet(corpus.beads, [corpus.document], keyCount: corpus.vocabulary.count, capacity: 400)
    #expect(set.examples.count == 25)
    #expect(set.links.count == 400)
    #expect(set.pairTargets.count == 16)
  }
}
