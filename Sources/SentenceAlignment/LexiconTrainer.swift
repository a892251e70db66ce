/// Trains the lexicon from aligned beads: IBM model 1 (Brown et al. 1993) in both directions, over bags of keys.
struct LexiconTrainer {
  let constants: ModelConstants
  let counts: KeyCounts
  let prior: LexiconPrior

  /// What is known of a pair: probabilities and expected counts, target given source and source given target.
  private struct Pair: BitwiseCopyable {
    var forward: Float
    var backward: Float
    var forwardCount: Float = 0
    var backwardCount: Float = 0
  }

  /// In how many weighted examples each key is.
  private struct Masses {
    var source: [Float]
    var target: [Float]
  }

  /// The lexicon of the prior alone, for a first pass.
  func untrained() -> Lexicon {
    let none = [Float](repeating: 0, count: counts.source.count)
    return lexicon(PairIndex(), UncheckedArray([]), Masses(source: none, target: none))
  }

  func train(_ beads: [TrainingBead], _ documents: [DocumentTables]) -> Lexicon {
    let set = TrainingSet(
      beads, documents, minimumBeads: constants.minimumBeads, capacity: constants.trainingCapacity)
    let masses = masses(set)
    let table = UncheckedArray(repeating: Pair(forward: 0.01, backward: 0.01), count: set.pairs.count)
    for n in 0..<table.count {
      let known = prior.probability(set.pairs.sources[n], set.pairs.targets[n])
      table[n].forward += known
      table[n].backward += known
    }
    for round in 1...constants.rounds {
      expect(set, table)
      if round < constants.rounds { maximize(set.pairs, table, masses) }
    }
    return lexicon(set.pairs, table, masses)
  }

  private func masses(_ set: borrowing TrainingSet) -> Masses {
    var masses = Masses(
      source: [Float](repeating: 0, count: counts.source.count),
      target: [Float](repeating: 0, count: counts.target.count))
    for example in set.examples {
      for k in example.sources { masses.source[Int(set.sourceKeys[k])] += example.weight }
      for k in example.targets { masses.target[Int(set.targetKeys[k])] += example.weight }
    }
    return masses
  }

  /// Adds the expected counts of one round.
  private func expect(_ set: borrowing TrainingSet, _ table: borrowing UncheckedArray<Pair>) {
    let chance = (1 - constants.lexiconShare) / constants.lexiconShare
    let sums = UncheckedArray<Float>(repeating: 0, count: 1 << 16)
    for example in set.examples {
      let sourceChance = chance * Float(example.targets.count),
        targetChance = chance * Float(example.sources.count)
      for (column, k) in example.targets.enumerated() {
        sums[column] = targetChance * counts.targetProbability(set.targetKeys[k], constants.unigramFloor)
      }
      for k in example.sources {
        let links = Int(set.linkStarts[k])..<Int(set.linkStarts[k + 1])
        var sum = sourceChance * counts.sourceProbability(set.sourceKeys[k], constants.unigramFloor)
        for l in links {
          let link = set.links[l]
          sums[Int(link.column)] += table[Int(link.pair)].forward
          sum += table[Int(link.pair)].backward
        }
        let scale = example.weight / sum
        for l in links {
          let pair = Int(set.links[l].pair)
          table[pair].backwardCount += table[pair].backward * scale
        }
      }
      for column in 0..<example.targets.count { sums[column] = example.weight / sums[column] }
      for l in Int(
        set.linkStarts[example.sources.lowerBound])..<Int(set.linkStarts[example.sources.upperBound])
      {
        let link = set.links[l]
        let pair = Int(link.pair)
        table[pair].forwardCount += table[pair].forward * sums[Int(link.column)]
      }
    }
  }

  private func maximize(
    _ pairs: borrowing PairIndex, _ table: borrowing UncheckedArray<Pair>, _ masses: Masses
  ) {
    for n in 0..<table.count {
      let (forward, backward) = estimates(pairs.sources[n], pairs.targets[n], table[n], masses)
      table[n] = Pair(forward: forward, backward: backward)
    }
  }

  private func estimates(_ source: UInt32, _ target: UInt32, _ pair: Pair, _ masses: Masses) -> (Float, Float)
  {
    let known = constants.priorCount * prior.probability(source, target)
    return (
      (max(0, pair.forwardCount - constants.discount) + known)
        / (masses.source[Int(source)] + constants.priorCount),
      (max(0, pair.backwardCount - constants.discount) + known)
        / (masses.target[Int(target)] + constants.priorCount)
    )
  }

  private func lexicon(
    _ pairs: borrowing PairIndex, _ table: borrowing UncheckedArray<Pair>, _ masses: Masses
  ) -> Lexicon {
    var forward = Lexicon.Builder(keyCount: counts.source.count, rowLimit: constants.rowLimit)
    var backward = forward
    func add(_ source: UInt32, _ target: UInt32, _ pair: Pair) {
      let (p, q) = estimates(source, target, pair, masses)
      forward.add(source, target, p, chance: counts.targetProbability(target, constants.unigramFloor))
      backward.add(target, source, q, chance: counts.sourceProbability(source, constants.unigramFloor))
    }
    for n in 0..<table.count { add(pairs.sources[n], pairs.targets[n], table[n]) }
    for (source, target) in prior.pairs where !pairs.contains(source, target) {
      add(source, target, Pair(forward: 0, backward: 0))
    }
    return Lexicon(forward: forward.table(), backward: backward.table())
  }
}
