/// Pseudo-counts of a source key with a target key, in both directions.
struct KeyPairMass: Sendable {
  var target: UInt32
  /// How often the target word is expected of the source word.
  var forward: Float
  /// How often the source word is expected of the target word.
  var backward: Float
}

/// Pseudo-counts on pairs of keys that are known before any counting: like spelling, and a lexicon.
struct PairPriors: Sendable {
  /// The pseudo-count of a pair that is spelt alike; 1 to 5 measure the same on the developers' gold.
  static let cognateMass: Float = 2

  private var cognates: CognateScorer
  /// What is known of each source key.
  private let known: KnownCounts
  /// The known masses of the current source key, for every target key.
  private var masses: [SIMD2<Float>]
  private var current: UInt32 = 0

  init(cognates: CognateScorer, targetKeyCount: Int, known: KnownCounts) {
    self.cognates = cognates
    self.known = known
    masses = [SIMD2<Float>](repeating: .zero, count: targetKeyCount)
  }

  /// Makes `key` the source key of the questions to come.
  mutating func begin(_ key: Int) {
    cognates.begin(key)
    for pair in known.rows[current] ?? [] { masses[Int(pair.target)] = .zero }
    current = UInt32(key)
    for pair in known.rows[current] ?? [] {
      masses[Int(pair.target)] += SIMD2(pair.forward, pair.backward)
    }
  }

  /// The lexicon's pseudo-counts of the current source key and a target key, forward and backward.
  func known(_ target: Int) -> SIMD2<Float> { masses[target] }

  /// The pseudo-count of the current source key and a target key by their spelling.
  func spelling(_ target: Int) -> Float { cognates.isAlike(target) ? Self.cognateMass : 0 }
}
