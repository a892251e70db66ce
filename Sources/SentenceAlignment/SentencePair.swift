/// Two texts to align, cut into sentences.
public struct SentencePair: Sendable {
  /// Source sentences in reading order.
  public var source: [String]
  /// Target sentences in reading order.
  public var target: [String]
  /// The paragraph, heading, cell or list item that each source sentence belongs to, ascending; `nil` when not
  /// known. Beads rarely cross from one into the next.
  public var sourceParagraphs: [Int]?
  /// The same for the target; the numbers need not match those of the source.
  public var targetParagraphs: [Int]?
  /// The kind of block that each source sentence stands in; `nil` when all are paragraphs.
  public var sourceKinds: [BlockKind]?
  /// The same for the target.
  public var targetKinds: [BlockKind]?
  /// Sentences that surely begin beads together, such as those a person has fixed. Pairs that cross another, or lie
  /// outside the texts, are left out.
  public var anchors: [SentenceAnchor]

  /// - Precondition: Lists of paragraphs and kinds are as long as the sentences.
  public init(
    source: [String], target: [String], sourceParagraphs: [Int]? = nil, targetParagraphs: [Int]? = nil,
    sourceKinds: [BlockKind]? = nil, targetKinds: [BlockKind]? = nil, anchors: [SentenceAnchor] = []
  ) {
    precondition(sourceParagraphs.map { $0.count == source.count } ?? true, "one paragraph a source sentence")
    precondition(targetParagraphs.map { $0.count == target.count } ?? true, "one paragraph a target sentence")
    precondition(sourceKinds.map { $0.count == source.count } ?? true, "one kind a source sentence")
    precondition(targetKinds.map { $0.count == target.count } ?? true, "one kind a target sentence")
    self.source = source
    self.target = target
    self.sourceKinds = sourceKinds
    self.targetKinds = targetKinds
    self.sourceParagraphs = sourceParagraphs
    self.targetParagraphs = targetParagraphs
    self.anchors = anchors
  }
}

/// A source and a target sentence that begin together.
public struct SentenceAnchor: Hashable, Sendable {
  /// Index of the source sentence.
  public var source: Int
  /// Index of the target sentence.
  public var target: Int

  public init(source: Int, target: Int) {
    self.source = source
    self.target = target
  }
}
