/// All term candidates of one side: phrases by number, and where they occur.
struct CandidateSet: Sendable {
  /// A phrase found at a place.
  struct Occurrence: Sendable {
    var phrase: Int32
    /// Token indices in the side's token list.
    var start: Int32
    var end: Int32

    var tokens: Range<Int> { Int(start)..<Int(end) }
  }

  /// Occurrences of all segments, one after the other, by start and then length.
  private(set) var occurrences: [Occurrence] = []
  /// Tokens of the longest occurrence.
  private var longest = 0
  /// Where each segment's occurrences begin; one more than there are segments.
  private(set) var starts: [Int] = [0]
  /// In how many segments each phrase occurs.
  private(set) var segmentCounts: [Int32] = []
  /// How often each phrase occurs.
  private(set) var counts: [Int32] = []
  /// How many phrases occurred in too few segments.
  private(set) var rareCount = 0
  private var trie = PhraseTrie()
  /// The node of each phrase in the trie.
  private var nodes: [Int32] = []
  /// Number of the phrase at each node of the trie; -1 for those left out, and for nodes that are no phrase.
  private var phraseAtNode: [Int32] = []

  func occurrences(in segment: Int) -> ArraySlice<Occurrence> {
    occurrences[starts[segment]..<starts[segment + 1]]
  }

  /// The occurrences of a segment that may reach into a span: those that begin no later than it ends, and no earlier
  /// than the longest candidate allows.
  func occurrences(in segment: Int, around span: Range<Int>) -> ArraySlice<Occurrence> {
    let all = occurrences(in: segment)
    let first = all.partitioningIndex { Int($0.start) + longest > span.lowerBound }
    let last = all[first...].partitioningIndex { Int($0.start) >= span.upperBound }
    return all[first..<last]
  }

  /// Finds the candidates of a side that occur often enough, or are names.
  ///
  /// - Parameters:
  ///   - side: The tokens.
  ///   - maxTokens: Longest candidate, in tokens that count for the key.
  ///   - minCount: Segments that a candidate must occur in.
  ///   - minNameCount: Segments that a name or an acronym must occur in.
  init(_ side: TermSide, maxTokens: Int, minCount: Int, minNameCount: Int) {
    let finder = CandidateFinder(side: side, maxTokens: maxTokens)
    var trie = PhraseTrie()
    var found: [Occurrence] = []
    var foundStarts = [0]
    var isName: [Bool] = []
    var lastSegment: [Int32] = []
    var inSegments: [Int32] = []
    for segment in 0..<side.count {
      finder.forEachCandidate(in: segment) { span, keyPath, name in
        let node = trie.number(of: keyPath)
        while inSegments.count <= node {
          inSegments.append(0)
          lastSegment.append(-1)
          isName.append(false)
        }
        if lastSegment[node] != Int32(segment) {
          lastSegment[node] = Int32(segment)
          inSegments[node] += 1
        }
        if name { isName[node] = true }
        found.append(
          Occurrence(phrase: Int32(node), start: Int32(span.lowerBound), end: Int32(span.upperBound)))
      }
      foundStarts.append(found.count)
    }
    // Keep what is frequent enough, and number it densely.
    var newNumber = [Int32](repeating: -1, count: inSegments.count)
    for node in inSegments.indices where inSegments[node] >= Int32(isName[node] ? minNameCount : minCount) {
      newNumber[node] = Int32(segmentCounts.count)
      segmentCounts.append(inSegments[node])
      nodes.append(Int32(node))
    }
    counts = [Int32](repeating: 0, count: segmentCounts.count)
    for segment in 0..<side.count {
      for occurrence in found[foundStarts[segment]..<foundStarts[segment + 1]] {
        let number = newNumber[Int(occurrence.phrase)]
        guard number >= 0 else { continue }
        occurrences.append(Occurrence(phrase: number, start: occurrence.start, end: occurrence.end))
        counts[Int(number)] += 1
        longest = max(longest, occurrence.tokens.count)
      }
      starts.append(occurrences.count)
    }
    rareCount = newNumber.indices.count { newNumber[$0] < 0 && inSegments[$0] > 0 }
    self.trie = trie
    phraseAtNode = newNumber
  }

  /// The phrase with these keys, if it is a candidate.
  func phrase(of keys: [Int32]) -> Int32? {
    guard let node = trie.find(keys), node < phraseAtNode.count, phraseAtNode[node] >= 0 else { return nil }
    return phraseAtNode[node]
  }

  /// The keys of a phrase.
  func keys(of phrase: Int32) -> [Int32] { trie.keys(to: nodes[Int(phrase)]) }

  /// How many phrases there are.
  var phraseCount: Int { segmentCounts.count }
}

/// Numbers for sequences of keys: each phrase is its prefix and one more key.
struct PhraseTrie {
  private var children: [UInt64: Int32] = [:]
  /// Node before each node, -1 at the first key, and the key that leads to it.
  private var steps: [(parent: Int32, key: Int32)] = []

  /// The keys of a phrase by its number.
  func keys(to node: Int32) -> [Int32] {
    var keys: [Int32] = []
    var node = node
    while node >= 0 {
      keys.append(steps[Int(node)].key)
      node = steps[Int(node)].parent
    }
    return keys.reversed()
  }

  /// The number of a phrase, the same for equal sequences.
  mutating func number(of keys: some Sequence<Int32>) -> Int {
    var node: Int32 = -1
    for key in keys {
      let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))
      if let child = children[edge] {
        node = child
      } else {
        let child = Int32(children.count)
        children[edge] = child
        steps.append((node, key))
        node = child
      }
    }
    return Int(node)
  }

  /// The number of a phrase that was numbered before.
  func find(_ keys: [Int32]) -> Int? {
    var node: Int32 = -1
    for key in keys {
      guard let child = children[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))]
      else {
        return nil
      }
      node = child
    }
    return keys.isEmpty ? nil : Int(node)
  }
}
