/// Builds a ``PairTable`` one source key at a time, with a dense array over the target keys instead of hashing.
struct PairTableBuilder {
  /// The most tokens a side may have; a link is one byte, and two values have another meaning.
  static let maximumLength = 250

  /// A place of a source key.
  private struct Occurrence {
    var pair: UInt32
    var position: UInt32
  }

  let source: KeyedText
  let target: KeyedText
  private var priors: PairPriors
  private var cellStarts = [0]
  private var rowStarts: [UInt32] = [0]
  private var slotPriors: [SlotPrior] = []
  private var sourceMass: [Float]
  private var targetMass: [Float]
  /// For each target key: in how many cells the current source key meets it.
  private var seen: [UInt32]
  /// For each target key: its place in the current row.
  private var place: [UInt16]

  init(source: KeyedText, target: KeyedText, priors: PairPriors) {
    self.source = source
    self.target = target
    self.priors = priors
    sourceMass = [Float](repeating: 0, count: source.keyCount)
    targetMass = [Float](repeating: 0, count: target.keyCount)
    seen = [UInt32](repeating: 0, count: target.keyCount)
    place = [UInt16](repeating: 0, count: target.keyCount)
  }

  /// The table of the whole bitext. Call it once.
  consuming func build() -> PairTable {
    layOutCells()
    let (occurrences, starts) = occurrencesByKey()
    let cellCount = cellStarts[cellStarts.count - 1]
    let cells = unsafe [UInt16](unsafeUninitializedCapacity: cellCount) { cells, count in
      for key in 0..<source.keyCount {
        let places = occurrences[starts[key]..<starts[key + 1]]
        addRow(of: key, touching: targets(of: places))
        for occurrence in places { unsafe fill(occurrence, in: cells) }
      }
      count = cellCount
    }
    return PairTable(
      rowStarts: rowStarts, cellStarts: cellStarts, cells: cells, priors: slotPriors,
      sourcePriorMass: sourceMass, targetPriorMass: targetMass)
  }

  private mutating func layOutCells() {
    cellStarts.reserveCapacity(source.count + 1)
    for pair in 0..<source.count {
      let (m, n) = (source.length(of: pair), target.length(of: pair))
      cellStarts.append(cellStarts[pair] + (max(m, n) <= Self.maximumLength ? m * n : 0))
    }
  }

  /// The places of every source key, key after key, and where each key's begin.
  private func occurrencesByKey() -> (list: [Occurrence], starts: [Int]) {
    var starts = [Int](repeating: 0, count: source.keyCount + 1)
    for pair in 0..<source.count where cellStarts[pair] < cellStarts[pair + 1] {
      for token in source.tokens[source.starts[pair]..<source.starts[pair + 1]] {
        starts[Int(token) + 1] += 1
      }
    }
    for key in 0..<source.keyCount { starts[key + 1] += starts[key] }
    var next = starts
    var list = [Occurrence](repeating: Occurrence(pair: 0, position: 0), count: starts[source.keyCount])
    for pair in 0..<source.count where cellStarts[pair] < cellStarts[pair + 1] {
      for (i, token) in source.tokens[source.starts[pair]..<source.starts[pair + 1]].enumerated() {
        list[next[Int(token)]] = Occurrence(pair: UInt32(pair), position: UInt32(i))
        next[Int(token)] += 1
      }
    }
    return (list, starts)
  }

  /// The target keys that a source key meets, in order of first appearance; counts them in `seen`.
  private mutating func targets(of places: ArraySlice<Occurrence>) -> [UInt32] {
    var touched: [UInt32] = []
    for occurrence in places {
      for t in target.starts[Int(occurrence.pair)]..<target.starts[Int(occurrence.pair) + 1] {
        let key = target.tokens[t]
        if seen[Int(key)] == 0 { touched.append(key) }
        seen[Int(key)] += 1
      }
    }
    return touched
  }

  /// Numbers the pairs of a source key that need a slot, and clears `seen`.
  private mutating func addRow(of key: Int, touching targets: [UInt32]) {
    let start = rowStarts[key]
    var used: UInt16 = 0
    priors.begin(key)
    for target in targets {
      let mass = priors.mass(of: Int(target))
      let needsSlot = (seen[Int(target)] > 1 || mass > 0) && used < .max
      seen[Int(target)] = 0
      place[Int(target)] = 0
      guard needsSlot else { continue }
      if mass > 0 {
        slotPriors.append(SlotPrior(slot: start + UInt32(used), mass: mass))
        sourceMass[key] += mass
        targetMass[Int(target)] += mass
      }
      used += 1
      place[Int(target)] = used
    }
    rowStarts.append(start + UInt32(used))
  }

  private func fill(_ occurrence: Occurrence, in cells: UnsafeMutableBufferPointer<UInt16>) {
    let pair = Int(occurrence.pair)
    let width = source.length(of: pair)
    var cell = cellStarts[pair] + Int(occurrence.position)
    for t in target.starts[pair]..<target.starts[pair + 1] {
      unsafe cells[cell] = place[Int(target.tokens[t])]
      cell += width
    }
  }
}
