/// A source phrase with a target phrase, and how often they meet.
struct PhrasePair: Sendable {
  var source: Int32
  var target: Int32
  /// Segments that have both.
  var together: Int32
  /// Segments where the word links join the two and lead nowhere else.
  var aligned: Int32
  /// Of those, where the first and last words of both are linked too.
  var tight: Int32
  /// Segments of the source phrase and of the target phrase.
  var sourceSegments: Int32
  var targetSegments: Int32

  /// Dice's coefficient over segments.
  var dice: Double { 2 * Double(together) / Double(sourceSegments + targetSegments) }
  /// Of the source segments, the share where the two are aligned; loose edges count half.
  var alignedShare: Double { Double(aligned + tight) / 2 / Double(sourceSegments) }
  /// How good the pair is, 0 to about 2: co-occurrence and word links, and a little for equal spelling.
  var score = 0.0
}

/// Finds for every source phrase the target phrases that translate it best.
struct PhrasePairer {
  let source: TermSide
  let target: TermSide
  let sourceCandidates: CandidateSet
  let targetCandidates: CandidateSet
  let links: LinkSpans
  /// How many translations are kept for each phrase.
  var keep = 8
  /// Occurrences of one phrase in one segment that are looked at; more of them in a row of equal words tell nothing.
  private static let mostInSegment = 32

  /// For each source phrase its best translations, best first.
  func pairs() -> [[PhrasePair]] {
    let postings = Postings(sourceCandidates)
    let targetStretches = targetCandidates.occurrences.map { links.sources(of: $0.tokens) }
    var scratch = Scratch(count: targetCandidates.phraseCount)
    return (0..<sourceCandidates.phraseCount).map { phrase in
      pairs(of: Int32(phrase), postings: postings, targetStretches: targetStretches, scratch: &scratch)
    }
  }

  /// Counters by target phrase, reset through the list of those touched.
  private struct Scratch {
    var together: [Int32]
    var aligned: [Int32]
    var tight: [Int32]
    var lastTogether: [Int32]
    var lastAligned: [Int32]
    var touched: [Int32] = []

    init(count: Int) {
      together = Array(repeating: 0, count: count)
      aligned = together
      tight = together
      lastTogether = Array(repeating: -1, count: count)
      lastAligned = lastTogether
    }

    mutating func reset() {
      for phrase in touched {
        together[Int(phrase)] = 0
        aligned[Int(phrase)] = 0
        tight[Int(phrase)] = 0
        lastTogether[Int(phrase)] = -1
        lastAligned[Int(phrase)] = -1
      }
      touched.removeAll(keepingCapacity: true)
    }
  }

  private func pairs(
    of phrase: Int32, postings: Postings, targetStretches: [LinkSpans.Stretch], scratch: inout Scratch
  ) -> [PhrasePair] {
    defer { scratch.reset() }
    var (segmentBefore, countHere) = (Int32(-1), 0)
    for place in postings.places(of: phrase) {
      countHere = place.segment == segmentBefore ? countHere + 1 : 1
      segmentBefore = place.segment
      if countHere > Self.mostInSegment { continue }
      let occurrence = sourceCandidates.occurrences[Int(place.occurrence)]
      let stretch = links.targets(of: occurrence.tokens)
      let segment = Int(place.segment)
      for index in targetCandidates.starts[segment]..<targetCandidates.starts[segment + 1] {
        let other = targetCandidates.occurrences[index]
        let number = Int(other.phrase)
        if scratch.lastTogether[number] != place.segment {
          if scratch.together[number] == 0 { scratch.touched.append(other.phrase) }
          scratch.lastTogether[number] = place.segment
          scratch.together[number] += 1
        }
        if scratch.lastAligned[number] != place.segment, !stretch.isEmpty, stretch.isInside(other.tokens),
          targetStretches[index].isInside(occurrence.tokens)
        {
          scratch.lastAligned[number] = place.segment
          scratch.aligned[number] += 1
          if links.isTight(occurrence.tokens, other.tokens) { scratch.tight[number] += 1 }
        }
      }
    }
    return best(of: phrase, scratch)
  }

  private func best(of phrase: Int32, _ scratch: Scratch) -> [PhrasePair] {
    let total = sourceCandidates.segmentCounts[Int(phrase)]
    let pairs = scratch.touched.map { other in
      var pair = PhrasePair(
        source: phrase, target: other, together: scratch.together[Int(other)],
        aligned: scratch.aligned[Int(other)], tight: scratch.tight[Int(other)], sourceSegments: total,
        targetSegments: targetCandidates.segmentCounts[Int(other)])
      pair.score = pair.dice + pair.alignedShare
      return pair
    }
    let sorted = pairs.sorted { ($1.score, $0.target) < ($0.score, $1.target) }
    return Array(sorted.prefix(keep))
  }
}

/// Where each phrase occurs.
struct Postings {
  struct Place {
    var segment: Int32
    /// Index in the candidates' occurrences.
    var occurrence: Int32
  }

  private var starts: [Int]
  private var places: [Place]

  init(_ candidates: CandidateSet) {
    starts = [0]
    for count in candidates.counts { starts.append(starts[starts.count - 1] + Int(count)) }
    var next = starts
    places = Array(repeating: Place(segment: 0, occurrence: 0), count: candidates.occurrences.count)
    for segment in 0..<candidates.starts.count - 1 {
      for index in candidates.starts[segment]..<candidates.starts[segment + 1] {
        let phrase = Int(candidates.occurrences[index].phrase)
        places[next[phrase]] = Place(segment: Int32(segment), occurrence: Int32(index))
        next[phrase] += 1
      }
    }
  }

  /// The places of a phrase, by segment.
  func places(of phrase: Int32) -> ArraySlice<Place> { places[starts[Int(phrase)]..<starts[Int(phrase) + 1]] }
}
