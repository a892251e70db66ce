/// Turns what is known of translations beforehand into keys of a run.
struct SeedKeys {
  let constants: ModelConstants

  /// The key pairs of terms: each key of one side may translate each key of the other. Pairs with keys that no
  /// document has are left out.
  func pairs(_ seeds: [LexiconSeed], _ vocabulary: Vocabulary) -> [(
    source: UInt32, target: UInt32, probability: Float
  )] {
    var scanner = KeyScanner()
    var pairs: [(source: UInt32, target: UInt32, probability: Float)] = []
    // Seeds of one source text follow each other, and most are of texts that no document has.
    var sourceText: String?
    var sources: [UInt32] = []
    var sourceCount = 0
    for seed in seeds {
      if seed.source != sourceText {
        _ = scanner.scan(seed.source)
        sourceText = seed.source
        sources = scanner.found.compactMap { vocabulary.number(of: $0.hash) }
        sourceCount = scanner.found.count
      }
      if sources.isEmpty { continue }
      _ = scanner.scan(seed.target)
      let targets = scanner.found.compactMap { vocabulary.number(of: $0.hash) }
      let size = Float(max(sourceCount, scanner.found.count))
      let probability = constants.identity * max(0, min(1, seed.probability)) / size
      for source in sources { for target in targets { pairs.append((source, target, probability)) } }
    }
    return pairs
  }

  /// Sentences of an earlier bitext as a document of its own, sentence by sentence.
  ///
  /// Of more than the aligner learns from, some are taken at even distances.
  func memory(_ memory: [(source: String, target: String)], _ vocabulary: inout Vocabulary) -> DocumentTables
  {
    let step = max(1, (memory.count + Self.mostMemory - 1) / Self.mostMemory)
    let taken = stride(from: 0, to: memory.count, by: step).map { memory[$0] }
    return DocumentTables(
      source: LineTable(taken.map(\.source), vocabulary: &vocabulary),
      target: LineTable(taken.map(\.target), vocabulary: &vocabulary))
  }

  private static let mostMemory = 20_000
}
