/// The sufficient statistics of one direction's model, for four chains side by side.
///
/// Each count holds its Dirichlet prior already: lexical prior `wordPrior` and the pair's own mass, and so on.
struct ModelCounts: ~Copyable {
  /// Dirichlet prior of each word given a word; a power of two, so that adding and taking 1 is exact.
  static let wordPrior: Float = 1 / 512
  /// Dirichlet prior of each word given nothing.
  static let nullPrior: Float = 1 / 512
  /// Dirichlet prior of each fertility.
  static let fertilityPrior: Float = 0.5
  /// Fertilities told apart; the last cell stands for all higher ones.
  static let fertilities = 6

  /// Counts of linked pairs by slot; the last entry stands for all pairs without a slot and never changes.
  let pairs: Slab<Lanes>
  /// Links of each conditioning key.
  let totals: Slab<Lanes>
  /// Unlinked tokens of each generated key.
  let nulls: Slab<Lanes>
  var nullTotal: Lanes
  /// For each conditioning key how many of its tokens have 0, 1, 2 ... links.
  let fertility: Slab<Lanes>
  /// Distances from one link to the next in this pass; place `maximumLength + 1` is distance 0.
  let jumps: Slab<Lanes>

  init(table: PairTable, generatedKeys: Int, conditioningKeys: Int, direction: Direction) {
    pairs = Slab(
      repeating: Lanes(repeating: Self.wordPrior), count: table.slotCount + 1,
      hasHugePages: table.slotCount > 1 << 17)
    for prior in table.priors { pairs[Int(prior.slot)] += prior.mass }
    totals = Slab(repeating: .zero, count: conditioningKeys)
    let masses = direction == .sourceToTarget ? table.sourcePriorMass : table.targetPriorMass
    for key in 0..<conditioningKeys {
      totals[key] = Lanes(repeating: Self.wordPrior * Float(generatedKeys) + masses[key])
    }
    nulls = Slab(repeating: Lanes(repeating: Self.nullPrior), count: generatedKeys)
    nullTotal = Lanes(repeating: Self.nullPrior * Float(generatedKeys))
    fertility = Slab(
      repeating: Lanes(repeating: Self.fertilityPrior), count: conditioningKeys * Self.fertilities)
    jumps = Slab(repeating: .zero, count: JumpWeights.span)
  }
}
