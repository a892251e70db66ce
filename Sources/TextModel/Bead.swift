/// A group of source sentences that translates a group of target sentences (Gale and Church, 1993).
///
/// Either side may be empty, never both: an empty target is a deletion, an empty source an insertion.
public struct Bead: Hashable, Sendable {
  /// Indices of the source sentences.
  public var source: Range<Int>
  /// Indices of the target sentences.
  public var target: Range<Int>
  /// Posterior probability that the bead is right, 0 to 1.
  public var confidence: Float

  public init(source: Range<Int>, target: Range<Int>, confidence: Float = 1) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }

  /// Whether one side is empty.
  public var isNull: Bool { source.isEmpty || target.isEmpty }
}
