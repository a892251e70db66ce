/// The pairs of keys that occur together, numbered, and the number of every cell of every sentence pair.
///
/// The numbers (slots) of one source key follow each other. A cell holds its pair's 1-based place in the row of its
/// source key, so two bytes are enough. Place 0 stands for all pairs without a slot: a pair that occurs in one cell
/// only has count 0 whenever that cell is drawn anew, so there is nothing to store for it.
struct PairTable: Sendable {
  /// The first slot of each source key's row; the last entry is the number of slots.
  let rowStarts: [UInt32]
  /// Where each sentence pair's cells begin; the last entry is the number of cells. Skipped pairs have none.
  let cellStarts: [Int]
  /// The places of all cells; those of a pair target token by target token.
  let cells: [UInt16]
  /// Prior pseudo-counts by slot, in ascending order.
  let priors: [SlotPrior]
  /// The sum of the prior pseudo-counts of each source key's pairs.
  let sourcePriorMass: [Float]
  /// The sum of the prior pseudo-counts of each target key's pairs.
  let targetPriorMass: [Float]

  var slotCount: Int { Int(rowStarts[rowStarts.count - 1]) }

  /// Whether a sentence pair takes part: both sides have tokens, neither too many.
  func isUsed(_ pair: Int) -> Bool { cellStarts[pair] < cellStarts[pair + 1] }
}

/// A prior pseudo-count of a slot.
struct SlotPrior: Sendable {
  var slot: UInt32
  var mass: Float
}
