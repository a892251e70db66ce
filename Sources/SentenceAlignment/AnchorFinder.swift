/// Finds lines that surely belong together from keys that are rare on both sides.
struct AnchorFinder {
  /// Rare keys' lines on the longest ascending chain, without those that their neighbours contradict.
  let chain: [SentenceAnchor]
  /// Rare keys' lines off the chain, by source line.
  let strays: [SentenceAnchor]

  /// A key may be an anchor if it occurs so often on each side, at most.
  private static let rare = 3
  /// How many neighbours in the chain are asked on each side, and how many must agree.
  private static let neighbours = 4
  private static let agreement = 3

  init(_ document: DocumentTables, kinds: [Vocabulary.Kind]) {
    let candidates = Self.candidates(document, kinds)
    let longest = Self.longestChain(candidates)
    chain = Self.agreeing(longest)
    let onChain = Set(longest)
    strays = candidates.filter { !onChain.contains($0) }.sorted {
      ($0.source, $0.target) < ($1.source, $1.target)
    }
  }

  /// Of anchors that a person has set, the most that ascend on both sides.
  static func consistent(_ anchors: [SentenceAnchor], _ document: DocumentTables) -> [SentenceAnchor] {
    let inside = anchors.filter {
      (0..<document.source.count).contains($0.source) && (0..<document.target.count).contains($0.target)
    }
    return longestChain(Set(inside).sorted { ($0.source, -$0.target) < ($1.source, -$1.target) })
  }

  /// Lines that share a rare key, the first with the first and so on; by source line, those of one by descending
  /// target.
  private static func candidates(_ document: DocumentTables, _ kinds: [Vocabulary.Kind]) -> [SentenceAnchor] {
    let source = Occurrences(document.source, kinds.count), target = Occurrences(document.target, kinds.count)
    var anchors: Set<SentenceAnchor> = []
    for key in kinds.indices where kinds[key] == .word || kinds[key] == .number {
      let a = source.lines(key), b = target.lines(key)
      guard a.count == b.count, (1...rare).contains(a.count) else { continue }
      for (s, t) in zip(a, b) { anchors.insert(SentenceAnchor(source: Int(s), target: Int(t))) }
    }
    return anchors.sorted { ($0.source, -$0.target) < ($1.source, -$1.target) }
  }

  /// Patience sorting: O(n log n).
  private static func longestChain(_ anchors: [SentenceAnchor]) -> [SentenceAnchor] {
    var tails: [Int] = []
    var before = [Int](repeating: -1, count: anchors.count)
    for (n, anchor) in anchors.enumerated() {
      var low = 0, high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if anchors[tails[middle]].target < anchor.target { low = middle + 1 } else { high = middle }
      }
      before[n] = low > 0 ? tails[low - 1] : -1
      if low == tails.count { tails.append(n) } else { tails[low] = n }
    }
    var chain: [SentenceAnchor] = []
    var at = tails.last ?? -1
    while at >= 0 {
      chain.append(anchors[at])
      at = before[at]
    }
    return chain.reversed()
  }

  private static func agreeing(_ chain: [SentenceAnchor]) -> [SentenceAnchor] {
    chain.indices.filter { n in
      var votes = 0
      for other in max(0, n - neighbours)...min(chain.count - 1, n + neighbours) where other != n {
        let ds = abs(chain[other].source - chain[n].source), dt = abs(chain[other].target - chain[n].target)
        if abs(ds - dt) <= 5 + max(ds, dt) / 3 { votes += 1 }
      }
      return votes >= min(agreement, chain.count / 2)
    }.map { chain[$0] }
  }
}

/// Where each key occurs on one side.
private struct Occurrences {
  private var starts: [Int32]
  private var all: [Int32]

  init(_ side: LineTable, _ keyCount: Int) {
    starts = [Int32](repeating: 0, count: keyCount + 1)
    for key in side.keys { starts[Int(key) + 1] += 1 }
    for key in 0..<keyCount { starts[key + 1] += starts[key] }
    var next = starts
    all = [Int32](repeating: 0, count: side.keys.count)
    for line in 0..<side.count {
      for k in side.keyRange(line) {
        let key = Int(side.keys[k])
        all[Int(next[key])] = Int32(line)
        next[key] += 1
      }
    }
  }

  /// The lines with a key, ascending.
  func lines(_ key: Int) -> ArraySlice<Int32> { all[Int(starts[key])..<Int(starts[key + 1])] }
}
