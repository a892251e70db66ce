import TextModel

/// A row of an alignment that a person has reviewed: the texts that belong together.
public struct ReviewedRow: Hashable, Sendable {
  /// Empty when the target text has no counterpart.
  public var source: String
  /// Empty when the source text has no counterpart.
  public var target: String
  /// Whether the person says so expressly; otherwise the row counts as fixed when the aligner would write another.
  public var isFixed: Bool
  /// Where the row stands in its file.
  public var location: Location

  public init(source: String, target: String, isFixed: Bool = false, location: Location) {
    self.source = source
    self.target = target
    self.isFixed = isFixed
    self.location = location
  }
}
