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

  /// The mean of what several models say of the same bitext.
  static func mean(of models: [LinkPosteriors]) -> LinkPosteriors {
    guard models.count > 1, let pairs = models.first?.count else { return models.first ?? LinkPosteriors() }
    var result = LinkPosteriors()
    for pair in 0..<pairs {
      let entries = models.flatMap { $0[pair] }.sorted { $0.cell < $1.cell }
      var index = 0
      while index < entries.count {
        let cell = entries[index].cell
        var sum: Float = 0
        while index < entries.count, entries[index].cell == cell {
          sum += entries[index].probability
          index += 1
        }
        result.append(cell: Int(cell), probability: sum / Float(models.count))
      }
      result.endPair()
    }
    return result
  }
}
