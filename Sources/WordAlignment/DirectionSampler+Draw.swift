extension DirectionSampler {
  /// Draws each link of the pair at hand anew, from left to right, given all others.
  ///
  /// - Parameters:
  ///   - chain: The chain to draw, 0 to 3.
  ///   - share: What a conditional distribution counts for in `frame.posteriors`; 0 when they are not wanted.
  mutating func draw(_ chain: Int, _ stage: SamplingStage, adding share: Float) {
    prepareChain(chain, stage)
    var previous = -1
    for g in 0..<frame.generated {
      let place = (frame.start + g) * 4 + chain
      let old = links[place]
      if old < Self.undrawn { changeFertility(of: Int(old), by: -1, chain, stage) }
      // 1. Where in the tables of jumps the distances of all positions begin.
      let forward, backward: Int
      var null = frame.nullWeights.value(g, chain: chain)
      if stage == .diagonal {
        let center = (2 * g + 1) * frame.conditioning / (2 * frame.generated)
        forward = JumpWeights.diagonal(-center)
        backward = JumpWeights.ones
        null *= jumps.diagonalSum(center: center, length: frame.conditioning)
      } else {
        let next = Int(frame.nextLinks[g])
        forward = JumpWeights.forward(-previous, chain: chain)
        backward = JumpWeights.mirrored(-next, chain: chain)
        null *= jumps.weights[JumpWeights.forward(next - previous, chain: chain)]
      }
      // 2. The weights of all positions.
      let row = (chain * frame.generated + g) * frame.width
      var sums = Lanes.zero
      var h = 0
      while h < frame.width {
        let words = frame.weights.lanes(at: row + h) * frame.ratio.lanes(at: h)
        let distances = jumps.weights.lanes(at: forward + h) * jumps.weights.lanes(at: backward + h)
        let weights = words * distances
        frame.buffer.set(weights, at: h)
        sums += weights
        h += 4
      }
      let sum = sums.sum() + null
      // 3. The draw.
      if share > 0 { addPosteriors(of: g, scale: share / sum) }
      var rest = random.uniform(chain) * sum - null
      if rest < 0 {
        links[place] = Self.unlinked
        continue
      }
      let link = position(of: &rest, sums: sums)
      links[place] = UInt8(truncatingIfNeeded: link)
      previous = link
      changeFertility(of: link, by: 1, chain, stage)
    }
  }

  private func prepareChain(_ chain: Int, _ stage: SamplingStage) {
    if stage == .diagonal { return }
    for h in 0..<frame.width { frame.fertilities[h] = 0 }
    var next = Int32(frame.conditioning)
    for g in stride(from: frame.generated - 1, through: 0, by: -1) {
      frame.nextLinks[g] = next
      let link = links[(frame.start + g) * 4 + chain]
      if link >= Self.undrawn { continue }
      next = Int32(link)
      frame.fertilities[Int(link)] += 1
    }
    if stage == .jumps { return }
    for h in 0..<frame.conditioning { changeFertility(of: h, by: 0, chain, stage) }
  }

  @inline(__always)
  private func changeFertility(of h: Int, by change: Int32, _ chain: Int, _ stage: SamplingStage) {
    if stage != .fertility { return }
    let fertility = frame.fertilities[h] + change
    frame.fertilities[h] = fertility
    let cell = min(Int(fertility), ModelCounts.fertilities - 1)
    frame.ratio[h] = frame.ratios.value(h * ModelCounts.fertilities + cell, chain: chain)
  }

  /// The position where the running sum of weights, taken lane after lane, passes `rest`.
  @inline(__always)
  private func position(of rest: inout Float, sums: Lanes) -> Int {
    var lane = 0
    while lane < 3 && rest >= sums[lane] {
      rest -= sums[lane]
      lane += 1
    }
    var h = lane
    while h + 4 < frame.conditioning {
      rest -= frame.buffer[h]
      if rest < 0 { break }
      h += 4
    }
    return min(h, frame.conditioning - 1)
  }

  private func addPosteriors(of g: Int, scale: Float) {
    for h in stride(from: 0, to: frame.width, by: 4) {
      let cell = g * frame.width + h
      frame.posteriors.set(frame.posteriors.lanes(at: cell) + frame.buffer.lanes(at: h) * scale, at: cell)
    }
  }

  /// Takes what has changed in a chain's links over into the counts.
  mutating func commit(_ chain: Int) {
    for h in 0..<frame.width { frame.fertilities[h] = 0 }
    var previous = -1
    var isFirstTime = false
    for g in 0..<frame.generated {
      let (old, new) = (frame.oldLinks[g * 4 + chain], links[(frame.start + g) * 4 + chain])
      isFirstTime = old == Self.undrawn
      if old != new {
        if old != Self.undrawn { count(old, g, chain, -1) }
        count(new, g, chain, 1)
      }
      if new == Self.unlinked { continue }
      frame.fertilities[Int(new)] += 1
      counts.jumps.add(1, to: JumpWeights.place(of: Int(new) - previous), chain: chain)
      previous = Int(new)
    }
    counts.jumps.add(1, to: JumpWeights.place(of: frame.conditioning - previous), chain: chain)
    commitFertilities(chain, isFirstTime: isFirstTime)
  }

  private mutating func count(_ link: UInt8, _ g: Int, _ chain: Int, _ change: Float) {
    if link == Self.unlinked {
      counts.nulls.add(change, to: Int(frame.generatedKeys[g]), chain: chain)
      counts.nullTotal[chain] += change
    } else {
      let slot = Int(frame.slots[g * frame.width + Int(link)])
      if slot != table.slotCount { counts.pairs.add(change, to: slot, chain: chain) }
      counts.totals.add(change, to: Int(frame.conditioningKeys[Int(link)]), chain: chain)
    }
  }

  private func commitFertilities(_ chain: Int, isFirstTime: Bool) {
    let top = ModelCounts.fertilities - 1
    for h in 0..<frame.conditioning {
      let old = isFirstTime ? -1 : min(Int(frame.oldFertilities.value(h, chain: chain)), top)
      let new = min(Int(frame.fertilities[h]), top)
      if old == new { continue }
      let cell = Int(frame.conditioningKeys[h]) * ModelCounts.fertilities
      if old >= 0 { counts.fertility.add(-1, to: cell + old, chain: chain) }
      counts.fertility.add(1, to: cell + new, chain: chain)
    }
  }
}
