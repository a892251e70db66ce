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

extension [TermMatch] {
  /// Those of the matches that share no token and cover the most tokens together; of equally good choices one of
  /// fewer matches, then the one that begins further left. `self` is in order of the start, longest first, as
  /// finders give it; where terms share a span the first stands for all.
  ///
  /// Weighted interval scheduling by dynamic programming, so that `neural network | deep learning` is found in a
  /// text where a greedy choice of `network deep` would spoil both.
  public func exclusive() -> [TermMatch] {
    let byEnd = indices.sorted { (self[$0].tokens.upperBound, $0) < (self[$1].tokens.upperBound, $1) }
    let ends = byEnd.map { self[$0].tokens.upperBound }
    // best[i]: tokens covered and matches used among the first i by end; choice[i]: whether the i-th is taken.
    var best = [(covered: 0, count: 0)]
    var isTaken: [Bool] = []
    var before: [Int] = []
    for (number, index) in byEnd.enumerated() {
      let span = self[index].tokens
      let free = ends[..<number].partitioningIndex { $0 > span.lowerBound }
      let taken = (best[free].covered + span.count, best[free].count + 1)
      let isBetter =
        taken.0 > best[number].covered || (taken.0 == best[number].covered && taken.1 < best[number].count)
      best.append(isBetter ? (taken.0, taken.1) : best[number])
      isTaken.append(isBetter)
      before.append(free)
    }
    var chosen: [TermMatch] = []
    var number = byEnd.count
    while number > 0 {
      if isTaken[number - 1] {
        chosen.append(self[byEnd[number - 1]])
        number = before[number - 1]
      } else {
        number -= 1
      }
    }
    return chosen.reversed()
  }

  /// Sets ``TermMatch/isMaximal`` in matches that are in order of their start, longest first.
  mutating func markMaximal() {
    var endBefore = 0
    var start = -1
    var endHere = 0
    for index in indices {
      let span = self[index].tokens
      if span.lowerBound != start {
        endBefore = Swift.max(endBefore, endHere)
        start = span.lowerBound
        endHere = span.upperBound
      }
      self[index].isMaximal = endBefore < span.upperBound && endHere <= span.upperBound
    }
  }
}
