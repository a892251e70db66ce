/// What is believed of key pairs before any alignment: equal keys translate each other, and seeds do.
struct LexiconPrior: Sendable {
  private struct Entry: Sendable {
    var target: UInt32
    var probability: Float
  }

  /// The row of source key `s` is `entries[rowStarts[s]..<rowStarts[s + 1]]`.
  private var rowStarts: [Int32] = [0]
  private var entries: [Entry] = []

  /// - Parameter seeds: Pairs of source and target keys, with probabilities; an equal pair given twice counts once.
  init(
    _ counts: KeyCounts, seeds: [(source: UInt32, target: UInt32, probability: Float)],
    constants: ModelConstants
  ) {
    var sorted = seeds
    for key in 0..<UInt32(counts.source.count)
    where counts.source[Int(key)] > 0 && counts.target[Int(key)] > 0 {
      let a = counts.sourceProbability(key), b = counts.targetProbability(key)
      sorted.append((key, key, constants.identity * min(a, b) / max(a, b)))
    }
    sorted.sort { ($0.source, $0.target, -$0.probability) < ($1.source, $1.target, -$1.probability) }
    rowStarts.reserveCapacity(counts.source.count + 1)
    var next = 0
    for source in 0..<UInt32(counts.source.count) {
      let start = entries.count
      while next < sorted.count, sorted[next].source == source {
        if entries.count == start || entries[entries.count - 1].target != sorted[next].target {
          entries.append(Entry(target: sorted[next].target, probability: sorted[next].probability))
        }
        next += 1
      }
      rowStarts.append(Int32(entries.count))
    }
  }

  /// How probable one key is as a translation of the other, in either direction.
  @inline(__always)
  func probability(_ source: UInt32, _ target: UInt32) -> Float {
    for e in Int(rowStarts[Int(source)])..<Int(rowStarts[Int(source) + 1]) where entries[e].target == target {
      return entries[e].probability
    }
    return 0
  }

  /// The keys that a key has a prior with.
  func targets(of source: UInt32) -> [UInt32] {
    entries[Int(rowStarts[Int(source)])..<Int(rowStarts[Int(source) + 1])].map(\.target)
  }
}
