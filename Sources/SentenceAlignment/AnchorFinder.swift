/// Finds lines that surely belong together from keys that are rare on both sides.
struct AnchorFinder {
  /// Rare keys' lines on the longest ascending chain, without those that their neighbours contradict.
  let chain: [SentenceAnchor]

  /// A key may be an anchor if it occurs so often on each side, at most.
  private static let rare = 3
  /// How many neighbours in the chain are asked on each side, and how many must agree.
  private static let neighbours = 4
  private static let agreement = 3

  /// - Parameters:
  ///   - scratch: One place a key, 0 before and after; so is `other`.
  init(
    _ document: DocumentTables, kinds: [Vocabulary.Kind], _ scratch: borrowing UncheckedArray<Int32>,
    _ other: borrowing UncheckedArray<Int32>
  ) {
    chain = Self.agreeing(Self.longestChain(Self.candidates(document, kinds, scratch, other)))
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
  private static func candidates(
    _ document: DocumentTables, _ kinds: [Vocabulary.Kind], _ source: borrowing UncheckedArray<Int32>,
    _ target: borrowing UncheckedArray<Int32>
  ) -> [SentenceAnchor] {
    for key in document.source.keys { source[Int(key)] += 1 }
    for key in document.target.keys { target[Int(key)] += 1 }
    func places(_ side: LineTable) -> [Place] {
      var places: [Place] = []
      for line in 0..<side.count {
        for k in side.keyRange(line) {
          let key = Int(side.keys[k])
          guard source[key] == target[key], source[key] <= rare else { continue }
          if kinds[key] == .word || kinds[key] == .number { places.append(Place(key: key, line: line)) }
        }
      }
      return places.sorted { ($0.key, $0.line) < ($1.key, $1.line) }
    }
    // Both sides have the same keys equally often.
    let anchors = Set(
      zip(places(document.source), places(document.target)).map {
        SentenceAnchor(source: $0.line, target: $1.line)
      })
    for key in document.source.keys { source[Int(key)] = 0 }
    for key in document.target.keys { target[Int(key)] = 0 }
    return anchors.sorted { ($0.source, -$0.target) < ($1.source, -$1.target) }
  }

  /// Where a rare key occurs.
  private struct Place {
    var key: Int
    var line: Int
  }

  /// Patience sorting: O(n log n).
  static func longestChain(_ anchors: [SentenceAnchor]) -> [SentenceAnchor] {
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
