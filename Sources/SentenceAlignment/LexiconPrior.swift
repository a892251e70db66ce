/// What is believed of key pairs before any alignment: equal keys translate each other, and seeds do.
struct LexiconPrior: Sendable {
  /// Every pair with a prior, in order of the source key.
  private(set) var pairs: [(UInt32, UInt32)] = []
  /// Prior of each key as a translation of itself.
  private var identity: [Float]

  init(counts: KeyCounts, kinds: [Vocabulary.Kind], constants: ModelConstants) {
    identity = [Float](repeating: 0, count: kinds.count)
    for key in kinds.indices where counts.source[key] > 0 && counts.target[key] > 0 {
      let a = counts.source[key] / counts.sourceTotal, b = counts.target[key] / counts.targetTotal
      identity[key] = constants.identity * min(a, b) / max(a, b)
      pairs.append((UInt32(key), UInt32(key)))
    }
  }

  @inline(__always)
  func forward(_ source: UInt32, _ target: UInt32) -> Float { source == target ? identity[Int(source)] : 0 }

  @inline(__always)
  func backward(_ source: UInt32, _ target: UInt32) -> Float { source == target ? identity[Int(source)] : 0 }
}
