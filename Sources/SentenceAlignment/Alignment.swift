import TextModel

/// The aligned sentences of two texts, and what is remarkable about them.
public struct Alignment: Sendable {
  /// Beads that cover both texts completely, by source position, those flagged as moved or fixed maybe crossing
  /// others. Each holds 1 to 4 sentences on both sides, or a single sentence on one side and none on the other.
  public var beads: [Bead]
  /// What a person should look at.
  public var diagnostics: AlignmentDiagnostics
  /// What is said of some of the beads.
  public var remarks: [Bead: BeadRemark] = [:]
}

/// What a person should look at in an alignment.
public struct AlignmentDiagnostics: Sendable, Hashable {
  /// A stretch of source sentences whose translation stands elsewhere, out of order.
  public struct MovedSection: Sendable, Hashable {
    /// Indices of the source sentences.
    public var source: Range<Int>
    /// Indices of the target sentences that seem to translate them.
    public var target: Range<Int>
  }

  /// Mean confidence of the beads with both sides; 0 when there are none.
  public var meanConfidence: Float
  /// Runs of three and more source sentences without a counterpart, and whole blocks of two, moved ones left out.
  public var missing: [Range<Int>]
  /// The same for target sentences.
  public var added: [Range<Int>]
  /// Stretches of beads, as indices into ``Alignment/beads``, whose target is the source text itself: two and more
  /// sentences, or a long one.
  public var untranslated: [Range<Int>]
  /// How many beads have the same sentences on both sides, of whatever length and kind.
  public var copiedPairs: Int
  /// Passages that seem to have changed place, by source position.
  public var moved: [MovedSection]
  /// Stretches of beads, as indices into ``Alignment/beads``, with a mean confidence under one half.
  public var doubtful: [Range<Int>]
  /// Whether the texts share hardly more than chance gives, so that they are hardly translations of each other.
  public var seemsUnrelated = false
}
