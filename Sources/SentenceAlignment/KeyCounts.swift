/// Both sides of a document.
struct DocumentTables: Sendable {
  var source: LineTable
  var target: LineTable
}

/// How many lines of each side hold each key, over all documents of a run.
struct KeyCounts: Sendable {
  private(set) var source: [Float]
  private(set) var target: [Float]
  private var sourceTotal: Float = 0
  private var targetTotal: Float = 0

  init(_ documents: [DocumentTables], keyCount: Int) {
    source = [Float](repeating: 0, count: keyCount)
    target = source
    for document in documents {
      for key in document.source.keys { source[Int(key)] += 1 }
      for key in document.target.keys { target[Int(key)] += 1 }
      sourceTotal += Float(document.source.keys.count)
      targetTotal += Float(document.target.keys.count)
    }
    sourceTotal = max(1, sourceTotal)
    targetTotal = max(1, targetTotal)
  }

  /// The share of a key among the source keys, not under `floor`.
  @inline(__always)
  func sourceProbability(_ key: UInt32, _ floor: Float) -> Float {
    max(source[Int(key)] / sourceTotal, floor)
  }

  /// The share of a key among the target keys, not under `floor`.
  @inline(__always)
  func targetProbability(_ key: UInt32, _ floor: Float) -> Float {
    max(target[Int(key)] / targetTotal, floor)
  }
}
