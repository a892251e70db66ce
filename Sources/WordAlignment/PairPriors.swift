/// A pseudo-count on a pair of keys.
struct KeyPairMass: Sendable {
  var target: UInt32
  var mass: Float
}

/// Pseudo-counts on pairs of keys that are known before any counting: like spelling, terms, a lexicon.
struct PairPriors: Sendable {
  /// The pseudo-count of a pair that is spelt alike; 1 to 5 measure the same on the developers' gold.
  static let cognateMass: Float = 2

  private var cognates: CognateScorer
  /// What the caller knows of each source key.
  private let known: [UInt32: [KeyPairMass]]
  /// The known masses of the current source key, for every target key.
  private var masses: [Float]
  private var current: UInt32 = 0

  init(cognates: CognateScorer, targetKeyCount: Int, known: [UInt32: [KeyPairMass]] = [:]) {
    self.cognates = cognates
    self.known = known
    masses = [Float](repeating: 0, count: targetKeyCount)
  }

  /// Makes `key` the source key of the questions to come.
  mutating func begin(_ key: Int) {
    cognates.begin(key)
    for pair in known[current] ?? [] { masses[Int(pair.target)] = 0 }
    current = UInt32(key)
    for pair in known[current] ?? [] { masses[Int(pair.target)] += pair.mass }
  }

  /// The pseudo-count of the current source key and a target key.
  func mass(of target: Int) -> Float {
    masses[target] + (cognates.isAlike(target) ? Self.cognateMass : 0)
  }
}
