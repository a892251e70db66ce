import TextModel

/// A term and its translation with the evidence for it: one row of what `build` writes.
public struct GlossaryEntry: Hashable, Sendable {
  /// What a translator may do with the entry.
  public enum Status: String, Sendable, CaseIterable {
    case candidate, approved, deprecated, forbidden
    case doNotTranslate = "do-not-translate"
  }

  /// Another translation that was seen, and how often.
  public struct Alternative: Hashable, Sendable {
    public var text: String
    public var count: Int

    public init(_ text: String, count: Int) {
      self.text = text
      self.count = count
    }
  }

  /// Unique in its list and the same in every run over the same texts.
  public var id: String
  public var source: String
  public var target: String
  /// How sure the extractor is, 0 to 1.
  public var score: Double
  public var status: Status
  /// How often the source term occurs.
  public var sourceCount: Int
  /// How often the target term occurs.
  public var targetCount: Int
  /// In how many units both occur linked to each other.
  public var pairCount: Int
  /// In how many documents the pair occurs.
  public var documentCount: Int
  /// Other forms of the source term that were counted with it.
  public var sourceVariants: [String]
  /// Other forms of the target term that were counted with it.
  public var targetVariants: [String]
  /// Other translations of the source term, most frequent first.
  public var alternatives: [Alternative]
  /// Why the entry is there, in words.
  public var reason: String
  /// A unit that shows both terms.
  public var sourceExample: String
  public var targetExample: String

  public init(
    id: String, source: String, target: String, score: Double = 0, status: Status = .candidate,
    sourceCount: Int = 0, targetCount: Int = 0, pairCount: Int = 0, documentCount: Int = 0,
    sourceVariants: [String] = [], targetVariants: [String] = [], alternatives: [Alternative] = [],
    reason: String = "", sourceExample: String = "", targetExample: String = ""
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.score = score
    self.status = status
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    self.pairCount = pairCount
    self.documentCount = documentCount
    self.sourceVariants = sourceVariants
    self.targetVariants = targetVariants
    self.alternatives = alternatives
    self.reason = reason
    self.sourceExample = sourceExample
    self.targetExample = targetExample
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
