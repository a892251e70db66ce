import TextModel

/// A term and its translation with the evidence for it: one row of what `build` writes.
public struct GlossaryEntry: Hashable, Sendable {
  /// What a translator may do with the entry.
  public enum Status: String, Sendable, CaseIterable {
    case candidate, approved, deprecated, forbidden
    case doNotTranslate = "do-not-translate"
  }

  /// A translation that was seen, and in how many segments.
  public struct Alternative: Hashable, Sendable {
    public var text: String
    public var count: Int
    /// In how many documents it was seen; 0 when not known.
    public var documentCount: Int

    public init(_ text: String, count: Int, documentCount: Int = 0) {
      self.text = text
      self.count = count
      self.documentCount = documentCount
    }
  }

  /// A measure of how much the two terms belong together, by its name.
  public struct Measure: Hashable, Sendable {
    /// The names that have a column in tables, in their order.
    public static let names = ["dice", "log_likelihood", "aligned_share", "domain_ratio"]

    public var name: String
    public var value: Double

    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// Unique in its list and the same in every run over the same texts.
  public var id: String
  public var source: String
  public var target: String
  /// How sure the extractor is, 0 to 1.
  public var score: Double
  public var status: Status
  /// In how many segments the source term occurs.
  public var sourceCount = 0
  /// In how many segments the target term occurs.
  public var targetCount = 0
  /// In how many segments both occur.
  public var pairCount = 0
  /// In how many of those the word alignment joins them.
  public var alignedCount = 0
  /// In how many documents the pair occurs.
  public var documentCount = 0
  /// What the score is made of.
  public var measures: [Measure] = []
  /// Other forms of the source term that were counted with it.
  public var sourceVariants: [String] = []
  /// Other forms of the target term that were counted with it.
  public var targetVariants: [String] = []
  /// The translations of the source term with the segments in which they are aligned, the entry's own first; empty
  /// when there is only that one.
  public var alternatives: [Alternative] = []
  /// The id of the entry whose terms these two abbreviate, so that both name one concept; empty for others.
  public var abbreviates = ""
  /// Why the entry is there, in words.
  public var reason = ""
  /// A few short segments that show both terms, of different documents where there are several.
  public var examples: [TermExample] = []

  public init(
    id: String, source: String, target: String, score: Double = 0, status: Status = .candidate,
    reason: String = ""
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.score = score
    self.status = status
    self.reason = reason
  }

  /// A measure by its name; `nil` when the entry has none of that name.
  public func measure(_ name: String) -> Double? { measures.first { $0.name == name }?.value }

  /// What part of the translations seen an alternative is, 0 to 1.
  public func share(of alternative: Alternative) -> Double {
    let total = alternatives.reduce(0) { $0 + $1.count }
    return total == 0 ? 0 : Double(alternative.count) / Double(total)
  }
}

/// Entries for one language pair, best first.
public struct GlossaryEntries: Hashable, Sendable {
  public var source: LanguageTag
  public var target: LanguageTag
  public var entries: [GlossaryEntry]

  public init(source: LanguageTag, target: LanguageTag, entries: [GlossaryEntry] = []) {
    self.source = source
    self.target = target
    self.entries = entries
  }
}

extension [GlossaryEntry] {
  /// The entries with those that abbreviate others behind the others, in their order else.
  public var abbreviationsLast: [GlossaryEntry] {
    filter(\.abbreviates.isEmpty) + filter { !$0.abbreviates.isEmpty }
  }
}
