/// How much a key on one side speaks for a key on the other.
struct Lexicon: Sendable {
  /// One direction: for each given key, the likeliest keys of the other side.
  struct Table: Sendable {
    /// The row of key `k` is `entries[rowStarts[k]..<rowStarts[k + 1]]`.
    var rowStarts: [Int32]
    var entries: [Entry] = []
    /// The sum of each row's probabilities, at most 1.
    var masses: [Float] = []

    @inline(__always)
    func row(_ key: UInt32) -> Range<Int> { Int(rowStarts[Int(key)])..<Int(rowStarts[Int(key) + 1]) }
  }

  struct Entry: Sendable {
    var key: UInt32
    /// p(key | given key) / p(key): over 1 when the pair is likelier than chance.
    var ratio: Float
  }

  /// Target keys given a source key.
  var forward: Table
  /// Source keys given a target key.
  var backward: Table
}
