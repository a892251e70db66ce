/// A source line and a target line that share something rare.
struct Anchor: Hashable, Sendable {
  var source: Int
  var target: Int
}

/// Finds lines that surely belong together from keys that are rare on both sides.
struct AnchorFinder {
  /// A key may be an anchor if it occurs at most so often on each side.
  private static let rare = 3
  /// How many neighbours in the chain are asked on each side, and how many must agree.
  private static let neighbours = 4
  private static let agreement = 3

  /// The longest chain of anchors that ascend on both sides, without those that their neighbours contradict.
  static func chain(_ document: DocumentTables, keyCount: Int) -> [Anchor] {
    agreeing(longestChain(candidates(document, keyCount: keyCount)))
  }

  private static func candidates(_ document: DocumentTables, keyCount: Int) -> [Anchor] {
    let source = occurrences(document.source, keyCount)
    let target = occurrences(document.target, keyCount)
    var anchors: Set<Anchor> = []
    for key in 0..<keyCount {
      let a = source.row(key), b = target.row(key)
      guard a.count == b.count, (1...rare).contains(a.count) else { continue }
      for (s, t) in zip(a, b) { anchors.insert(Anchor(source: s, target: t)) }
    }
    return anchors.sorted { ($0.source, -$0.target) < ($1.source, -$1.target) }
  }

  private struct Occurrences {
    var starts: [Int32]
    var lines: [Int32]
    func row(_ key: Int) -> [Int] { lines[Int(starts[key])..<Int(starts[key + 1])].map(Int.init) }
  }

  private static func occurrences(_ side: LineTable, _ keyCount: Int) -> Occurrences {
    var starts = [Int32](repeating: 0, count: keyCount + 1)
    for key in side.keys { starts[Int(key) + 1] += 1 }
    for key in 0..<keyCount { starts[key + 1] += starts[key] }
    var next = starts
    var lines = [Int32](repeating: 0, count: side.keys.count)
    for line in 0..<side.count {
      for k in side.keyRange(line) {
        let key = Int(side.keys[k])
        lines[Int(next[key])] = Int32(line)
        next[key] += 1
      }
    }
    return Occurrences(starts: starts, lines: lines)
  }

  /// Patience sorting: O(n log n). The anchors come by source line, those of one line by descending target.
  private static func longestChain(_ anchors: [Anchor]) -> [Anchor] {
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
    var chain: [Anchor] = []
    var at = tails.last ?? -1
    while at >= 0 {
      chain.append(anchors[at])
      at = before[at]
    }
    return chain.reversed()
  }

  private static func agreeing(_ chain: [Anchor]) -> [Anchor] {
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
