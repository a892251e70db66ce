/// Which candidates stand on their own, and which are mostly a piece of one longer phrase.
struct Nesting {
  /// For each phrase, the largest share of its occurrences that one longer phrase covers.
  private(set) var coveredShare: [Float]

  /// - Parameters:
  ///   - candidates: The phrases of one side.
  ///   - covers: Whether a phrase counts as a longer phrase that may cover others.
  init(_ candidates: CandidateSet, covers: (Int32) -> Bool) {
    coveredShare = Array(repeating: 0, count: candidates.phraseCount)
    let postings = Postings(candidates)
    let mayCover = (0..<Int32(candidates.phraseCount)).map(covers)
    var counts: [Int32: Int] = [:]
    for phrase in 0..<Int32(candidates.phraseCount) {
      counts.removeAll(keepingCapacity: true)
      let places = postings.places(of: phrase)
      for place in places {
        let span = candidates.occurrences[Int(place.occurrence)].tokens
        for other in candidates.occurrences(in: Int(place.segment), around: span)
        where mayCover[Int(other.phrase)] {
          let tokens = other.tokens
          if tokens.count > span.count, tokens.lowerBound <= span.lowerBound,
            tokens.upperBound >= span.upperBound
          {
            counts[other.phrase, default: 0] += 1
          }
        }
      }
      coveredShare[Int(phrase)] = Float(counts.values.max() ?? 0) / Float(max(1, places.count))
    }
  }
}
