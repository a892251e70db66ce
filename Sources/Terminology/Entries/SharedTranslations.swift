/// Tells phrases whose translation belongs to a longer phrase around them: `greenhouse gas` is not
/// `Treibhausgasemissionen` where `greenhouse gas emissions` is.
struct SharedTranslations {
  private let candidates: CandidateSet
  private let isKnown: (PhrasePair) -> Bool
  /// The pairs of each target phrase.
  private var pairs: [Int32: [PhrasePair]] = [:]

  /// - Parameters:
  ///   - pairs: The translation of each source phrase, where it has one.
  ///   - candidates: The source phrases.
  ///   - isKnown: Whether a glossary has a pair, so that it stands by itself.
  init(_ pairs: [PhrasePair?], _ candidates: CandidateSet, isKnown: @escaping (PhrasePair) -> Bool) {
    self.candidates = candidates
    self.isKnown = isKnown
    for case let pair? in pairs { self.pairs[pair.target, default: []].append(pair) }
  }

  /// Whether a longer phrase has the translation of a pair wherever the pair has it.
  func explain(_ pair: PhrasePair) -> Bool {
    guard let others = pairs[pair.target], others.count > 1, !isKnown(pair) else { return false }
    let own = candidates.keys(of: pair.source)
    return others.contains { other in
      other.together >= pair.together && other.score > pair.score
        && candidates.keys(of: other.source).contains(run: own)
    }
  }
}

extension [Int32] {
  /// Whether a shorter sequence stands in this one.
  func contains(run other: [Int32]) -> Bool {
    other.count < count
      && (0...count - other.count).contains { self[$0..<$0 + other.count].elementsEqual(other) }
  }
}
