/// The sufficient statistics of one direction's model, for four chains side by side.
///
/// Each count holds its Dirichlet prior already: lexical prior `wordPrior` and the pair's own mass, and so on.
struct ModelCounts: ~Copyable {
  /// Dirichlet prior of each word given a word; a power of two, so that adding and taking 1 is exact.
  static let wordPrior: Float = 1 / 512
  /// Dirichlet prior of all words given nothing, spread evenly: without it, a word of a small corpus that is unlinked
  /// once is explained best when it always is.
  static let nullMass: Float = 20
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

  /// - Parameters:
  ///   - table: The slots of the corpus.
  ///   - known: What a lexicon knows of this direction.
  init(table: PairTable, known: KnownCounts.OneWay, direction: Direction) {
    let (generatedKeys, conditioningKeys) = (known.unlinked.count, known.totals.count)
    let isForward = direction == .sourceToTarget
    pairs = Slab(
      repeating: Lanes(repeating: Self.wordPrior), count: table.slotCount + 1,
      hasHugePages: table.slotCount > 1 << 17)
    for prior in table.priors { pairs[Int(prior.slot)] += isForward ? prior.forward : prior.backward }
    totals = Slab(repeating: .zero, count: conditioningKeys)
    let masses = isForward ? table.sourcePriorMass : table.targetPriorMass
    for key in 0..<conditioningKeys {
      totals[key] = Lanes(repeating: Self.wordPrior * Float(generatedKeys) + masses[key] + known.totals[key])
    }
    let nullPrior = max(Self.wordPrior, Self.nullMass / Float(max(generatedKeys, 1)))
    nulls = Slab(repeating: Lanes(repeating: nullPrior), count: generatedKeys)
    for key in 0..<generatedKeys { nulls[key] += known.unlinked[key] }
    nullTotal = Lanes(repeating: nullPrior * Float(generatedKeys) + known.unlinkedTotal)
    fertility = Slab(
      repeating: Lanes(repeating: Self.fertilityPrior), count: conditioningKeys * Self.fertilities)
    for cell in known.fertility.indices { fertility[cell] += known.fertility[cell] }
    jumps = Slab(repeating: .zero, count: JumpWeights.span)
  }
}
