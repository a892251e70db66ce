/// Samples the links of a corpus in one direction, four chains side by side.
///
/// The model and the collapsed Gibbs sampler are those of Östling and Tiedemann (2016): words, jumps and fertility,
/// each with a Dirichlet prior. What differs: a sentence is drawn against counts that are read once for it, all but
/// its own; jump weights are renewed once a pass; and the first stage prefers the diagonal.
struct DirectionSampler: ~Copyable {
  /// Stands for the link of a token that has not been drawn yet.
  static let undrawn: UInt8 = 254
  /// Stands for the link of a token without one.
  static let unlinked: UInt8 = 255
  /// The probability of having no link in the first two stages, where a high one takes words for good.
  static let earlyNullPrior: Float = 0.02
  /// How much likelier the words of a dictionary's entry are linked where it occurs as often on both sides.
  static let sureFactor: Float = 10_000
  /// The same where it occurs more often on one side.
  static let likelyFactor: Float = 20

  let generated: KeyedText
  let conditioning: KeyedText
  let table: PairTable
  let known: KnownCounts.OneWay
  let sure: SureTranslations
  let direction: Direction
  let nullPrior: Float
  var random: RandomLanes
  var counts: ModelCounts
  let jumps = JumpWeights()
  var frame = SentenceFrame()
  /// The link of each generated token in each chain: a position, ``undrawn`` or ``unlinked``.
  let links: Slab<UInt8>

  init(
    corpus: KeyedCorpus, sure: SureTranslations, direction: Direction, seed: UInt64, model: Int,
    nullPrior: Float
  ) {
    let isForward = direction == .sourceToTarget
    generated = isForward ? corpus.target : corpus.source
    conditioning = isForward ? corpus.source : corpus.target
    table = corpus.table
    known = isForward ? corpus.known.forward : corpus.known.backward
    self.sure = sure
    self.direction = direction
    self.nullPrior = nullPrior
    random = RandomLanes(seed: seed, stream: model * Direction.allCases.count + direction.rawValue)
    counts = ModelCounts(table: table, known: known, direction: direction)
    links = Slab(repeating: Self.undrawn, count: generated.tokens.count * 4)
  }

  /// Passes over the corpus by the schedule, then reads what was learnt.
  mutating func sample(_ schedule: SamplingSchedule, _ progress: PassProgress) -> DirectionResult {
    pass(.diagonal, times: schedule.diagonal, progress)
    pass(.jumps, times: schedule.jumps, progress)
    pass(.fertility, times: schedule.fertility, progress)
    let jumpCounts = (0..<JumpWeights.span).map { counts.jumps[$0].sum() / 4 }
    return DirectionResult(posteriors: readPosteriors(schedule), jumps: jumpCounts)
  }

  private mutating func pass(_ stage: SamplingStage, times: Int, _ progress: PassProgress) {
    for _ in 0..<times {
      if stage != .diagonal { jumps.refresh(from: counts.jumps, known: known.jumps) }
      for pair in 0..<generated.count where table.isUsed(pair) {
        takeUp(pair, stage)
        for chain in 0..<4 {
          draw(chain, stage, adding: 0)
          commit(chain)
        }
      }
      progress.endPass()
    }
  }

  /// The posteriors of all pairs, each from a few draws against the counts of the rest of the corpus.
  private mutating func readPosteriors(_ schedule: SamplingSchedule) -> LinkPosteriors {
    var result = LinkPosteriors()
    jumps.refresh(from: counts.jumps, known: known.jumps)
    for pair in 0..<generated.count {
      if table.isUsed(pair) {
        takeUp(pair, .fertility)
        frame.posteriors.fill(0, count: frame.generated * frame.width)
        let share = 1 / Float(4 * schedule.reading)
        for chain in 0..<4 {
          for _ in 0..<schedule.settling { draw(chain, .fertility, adding: 0) }
          for _ in 0..<schedule.reading { draw(chain, .fertility, adding: share) }
        }
        appendPosteriors(to: &result)
      }
      result.endPair()
    }
    return result
  }

  private func appendPosteriors(to result: inout LinkPosteriors) {
    let isForward = direction == .sourceToTarget
    for g in 0..<frame.generated {
      for h in 0..<frame.conditioning {
        let cell = isForward ? g * frame.conditioning + h : h * frame.generated + g
        result.append(cell: cell, probability: frame.posteriors[g * frame.width + h])
      }
    }
  }
}

/// What is learnt in one direction.
struct DirectionResult: Sendable {
  var posteriors: LinkPosteriors
  /// Jumps of the last pass, as mean over the chains.
  var jumps: [Float]

  /// The mean of what several models learn in the same direction of the same bitext.
  static func mean(of models: [DirectionResult]) -> DirectionResult {
    let jumps = (0..<JumpWeights.span).map { place in
      models.reduce(0) { $0 + $1.jumps[place] } / Float(models.count)
    }
    return DirectionResult(posteriors: .mean(of: models.map(\.posteriors)), jumps: jumps)
  }
}
