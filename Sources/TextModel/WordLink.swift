/// A link between a source token and a target token of one unit.
public struct WordLink: Hashable, Sendable, Comparable {
  /// 0-based index of the source token.
  public var source: Int
  /// 0-based index of the target token.
  public var target: Int
  /// How probable the link is, 0 to 1.
  public var probability: Float

  public init(source: Int, target: Int, probability: Float = 1) {
    self.source = source
    self.target = target
    self.probability = probability
  }

  public static func < (a: Self, b: Self) -> Bool { (a.source, a.target) < (b.source, b.target) }
}
