import Terminology

extension BuildReport {
  /// What became of the candidates, for people: one line, then one for each filter that took some.
  var lines: [String] {
    if unitCount == 0 {
      return [unsureLine ?? "no unit has both a source and a target text"]
    }
    if candidateCount == 0 {
      return ["no phrase of the source texts can be a term; check that --from names their language"]
    }
    let head = "\(candidateCount) phrases were considered, \(entryCount) became entries"
    return [head]
      + Rejection.allCases.compactMap { reason in
        rejections[reason].map { "  \($0) \(reason.explanation)\(reason.advice)" }
      }
  }
}

extension BuildReport {
  /// What was left out as unfinished; `nil` when nothing was.
  var unsureLine: String? {
    if unsureCount == 0 { return nil }
    return unsureCount == 1
      ? "1 unit is marked as fuzzy or unfinished and was left out"
      : "\(unsureCount) units are marked as fuzzy or unfinished and were left out"
  }
}

extension Rejection {
  /// The option that lets through what the filter takes, where there is one of its own.
  fileprivate var advice: String { isOptional ? " (--keep \(rawValue) lets them through)" : "" }

  /// What the filter took, and the option that lets it through where there is one.
  fileprivate var explanation: String {
    switch self {
    case .rare: "occur in too few segments (a lower --min-count keeps them)"
    case .unaligned: "have no translation that the word alignment joins to them (more text helps)"
    case .weak: "meet their best translation too seldom"
    case .generalWord: "are verbs, adjectives or adverbs of general language, or participles seen once only"
    case .label: "are keys of settings, the same on both sides"
    case .modifier: "stand mostly beside a noun"
    case .oneMeeting: "were seen once only, with a preposition inside or beside other words"
    case .nested: "are nearly always a piece of one longer phrase"
    case .lowScore: "score too low (a lower --min-score keeps them)"
    case .beyondLimit: "are beyond the best ones asked for (--max-terms)"
    }
  }
}
