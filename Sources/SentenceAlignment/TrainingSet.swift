import TextModel

/// A bead of one of the documents, to learn from.
struct TrainingBead {
  var document: Int
  var bead: Bead
}

/// The key pairs of beads to learn from, laid out by source key for the rounds of training.
struct TrainingSet: ~Copyable {
  /// One bead; its target keys are `targetKeys[targets]`.
  struct Example {
    var sourceCount: Int
    var targets: Range<Int>
    var weight: Float
  }

  /// A place where a source key occurs.
  struct Occurrence: BitwiseCopyable {
    var example: Int32
    /// The end of its links; they begin where those of the occurrence before end.
    var linkEnd: Int32
  }

  /// A target key of the example that may translate the source key of the occurrence.
  struct Link: BitwiseCopyable {
    /// Index into `targetKeys`.
    var target: Int32
    /// Index into `pairTargets`.
    var pair: Int32
  }

  private(set) var examples: [Example] = []
  private(set) var targetKeys: [UInt32] = []
  /// The occurrences of source key `s` are `occurrences[occurrenceStarts[s]..<occurrenceStarts[s + 1]]`.
  private(set) var occurrenceStarts: [Int]
  private(set) var occurrences: [Occurrence] = []
  private(set) var links: [Link] = []
  /// The pairs of source key `s` are those with the targets `pairTargets[pairStarts[s]..<pairStarts[s + 1]]`.
  private(set) var pairStarts: [Int] = [0]
  private(set) var pairTargets: [UInt32] = []

  /// Beads with more pairs teach little, and cost much.
  private static let largestExample = 20_000

  /// - Parameters:
  ///   - beads: Beads with both sides.
  ///   - capacity: How many pairs of keys to take, at most; of more, beads are left out at even distances.
  init(_ beads: [TrainingBead], _ documents: [DocumentTables], keyCount: Int, capacity: Int) {
    occurrenceStarts = [Int](repeating: 0, count: keyCount + 1)
    let sourceKeys = select(beads, documents, capacity: capacity)
    sortOccurrences(sourceKeys)
    link()
  }

  /// Chooses the examples; returns the source keys of each, one after the other.
  private mutating func select(_ beads: [TrainingBead], _ documents: [DocumentTables], capacity: Int)
    -> [UInt32]
  {
    var total = 0
    for item in beads { total += size(item, documents) }
    // Takes each bead at which the sum of shares reaches the next whole number.
    let share = min(1, Double(capacity) / Double(max(1, total)))
    var credit = 0.0
    var sourceKeys: [UInt32] = []
    for item in beads {
      guard (1...Self.largestExample).contains(size(item, documents)) else { continue }
      credit += share
      if credit < 1 { continue }
      credit -= 1
      let document = documents[item.document]
      let sources = document.source.keys(of: item.bead.source)
      let start = targetKeys.count
      sourceKeys += sources
      targetKeys += document.target.keys(of: item.bead.target)
      examples.append(
        Example(sourceCount: sources.count, targets: start..<targetKeys.count, weight: item.bead.confidence))
    }
    return sourceKeys
  }

  private func size(_ item: TrainingBead, _ documents: [DocumentTables]) -> Int {
    documents[item.document].source.keys(of: item.bead.source).count
      * documents[item.document].target.keys(of: item.bead.target).count
  }

  /// Sorts the occurrences by key, each key's by example.
  private mutating func sortOccurrences(_ sourceKeys: [UInt32]) {
    for key in sourceKeys { occurrenceStarts[Int(key) + 1] += 1 }
    for key in 1..<occurrenceStarts.count { occurrenceStarts[key] += occurrenceStarts[key - 1] }
    var next = occurrenceStarts
    occurrences = [Occurrence](repeating: Occurrence(example: 0, linkEnd: 0), count: sourceKeys.count)
    var position = 0
    for (number, example) in examples.enumerated() {
      for key in sourceKeys[position..<(position + example.sourceCount)] {
        occurrences[next[Int(key)]].example = Int32(number)
        next[Int(key)] += 1
      }
      position += example.sourceCount
    }
  }

  /// Numbers the pairs, source key by source key.
  private mutating func link() {
    let keyCount = occurrenceStarts.count - 1
    // The numbers of one source key's pairs, by target key.
    let numbers = UncheckedArray<Int32>(repeating: -1, count: keyCount)
    for source in 0..<keyCount {
      for place in occurrenceStarts[source]..<occurrenceStarts[source + 1] {
        for t in examples[Int(occurrences[place].example)].targets {
          let target = Int(targetKeys[t])
          if numbers[target] < 0 {
            numbers[target] = Int32(pairTargets.count)
            pairTargets.append(UInt32(target))
          }
          links.append(Link(target: Int32(t), pair: numbers[target]))
        }
        occurrences[place].linkEnd = Int32(links.count)
      }
      for pair in pairStarts[source]..<pairTargets.count { numbers[Int(pairTargets[pair])] = -1 }
      pairStarts.append(pairTargets.count)
    }
  }
}
