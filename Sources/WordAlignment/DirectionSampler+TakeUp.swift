extension DirectionSampler {
  /// Brings together all that drawing the links of a pair needs: word weights, ratios of fertilities, old links.
  ///
  /// The pair's own links are left out of all counts.
  mutating func takeUp(_ pair: Int, _ stage: SamplingStage) {
    frame.load(pair, generated: generated, conditioning: conditioning)
    frame.findSlots(of: pair, in: table, direction: direction)
    noteOldLinks()
    let nullPrior = stage == .fertility ? nullPrior : Self.earlyNullPrior
    prepareConditioning(stage, linkPrior: 1 - nullPrior)
    gatherWeights()
    leaveOutOwnLinks()
    let scale = Lanes(repeating: nullPrior) / counts.nullTotal
    for g in 0..<frame.generated { frame.nullWeights[g] *= scale }
    for match in sure.matches[pair] ?? [] { prefer(match) }
    if stage == .diagonal { jumps.layDiagonal(length: frame.conditioning) }
  }

  private func noteOldLinks() {
    frame.oldFertilities.fill(.zero, count: frame.width)
    for g in 0..<frame.generated {
      for chain in 0..<4 {
        let link = links[(frame.start + g) * 4 + chain]
        frame.oldLinks[g * 4 + chain] = link
        if link < Self.undrawn { frame.oldFertilities.add(1, to: Int(link), chain: chain) }
      }
    }
  }

  private func prepareConditioning(_ stage: SamplingStage, linkPrior: Float) {
    for h in 0..<frame.conditioning {
      let key = Int(frame.conditioningKeys[h])
      frame.inverseTotals[h] = linkPrior / (counts.totals[key] - frame.oldFertilities[h])
      if stage == .fertility { prepareRatios(of: h, key: key) }
    }
    for h in frame.conditioning..<frame.width { frame.inverseTotals[h] = .zero }
  }

  /// How much likelier each fertility of a key is than the one below, without the token at hand.
  private func prepareRatios(of h: Int, key: Int) {
    let own = frame.oldFertilities[h].clamped(
      lowerBound: .zero, upperBound: Lanes(repeating: Float(ModelCounts.fertilities - 1)))
    var lower = Lanes.zero
    for fertility in 0..<ModelCounts.fertilities {
      let all = counts.fertility[key * ModelCounts.fertilities + fertility]
      let others = all.replacing(with: all - 1, where: own .== Float(fertility))
      if fertility > 0 { frame.ratios[h * ModelCounts.fertilities + fertility - 1] = others / lower }
      lower = others
    }
    let last = h * ModelCounts.fertilities + ModelCounts.fertilities - 1
    frame.ratios[last] = frame.ratios[last - 1]
  }

  /// Reads the counts of all cells, and lays them out chain by chain.
  private func gatherWeights() {
    let plane = frame.generated * frame.width
    for g in 0..<frame.generated {
      for h in stride(from: 0, to: frame.width, by: 4) {
        let cell = g * frame.width + h
        let a = counts.pairs[Int(frame.slots[cell])] * frame.inverseTotals[h]
        let b = counts.pairs[Int(frame.slots[cell + 1])] * frame.inverseTotals[h + 1]
        let c = counts.pairs[Int(frame.slots[cell + 2])] * frame.inverseTotals[h + 2]
        let d = counts.pairs[Int(frame.slots[cell + 3])] * frame.inverseTotals[h + 3]
        for chain in 0..<4 {
          frame.weights.set(Lanes(a[chain], b[chain], c[chain], d[chain]), at: chain * plane + cell)
        }
      }
      frame.nullWeights[g] = counts.nulls[Int(frame.generatedKeys[g])]
    }
  }

  private func leaveOutOwnLinks() {
    let plane = frame.generated * frame.width
    for g in 0..<frame.generated {
      for chain in 0..<4 {
        let link = frame.oldLinks[g * 4 + chain]
        if link == Self.unlinked {
          frame.nullWeights.add(-1, to: g, chain: chain)
        } else if link != Self.undrawn {
          let cell = g * frame.width + Int(link)
          if Int(frame.slots[cell]) == table.slotCount { continue }
          frame.weights[chain * plane + cell] -= frame.inverseTotals.value(Int(link), chain: chain)
        }
      }
    }
  }

  /// Makes the words of a dictionary's entry prefer each other to all others.
  ///
  /// Words whose entry occurs more often on one side than on the other are but likelier to go together.
  private func prefer(_ match: SureTranslations.Match) {
    let isForward = direction == .sourceToTarget
    let factor = match.isOneToOne ? Self.sureFactor : Self.likelyFactor
    for g in (isForward ? match.target : match.source).joined() {
      for h in (isForward ? match.source : match.target).joined() {
        for chain in 0..<4 {
          let cell = (chain * frame.generated + g) * frame.width + h
          let weight = match.isOneToOne && match.linksAllWords ? 1 : frame.weights[cell]
          frame.weights[cell] = weight * factor
        }
      }
    }
  }
}
