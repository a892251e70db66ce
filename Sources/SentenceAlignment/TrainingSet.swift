import TextModel

/// A bead of one of the documents, to learn from.
struct TrainingBead {
  var document: Int
  var bead: Bead
}

/// The key pairs of beads to learn from, laid out for the rounds of training.
///
/// Pairs that meet in one bead alone are left out: they would only repeat what the last pass believed of that bead.
struct TrainingSet: ~Copyable {
  /// One bead: its keys are `sourceKeys[sources]` and `targetKeys[targets]`.
  struct Example {
    var sources: Range<Int>
    var targets: Range<Int>
    var weight: Float
  }

  /// A target key of an example that may translate the source key of its row.
  struct Link: BitwiseCopyable {
    /// Position among the example's target keys.
    var column: UInt16
    /// Number of the pair.
    var pair: Int32
  }

  private(set) var examples: [Example] = []
  private(set) var sourceKeys: [UInt32] = []
  private(set) var targetKeys: [UInt32] = []
  private(set) var links: [Link] = []
  /// The links of source key `k` are `links[linkStarts[k]..<linkStarts[k + 1]]`.
  private(set) var linkStarts: [Int32] = [0]
  private(set) var pairs = PairIndex()

  /// - Parameters:
  ///   - beads: Beads with both sides.
  ///   - capacity: How many pairs of keys to take, at most; of more, beads are left out at even distances.
  init(_ beads: [TrainingBead], _ documents: [DocumentTables], minimumBeads: UInt8, capacity: Int) {
    select(beads, documents, capacity: capacity)
    let sketch = Sketch(self)
    links.reserveCapacity(sketch.pairCount / 3)
    for example in examples { link(example, sketch, minimumBeads) }
  }

  /// Beads with more pairs teach little, and cost much.
  private static let largestExample = 20_000

  private mutating func select(_ beads: [TrainingBead], _ documents: [DocumentTables], capacity: Int) {
    var total = 0
    for item in beads { total += size(item, documents) }
    // Takes each bead whose share of the capacity reaches the next whole one: even, and independent of the machine.
    var credit = 0.0
    let share = min(1, Double(capacity) / Double(max(1, total)))
    for item in beads {
      let size = size(item, documents)
      if size == 0 || size > Self.largestExample { continue }
      credit += share
      if credit < 1 && share < 1 { continue }
      credit -= 1
      let document = documents[item.document]
      let sourceStart = sourceKeys.count, targetStart = targetKeys.count
      sourceKeys += document.source.keys(of: item.bead.source)
      targetKeys += document.target.keys(of: item.bead.target)
      examples.append(
        Example(
          sources: sourceStart..<sourceKeys.count, targets: targetStart..<targetKeys.count,
          weight: item.bead.confidence))
    }
  }

  private func size(_ item: TrainingBead, _ documents: [DocumentTables]) -> Int {
    documents[item.document].source.keys(of: item.bead.source).count
      * documents[item.document].target.keys(of: item.bead.target).count
  }

  private mutating func link(_ example: Example, _ sketch: borrowing Sketch, _ minimumBeads: UInt8) {
    for k in example.sources {
      let source = sourceKeys[k]
      for (column, t) in example.targets.enumerated() {
        let target = targetKeys[t]
        let hash = PairIndex.hash(source, target)
        if sketch.count(hash) >= minimumBeads || source == target {
          links.append(Link(column: UInt16(column), pair: pairs.number(source, target, hash: hash)))
        }
      }
      linkStarts.append(Int32(links.count))
    }
  }

  /// In how many beads each pair meets, at least: counters shared by pairs of equal hash.
  private struct Sketch: ~Copyable {
    private let counters: UncheckedArray<UInt8>
    private let mask: Int
    private(set) var pairCount = 0

    init(_ set: borrowing TrainingSet) {
      for example in set.examples { pairCount += example.sources.count * example.targets.count }
      var size = 1 << 12
      while size < pairCount * 2, size < 1 << 23 { size *= 2 }
      mask = size - 1
      counters = UncheckedArray(repeating: 0, count: size)
      for example in set.examples {
        for k in example.sources {
          let source = set.sourceKeys[k]
          for t in example.targets { add(PairIndex.hash(source, set.targetKeys[t])) }
        }
      }
    }

    @inline(__always)
    private func add(_ hash: UInt64) {
      let slot = Int(truncatingIfNeeded: hash) & mask
      let count = counters[slot]
      counters[slot] = count == 255 ? count : count + 1
    }

    @inline(__always)
    func count(_ hash: UInt64) -> UInt8 { counters[Int(truncatingIfNeeded: hash) & mask] }
  }
}
