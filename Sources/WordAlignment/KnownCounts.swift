/// A lexicon's counts as pseudo-counts of one corpus's keys.
struct KnownCounts: Sendable {
  /// The most that the lexicon may count for a word, in links; more is scaled down so that the corpus has its say.
  static let maximumLinks: Float = 30
  /// The most that it may count for the fertility of a word, in tokens.
  static let maximumTokens: Float = 40
  /// The most that it may count for all unlinked words together, and for all jumps together.
  static let maximumTotal: Float = 5000

  /// What is known of the generated and conditioning side of one direction.
  struct OneWay: Sendable {
    /// The links of each conditioning key, those to words that are not in the corpus included.
    var totals: [Float]
    /// Unlinked tokens of each generated key.
    var unlinked: [Float]
    /// Unlinked tokens of all generated keys, those included that are not in the corpus.
    var unlinkedTotal: Float = 0
    /// Fertilities of each conditioning key.
    var fertility: [Float]
    /// Jumps over the conditioning side.
    var jumps: [Float]

    init(generatedKeys: Int, conditioningKeys: Int) {
      totals = [Float](repeating: 0, count: conditioningKeys)
      unlinked = [Float](repeating: 0, count: generatedKeys)
      fertility = [Float](repeating: 0, count: conditioningKeys * ModelCounts.fertilities)
      jumps = [Float](repeating: 0, count: JumpWeights.span)
    }
  }

  /// For each source key the pairs that the lexicon knows.
  private(set) var rows: [UInt32: [KeyPairMass]] = [:]
  private(set) var forward: OneWay
  private(set) var backward: OneWay

  /// Nothing is known.
  init(sourceKeys: Int, targetKeys: Int) {
    forward = OneWay(generatedKeys: targetKeys, conditioningKeys: sourceKeys)
    backward = OneWay(generatedKeys: sourceKeys, conditioningKeys: targetKeys)
  }

  /// What a lexicon knows of a corpus's keys.
  init(_ lexicon: Lexicon, source: WordKeys, target: WordKeys) {
    self.init(sourceKeys: source.count, targetKeys: target.count)
    let (sourceNumbers, targetNumbers) = (
      lexicon.source.numbers(in: source), lexicon.target.numbers(in: target)
    )
    let totals = lexicon.linkTotals()
    func scale(_ total: Float) -> Float { min(1, Self.maximumLinks / max(total, 1)) }
    for pair in lexicon.pairs {
      guard let sourceKey = sourceNumbers[Int(pair.source)], let targetKey = targetNumbers[Int(pair.target)]
      else { continue }
      let mass = KeyPairMass(
        target: targetKey, forward: pair.count * scale(totals.source[Int(pair.source)]),
        backward: pair.count * scale(totals.target[Int(pair.target)]))
      rows[sourceKey, default: []].append(mass)
    }
    forward.take(
      conditioning: lexicon.source, sourceNumbers, totals: totals.source, generated: lexicon.target,
      targetNumbers)
    backward.take(
      conditioning: lexicon.target, targetNumbers, totals: totals.target, generated: lexicon.source,
      sourceNumbers)
  }
}

extension KnownCounts.OneWay {
  fileprivate mutating func take(
    conditioning: Lexicon.Side, _ conditioningNumbers: [UInt32?], totals known: [Float],
    generated: Lexicon.Side,
    _ generatedNumbers: [UInt32?]
  ) {
    let size = ModelCounts.fertilities
    for (number, key) in conditioningNumbers.enumerated() {
      guard let key else { continue }
      totals[Int(key)] = min(known[number], KnownCounts.maximumLinks)
      let counts = conditioning.fertility[(number * size)..<(number * size + size)]
      let scale = min(1, KnownCounts.maximumTokens / max(counts.reduce(0, +), 1))
      for (cell, count) in counts.enumerated() { fertility[Int(key) * size + cell] = count * scale }
    }
    let sum = generated.unlinked.reduce(0, +)
    let scale = min(1, KnownCounts.maximumTotal / max(sum, 1))
    unlinkedTotal = sum * scale
    for (number, key) in generatedNumbers.enumerated() {
      if let key { unlinked[Int(key)] = generated.unlinked[number] * scale }
    }
    let jumpScale = min(1, KnownCounts.maximumTotal / max(conditioning.jumps.reduce(0, +), 1))
    jumps = conditioning.jumps.map { $0 * jumpScale }
  }
}

extension Lexicon.Side {
  /// The corpus's number of each key, or `nil` where the corpus has none.
  fileprivate func numbers(in corpus: WordKeys) -> [UInt32?] {
    var numbers = [UInt32?](repeating: nil, count: keys.count)
    for key in 0..<UInt32(corpus.count) {
      if let number = keys.number(of: Substring(corpus.keys[key])) { numbers[Int(number)] = key }
    }
    return numbers
  }
}
