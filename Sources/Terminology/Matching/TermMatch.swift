/// An occurrence of a glossary term in a text.
public struct TermMatch: Hashable, Sendable {
  /// Indices of the tokens that it covers.
  public var tokens: Range<Int>
  /// Byte range in the text.
  public var range: Range<Int>
  /// Index in ``GlossaryModel/Glossary/concepts``.
  public var concept: Int
  /// Index in the concept's `terms`.
  public var term: Int
  /// Whether no longer match covers it.
  public var isMaximal: Bool

  public init(tokens: Range<Int>, range: Range<Int>, concept: Int, term: Int, isMaximal: Bool = true) {
    self.tokens = tokens
    self.range = range
    self.concept = concept
    self.term = term
    self.isMaximal = isMaximal
  }
}
