/// Both sides of a document.
struct DocumentTables: Sendable {
  var source: LineTable
  var target: LineTable

  /// Whether words can tell the lines of a stretch apart: both sides have keys left.
  func haveKeys(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
    !self.source.keys(of: source).isEmpty && !self.target.keys(of: target).isEmpty
  }
}

/// How probable each key is on either side by chance, from all documents of a run.
struct KeyCounts: Sendable {
  /// How many lines of each side hold each key.
  private(set) var source: [Float]
  private(set) var target: [Float]
  private var sourceTotal: Float = 0
  private var targetTotal: Float = 0
  private let constants: ModelConstants

  init(_ documents: [DocumentTables], keyCount: Int, constants: ModelConstants) {
    self.constants = constants
    source = [Float](repeating: 0, count: keyCount)
    target = source
    for document in documents {
      for key in document.source.keys { source[Int(key)] += 1 }
      for key in document.target.keys { target[Int(key)] += 1 }
      sourceTotal += Float(document.source.keys.count)
      targetTotal += Float(document.target.keys.count)
    }
  }

  /// The share of a key among the source keys, smoothed as if the text went on with other words.
  @inline(__always)
  func sourceProbability(_ key: UInt32) -> Float { probability(source[Int(key)], sourceTotal) }

  /// The share of a key among the target keys, likewise.
  @inline(__always)
  func targetProbability(_ key: UInt32) -> Float { probability(target[Int(key)], targetTotal) }

  @inline(__always)
  private func probability(_ count: Float, _ total: Float) -> Float {
    max((count + 0.1) / (total + constants.furtherKeys), constants.leastProbability)
  }
}
