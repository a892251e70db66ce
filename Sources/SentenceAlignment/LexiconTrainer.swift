import TextModel

/// Trains the lexicon from aligned beads: IBM model 1 (Brown et al. 1993) in both directions, over bags of keys.
///
/// Pairs that meet in one bead alone are left out: they would only repeat what the last pass believed of that bead.
struct LexiconTrainer {
  let constants: ModelConstants
  let counts: KeyCounts
  let prior: LexiconPrior

  /// A bead of one of the documents, to learn from.
  struct Example {
    var document: Int
    var bead: Bead
  }

  /// The lexicon of the prior alone, for a first pass.
  func untrained() -> Lexicon { lexicon(PairIndex(), [], [], [], []) }

  func train(_ examples: [Example], _ documents: [DocumentTables]) -> Lexicon {
    let usable = examples.filter { size($0, documents) <= Self.largestExample }
    let sketch = cooccurrences(usable, documents)
    var pairs = PairIndex()
    var table: [Int32] = []
    for example in usable { index(example, documents, sketch, &pairs, &table) }
    var sourceMass = [Float](repeating: 0, count: counts.source.count)
    var targetMass = sourceMass
    for example in usable {
      let document = documents[example.document]
      let weight = example.bead.confidence
      for s in keys(document.source, example.bead.source) { sourceMass[Int(s)] += weight }
      for t in keys(document.target, example.bead.target) { targetMass[Int(t)] += weight }
    }
    var forward = [Float](repeating: 0, count: pairs.count)
    var backward = forward
    for n in 0..<pairs.count {
      forward[n] = 0.01 + prior.forward(pairs.sources[n], pairs.targets[n])
      backward[n] = 0.01 + prior.backward(pairs.sources[n], pairs.targets[n])
    }
    var forwardCounts: [Float] = [], backwardCounts: [Float] = []
    for _ in 0..<constants.rounds {
      forwardCounts = [Float](repeating: 0, count: pairs.count)
      backwardCounts = forwardCounts
      var cursor = 0
      for example in usable {
        expect(example, documents, table, &cursor, forward, backward, &forwardCounts, &backwardCounts)
      }
      for n in 0..<pairs.count {
        let s = pairs.sources[n], t = pairs.targets[n]
        forward[n] = estimate(forwardCounts[n], sourceMass[Int(s)], prior.forward(s, t))
        backward[n] = estimate(backwardCounts[n], targetMass[Int(t)], prior.backward(s, t))
      }
    }
    return lexicon(pairs, forwardCounts, backwardCounts, sourceMass, targetMass)
  }

  private static let largestExample = 20_000

  private func size(_ example: Example, _ documents: [DocumentTables]) -> Int {
    keys(documents[example.document].source, example.bead.source).count
      * keys(documents[example.document].target, example.bead.target).count
  }

  private func keys(_ side: LineTable, _ lines: Range<Int>) -> ArraySlice<UInt32> {
    side.keys[Int(side.keyStarts[lines.lowerBound])..<Int(side.keyStarts[lines.upperBound])]
  }

  private func estimate(_ count: Float, _ mass: Float, _ prior: Float) -> Float {
    (max(0, count - constants.discount) + constants.priorCount * prior) / (mass + constants.priorCount)
  }

  /// In how many examples each pair meets, at least; hashed, so that some pairs get another's count.
  private func cooccurrences(_ examples: [Example], _ documents: [DocumentTables]) -> [UInt8] {
    let tokens = examples.reduce(0) { $0 + size($1, documents) }
    var slots = 1 << 12
    while slots < tokens * 2, slots < 1 << 24 { slots *= 2 }
    var sketch = [UInt8](repeating: 0, count: slots)
    for example in examples {
      let document = documents[example.document]
      let targets = keys(document.target, example.bead.target)
      for s in keys(document.source, example.bead.source) {
        for t in targets {
          let slot = PairIndex.hash(s, t) & (slots - 1)
          if sketch[slot] < 255 { sketch[slot] += 1 }
        }
      }
    }
    return sketch
  }

  private func index(
    _ example: Example, _ documents: [DocumentTables], _ sketch: [UInt8], _ pairs: inout PairIndex,
    _ table: inout [Int32]
  ) {
    let document = documents[example.document]
    let targets = keys(document.target, example.bead.target)
    for s in keys(document.source, example.bead.source) {
      for t in targets {
        let known = sketch[PairIndex.hash(s, t) & (sketch.count - 1)] >= constants.minimumBeads || s == t
        table.append(known ? pairs.number(s, t) : -1)
      }
    }
  }

  private func expect(
    _ example: Example, _ documents: [DocumentTables], _ table: [Int32], _ cursor: inout Int,
    _ forward: [Float],
    _ backward: [Float], _ forwardCounts: inout [Float], _ backwardCounts: inout [Float]
  ) {
    let document = documents[example.document]
    let sources = keys(document.source, example.bead.source)
    let targets = keys(document.target, example.bead.target)
    let width = targets.count
    let chance = (1 - constants.lexiconShare) / constants.lexiconShare
    var forwardSums = targets.map {
      chance * Float(sources.count) * probability(counts.target, counts.targetTotal, $0)
    }
    for (row, s) in sources.enumerated() {
      var backwardSum = chance * Float(width) * probability(counts.source, counts.sourceTotal, s)
      for column in 0..<width {
        let n = Int(table[cursor + row * width + column])
        if n < 0 { continue }
        forwardSums[column] += forward[n]
        backwardSum += backward[n]
      }
      let scale = example.bead.confidence / backwardSum
      for column in 0..<width {
        let n = Int(table[cursor + row * width + column])
        if n >= 0 { backwardCounts[n] += backward[n] * scale }
      }
    }
    for column in 0..<width { forwardSums[column] = example.bead.confidence / forwardSums[column] }
    for row in 0..<sources.count {
      for column in 0..<width {
        let n = Int(table[cursor + row * width + column])
        if n >= 0 { forwardCounts[n] += forward[n] * forwardSums[column] }
      }
    }
    cursor += sources.count * width
  }

  @inline(__always)
  private func probability(_ lines: [Float], _ total: Float, _ key: UInt32) -> Float {
    max(lines[Int(key)] / max(1, total), constants.unigramFloor)
  }

  private func lexicon(
    _ pairs: PairIndex, _ forwardCounts: [Float], _ backwardCounts: [Float], _ sourceMass: [Float],
    _ targetMass: [Float]
  ) -> Lexicon {
    var forward: [(UInt32, UInt32, Float)] = [], backward: [(UInt32, UInt32, Float)] = []
    func add(_ s: UInt32, _ t: UInt32, _ forwardCount: Float, _ backwardCount: Float) {
      let p = estimate(forwardCount, sourceMass.isEmpty ? 0 : sourceMass[Int(s)], prior.forward(s, t))
      let q = estimate(backwardCount, targetMass.isEmpty ? 0 : targetMass[Int(t)], prior.backward(s, t))
      forward.append((s, t, p))
      backward.append((t, s, q))
    }
    for n in 0..<pairs.count { add(pairs.sources[n], pairs.targets[n], forwardCounts[n], backwardCounts[n]) }
    var index = pairs
    for (s, t) in prior.pairs where index.number(s, t) == index.count - 1 && index.count > pairs.count {
      add(s, t, 0, 0)
    }
    return Lexicon(
      forward: table(forward, counts.target, counts.targetTotal),
      backward: table(backward, counts.source, counts.sourceTotal))
  }

  private func table(_ triples: [(UInt32, UInt32, Float)], _ lines: [Float], _ total: Float) -> Lexicon.Table
  {
    var rows = [[(UInt32, Float)]](repeating: [], count: counts.source.count)
    for (given, key, p) in triples {
      let ratio = p / probability(lines, total, key)
      if ratio > 1.5 { rows[Int(given)].append((key, p)) }
    }
    var result = Lexicon.Table(rowStarts: [0])
    result.rowStarts.reserveCapacity(rows.count + 1)
    for row in rows {
      let best = row.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(constants.rowLimit)
      for (key, p) in best {
        result.entries.append(.init(key: key, ratio: p / probability(lines, total, key)))
      }
      result.masses.append(min(1, best.reduce(0) { $0 + $1.1 }))
      result.rowStarts.append(Int32(result.entries.count))
    }
    return result
  }
}
