/// What is believed of key pairs before any alignment: equal keys translate each other, and seeds do.
struct LexiconPrior: Sendable {
  /// Every pair with a prior, in order of the source key.
  private(set) var pairs: [(UInt32, UInt32)] = []
  /// Prior of each key as a translation of itself.
  private var identity: [Float]

  init(_ counts: KeyCounts, constants: ModelConstants) {
    identity = [Float](repeating: 0, count: counts.source.count)
    for key in identity.indices where counts.source[key] > 0 && counts.target[key] > 0 {
      let a = counts.sourceProbability(UInt32(key), 0), b = counts.targetProbability(UInt32(key), 0)
      identity[key] = constants.identity * min(a, b) / max(a, b)
      pairs.append((UInt32(key), UInt32(key)))
    }
  }

  /// How probable one key is as a translation of the other, in either direction.
  @inline(__always)
  func probability(_ source: UInt32, _ target: UInt32) -> Float {
    source == target ? identity[Int(source)] : 0
  }
}
