/// Why a source phrase became no entry.
public enum Rejection: String, Sendable, CaseIterable {
  /// It occurs in fewer segments than asked for.
  case rare
  /// Nothing on the other side is joined to it by the word alignment.
  case unaligned
  /// Its best translation meets it too seldom.
  case weak
  /// It is a verb, adjective or adverb of general language, or a participle that was seen once only.
  case generalWord = "general-word"
  /// It is the key of a setting, the same on both sides.
  case label
  /// It stands mostly beside a noun.
  case modifier
  /// It was seen once only, and is a phrase with a preposition inside or a word that stands beside others.
  case oneMeeting = "one-meeting"
  /// One longer phrase covers nearly all its occurrences.
  case nested
  /// Its score is below the one asked for.
  case lowScore = "low-score"
  /// As many better entries as were asked for.
  case beyondLimit = "beyond-limit"
}

extension Rejection {
  /// Whether a filter can be told to take nothing.
  public var isOptional: Bool {
    switch self {
    case .generalWord, .label, .modifier, .oneMeeting, .nested: true
    case .rare, .unaligned, .weak, .lowScore, .beyondLimit: false
    }
  }
}

/// What became of the candidates of a build.
public struct BuildReport: Hashable, Sendable {
  /// Units with both texts that were looked at.
  public var unitCount = 0
  /// Units that were left out because their translation is marked as fuzzy or unfinished.
  public var unsureCount = 0
  /// Distinct phrases of the source side that may be terms.
  public var candidateCount = 0
  public var entryCount = 0
  /// How many candidates each filter took.
  public var rejections: [Rejection: Int] = [:]

  public init() {}

  mutating func reject(_ reason: Rejection, count: Int = 1) {
    if count > 0 { rejections[reason, default: 0] += count }
  }
}
