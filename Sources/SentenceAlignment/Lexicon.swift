/// How much a key on one side speaks for a key on the other.
struct Lexicon: Sendable {
  /// One direction: for each given key, the likeliest keys of the other side.
  struct Table: Sendable {
    /// The row of key `k` is `entries[rowStarts[k]..<rowStarts[k + 1]]`.
    fileprivate(set) var rowStarts: [Int32] = [0]
    fileprivate(set) var entries: [Entry] = []
    /// The sum of each row's probabilities, at most 1.
    fileprivate(set) var masses: [Float] = []

    @inline(__always)
    func row(_ key: UInt32) -> Range<Int> { Int(rowStarts[Int(key)])..<Int(rowStarts[Int(key) + 1]) }
  }

  struct Entry: Sendable {
    var key: UInt32
    /// p(key | given key) / p(key): over 1 when the pair is likelier than chance.
    var ratio: Float
  }

  /// Target keys given a source key.
  let forward: Table
  /// Source keys given a target key.
  let backward: Table

  /// Collects one direction.
  struct Builder {
    private struct Candidate {
      var given: UInt32
      var key: UInt32
      var probability: Float
      var chance: Float
    }

    private let keyCount: Int
    private let rowLimit: Int
    private var candidates: [Candidate] = []
    /// Pairs that are hardly likelier than chance say nothing.
    private static let leastRatio: Float = 1.5

    init(keyCount: Int, rowLimit: Int) {
      self.keyCount = keyCount
      self.rowLimit = rowLimit
    }

    /// - Parameter chance: The probability of `key` whatever the given key.
    mutating func add(_ given: UInt32, _ key: UInt32, _ probability: Float, chance: Float) {
      guard probability > Self.leastRatio * chance else { return }
      candidates.append(Candidate(given: given, key: key, probability: probability, chance: chance))
    }

    /// The rows, each with its likeliest keys.
    func table() -> Table {
      var starts = [Int](repeating: 0, count: keyCount + 1)
      for candidate in candidates { starts[Int(candidate.given) + 1] += 1 }
      for key in 0..<keyCount { starts[key + 1] += starts[key] }
      var next = starts
      var sorted = candidates
      for candidate in candidates {
        sorted[next[Int(candidate.given)]] = candidate
        next[Int(candidate.given)] += 1
      }
      var table = Table()
      for key in 0..<keyCount { append(&sorted[starts[key]..<starts[key + 1]], to: &table) }
      return table
    }

    private func append(_ row: inout ArraySlice<Candidate>, to table: inout Table) {
      if row.count > rowLimit {
        row.sort { $0.probability != $1.probability ? $0.probability > $1.probability : $0.key < $1.key }
      }
      var mass: Float = 0
      for candidate in row.prefix(rowLimit) {
        mass += candidate.probability
        table.entries.append(Entry(key: candidate.key, ratio: candidate.probability / candidate.chance))
      }
      table.masses.append(min(1, mass))
      table.rowStarts.append(Int32(table.entries.count))
    }
  }
}
