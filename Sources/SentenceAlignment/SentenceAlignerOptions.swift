/// What a ``SentenceAligner`` may be told. The defaults need nothing and fit every language pair.
public struct SentenceAlignerOptions: Sendable {
  /// The most sentences on one side of a bead, 1 to 4.
  public var maxBeadSize = 4
  /// How many threads to use; never changes the result.
  public var threads = 1
  /// Terms known to translate each other, from a glossary or an earlier bitext. They help most with short texts.
  public var seeds: [(source: String, target: String)] = []

  public init() {}
}
