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

  /// The weights of the examples that hold each key.
  private struct Masses {
    var source: [Float]
    var target: [Float]

    init(_ set: borrowing TrainingSet, keyCount: Int) {
      source = [Float](repeating: 0, count: keyCount)
      target = source
      for key in 0..<keyCount {
        for place in set.occurrenceStarts[key]..<set.occurrenceStarts[key + 1] {
          source[key] += set.examples[Int(set.occurrences[place].example)].weight
        }
      }
      for example in set.examples {
        for t in example.targets { target[Int(set.targetKeys[t])] += example.weight }
      }
    }
  }

  /// The lexicon of the prior alone, for a first pass.
  func untrained() -> Lexicon { train([], []) }

  /// The lexicon that beads of documents show.
  func train(_ beads: [TrainingBead], _ documents: [DocumentTables]) -> Lexicon {
    let keyCount = counts.source.count
    let set = TrainingSet(
      beads, documents, keyCount: keyCount, capacity: constants.trainingCapacity)
    let masses = Masses(set, keyCount: keyCount)
    let table = UncheckedArray(repeating: Pair(forward: 0.01, backward: 0.01), count: set.pairTargets.count)
    for source in 0..<keyCount {
      for pair in set.pairStarts[source]..<set.pairStarts[source + 1] {
        let known = prior.probability(UInt32(source), set.pairTargets[pair])
        table[pair].forward += known
        table[pair].backward += known
      }
    }
    for round in 1...constants.trainingRounds {
      expect(set, table)
      if round < constants.trainingRounds { maximize(set, table, masses) }
    }
    return lexicon(set, table, masses)
  }

  /// Adds the expected counts of one round.
  private func expect(_ set: borrowing TrainingSet, _ table: borrowing UncheckedArray<Pair>) {
    let chance = (1 - constants.lexiconShare) / constants.lexiconShare
    // What explains each target key of each example.
    let sums = UncheckedArray<Float>(repeating: 0, count: set.targetKeys.count)
    for example in set.examples {
      let weight = chance * Float(example.sourceCount)
      for t in example.targets {
        sums[t] = weight * counts.targetProbability(set.targetKeys[t])
      }
    }
    var link = 0
    for source in 0..<counts.source.count {
      let sourceChance = chance * counts.sourceProbability(UInt32(source))
      for place in set.occurrenceStarts[source]..<set.occurrenceStarts[source + 1] {
        let links = link..<Int(set.occurrences[place].linkEnd)
        link = links.upperBound
        let example = set.examples[Int(set.occurrences[place].example)]
        var sum = sourceChance * Float(example.targets.count)
        for l in links {
          let link = set.links[l]
          sums[Int(link.target)] += table[Int(link.pair)].forward
          sum += table[Int(link.pair)].backward
        }
        let scale = example.weight / sum
        for l in links {
          let pair = Int(set.links[l].pair)
          table[pair].backwardCount += table[pair].backward * scale
        }
      }
    }
    for example in set.examples {
      for t in example.targets { sums[t] = example.weight / sums[t] }
    }
    for link in set.links {
      table[Int(link.pair)].forwardCount += table[Int(link.pair)].forward * sums[Int(link.target)]
    }
  }

  private func maximize(
    _ set: borrowing TrainingSet, _ table: borrowing UncheckedArray<Pair>, _ masses: Masses
  ) {
    for source in 0..<counts.source.count {
      for pair in set.pairStarts[source]..<set.pairStarts[source + 1] {
        let (forward, backward) = estimates(UInt32(source), set.pairTargets[pair], table[pair], masses)
        table[pair] = Pair(forward: forward, backward: backward)
      }
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
    _ set: borrowing TrainingSet, _ table: borrowing UncheckedArray<Pair>, _ masses: Masses
  ) -> Lexicon {
    var forward = Lexicon.Builder(keyCount: counts.source.count, rowLimit: constants.rowLimit)
    var backward = forward
    func add(_ source: UInt32, _ target: UInt32, _ pair: Pair) {
      let (p, q) = estimates(source, target, pair, masses)
      forward.add(source, target, p, chance: counts.targetProbability(target))
      backward.add(target, source, q, chance: counts.sourceProbability(source))
    }
    for source in 0..<counts.source.count {
      let row = set.pairStarts[source]..<set.pairStarts[source + 1]
      for pair in row { add(UInt32(source), set.pairTargets[pair], table[pair]) }
      for target in prior.targets(of: UInt32(source)) where !set.pairTargets[row].contains(target) {
        add(UInt32(source), target, Pair(forward: 0, backward: 0))
      }
    }
    return Lexicon(forward: forward.table(), backward: backward.table())
  }
}
