/// What the sampler needs of one sentence pair, brought together so that drawing its links touches little memory.
///
/// "Generated" tokens choose a link among the "conditioning" tokens. Tables over both are padded to a multiple of four
/// conditioning tokens, and the padding has weight 0.
struct SentenceFrame: ~Copyable {
  private static let side = PairTableBuilder.maximumLength + 4
  /// Generated and conditioning tokens.
  private(set) var generated = 0
  private(set) var conditioning = 0
  /// Conditioning tokens with padding.
  private(set) var width = 0
  /// The index of the first generated token in its text.
  private(set) var start = 0

  let generatedKeys = Slab<UInt32>(repeating: 0, count: side)
  let conditioningKeys = Slab<UInt32>(repeating: 0, count: side)
  /// The slot of each generated and conditioning token.
  let slots = Slab<UInt32>(repeating: 0, count: side * side)
  /// For each chain, generated and conditioning token the word probability.
  let weights = Slab<Float>(repeating: 0, count: 4 * side * side)
  /// For each generated token the weight of being unlinked.
  let nullWeights = Slab<Lanes>(repeating: .zero, count: side)
  /// For each conditioning token one over its total.
  let inverseTotals = Slab<Lanes>(repeating: .zero, count: side)
  /// For each conditioning token and fertility how much likelier one more link is.
  let ratios = Slab<Lanes>(repeating: Lanes(repeating: 1), count: ModelCounts.fertilities * side)
  /// For each conditioning token its number of links when the pair was taken up.
  let oldFertilities = Slab<Lanes>(repeating: .zero, count: side)
  /// The links of all generated tokens and chains when the pair was taken up.
  let oldLinks = Slab<UInt8>(repeating: 0, count: 4 * side)

  // Those of the chain that is being drawn:
  /// For each conditioning token its number of links.
  let fertilities = Slab<Int32>(repeating: 0, count: side)
  /// For each conditioning token the ratio that belongs to its number of links.
  let ratio = Slab<Float>(repeating: 1, count: side)
  /// For each generated token the next link to its right, or the conditioning length.
  let nextLinks = Slab<Int32>(repeating: 0, count: side)
  /// The weights of one token's links.
  let buffer = Slab<Float>(repeating: 0, count: side)
  /// The sum of conditional distributions, for each generated and conditioning token.
  let posteriors = Slab<Float>(repeating: 0, count: side * side)

  /// Takes up a sentence pair.
  mutating func load(_ pair: Int, generated text: KeyedText, conditioning other: KeyedText) {
    start = text.starts[pair]
    generated = text.length(of: pair)
    conditioning = other.length(of: pair)
    width = (conditioning + 3) & ~3
    for g in 0..<generated { generatedKeys[g] = text.tokens[start + g] }
    for h in 0..<conditioning { conditioningKeys[h] = other.tokens[other.starts[pair] + h] }
  }

  /// Looks up the slots of all cells.
  func findSlots(of pair: Int, in table: PairTable, direction: Direction) {
    let none = UInt32(table.slotCount)
    let first = table.cellStarts[pair]
    let isForward = direction == .sourceToTarget
    let (generatedStep, conditioningStep) = isForward ? (conditioning, 1) : (1, generated)
    for h in 0..<conditioning {
      // Rows belong to source keys; place 1 is the first of a row.
      let row = isForward ? table.rowStarts[Int(conditioningKeys[h])] &- 1 : 0
      for g in 0..<generated {
        let place = table.cells[first + g * generatedStep + h * conditioningStep]
        let start = isForward ? row : table.rowStarts[Int(generatedKeys[g])] &- 1
        slots[g * width + h] = place == 0 ? none : start &+ UInt32(place)
      }
    }
    for g in 0..<generated { for h in conditioning..<width { slots[g * width + h] = none } }
  }
}
