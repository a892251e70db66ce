/// The probable links of every sentence pair in one direction.
struct LinkPosteriors: Sendable {
  /// A link and its probability.
  struct Entry: Sendable {
    /// Target position × source length + source position.
    var cell: UInt16
    /// Probability × 65535.
    var scaled: UInt16

    var probability: Float { Float(scaled) / 65535 }
  }

  /// Less probable links are not kept.
  static let minimum: Float = 0.01

  private(set) var entries: [Entry] = []
  private var starts = [0]

  /// How many sentence pairs there are.
  var count: Int { starts.count - 1 }

  /// The probable links of a pair.
  subscript(pair: Int) -> ArraySlice<Entry> { entries[starts[pair]..<starts[pair + 1]] }

  /// Adds a link to the pair that is being filled, if it is probable enough.
  mutating func append(cell: Int, probability: Float) {
    if probability < Self.minimum { return }
    entries.append(Entry(cell: UInt16(cell), scaled: UInt16(min(probability, 1) * 65535)))
  }

  /// Ends the pair that is being filled.
  mutating func endPair() { starts.append(entries.count) }
}
