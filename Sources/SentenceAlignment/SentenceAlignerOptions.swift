/// What a ``SentenceAligner`` may be told. The defaults need nothing and fit every language pair.
public struct SentenceAlignerOptions: Sendable {
  /// The most sentences on one side of a bead, 1 to 4.
  public var maxBeadSize = 4
  /// How many threads to use; never changes the result.
  public var threads = 1
  /// Words and terms known to translate each other. They help most with short texts.
  public var seeds: [LexiconSeed] = []
  /// Sentences known to translate each other, such as an earlier bitext; of very many, some are used.
  public var memory: [(source: String, target: String)] = []

  public init() {}
}

/// A word or term and its translation, known before any alignment.
public struct LexiconSeed: Hashable, Sendable {
  public var source: String
  public var target: String
  /// How sure the pair is, 0 to 1.
  public var probability: Float

  public init(_ source: String, _ target: String, probability: Float = 1) {
    self.source = source
    self.target = target
    self.probability = probability
  }
}
