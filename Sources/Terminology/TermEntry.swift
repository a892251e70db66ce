import TextModel

/// A term with its translation, and the evidence for both.
public struct TermEntry: Sendable, Hashable {
  /// A translation other than the first, with the segments in which it is the aligned one.
  public struct Alternative: Sendable, Hashable {
    public var text: String
    public var count: Int
  }

  /// A form of a term as it is written in the texts.
  public struct Variant: Sendable, Hashable {
    public var text: String
    public var count: Int
  }

  public var source: String
  public var target: String
  /// How sure the pair and how typical the term is; higher comes first.
  public var score: Double
  /// A name or code that is the same in both languages.
  public var isDoNotTranslate: Bool
  /// Segments that have the source term, the target term, and both.
  public var sourceCount: Int
  public var targetCount: Int
  public var pairCount: Int
  /// Segments where the word alignment joins the two.
  public var alignedCount: Int
  /// In how many documents the source term occurs.
  public var documentCount: Int
  public var sourceVariants: [Variant]
  public var targetVariants: [Variant]
  public var alternatives: [Alternative]
  /// Indices of units that show the pair, short ones first.
  public var examples: [Int]
  /// Named scores: `dice`, `llr`, `aligned`.
  public var scores: [String: Double]
  /// Why the entry is here, in words.
  public var reason: String
}
