/// A document's priors laid out for the nodes of a block.
struct PriorTerms: ~Copyable {
  /// Log probabilities after a match and after a null.
  let match: (Double, Double)
  let sourceNull: (Double, Double)
  let targetNull: (Double, Double)
  private let shapes: UncheckedArray<Float>
  /// Running sums of what borders inside a bead add.
  private let sourceBorders: UncheckedArray<Float>
  private let targetBorders: UncheckedArray<Float>
  private let starts: UncheckedArray<Float>
  private let ends: UncheckedArray<Float>
  /// Classes of the lines of the block.
  private let sourceStarts: UncheckedArray<UInt8>
  private let targetStarts: UncheckedArray<UInt8>
  private let sourceEnds: UncheckedArray<UInt8>
  private let targetEnds: UncheckedArray<UInt8>

  init(_ block: Block, _ document: DocumentTables, model: DocumentModel) {
    let priors = model.priors
    match = (Double(priors.match[0]), Double(priors.match[1]))
    sourceNull = (Double(priors.sourceNull[0]), Double(priors.sourceNull[1]))
    targetNull = (Double(priors.targetNull[0]), Double(priors.targetNull[1]))
    shapes = UncheckedArray(priors.shapes)
    sourceBorders = Self.sums(document.source.borders[block.source], priors.sourceBorders)
    targetBorders = Self.sums(document.target.borders[block.target], priors.targetBorders)
    starts = UncheckedArray(priors.starts)
    ends = UncheckedArray(priors.ends)
    sourceStarts = UncheckedArray(Array(document.source.starts[block.source]))
    targetStarts = UncheckedArray(Array(document.target.starts[block.target]))
    sourceEnds = UncheckedArray(Array(document.source.ends[block.source]))
    targetEnds = UncheckedArray(Array(document.target.ends[block.target]))
  }

  private static func sums(_ classes: ArraySlice<UInt8>, _ weights: [Float]) -> UncheckedArray<Float> {
    var values: [Float] = [0]
    var sum: Float = 0
    for line in classes {
      sum += weights[Int(line)]
      values.append(sum)
    }
    return UncheckedArray(values)
  }

  @inline(__always)
  func shape(_ index: Int) -> Float { shapes[index] }

  /// What the borders between the source lines `from..<to` add.
  @inline(__always)
  func sourceBorder(_ from: Int, _ to: Int) -> Float { sourceBorders[to] - sourceBorders[from + 1] }

  @inline(__always)
  func targetBorder(_ from: Int, _ to: Int) -> Float { targetBorders[to] - targetBorders[from + 1] }

  /// What it adds that a bead begins at node (i, j).
  @inline(__always)
  func start(_ i: Int, _ j: Int) -> Double {
    if i >= sourceStarts.count || j >= targetStarts.count { return 0 }
    return Double(starts[Int(sourceStarts[i]) * LineShape.startCount + Int(targetStarts[j])])
  }

  /// What it adds that a bead ends at node (i, j).
  @inline(__always)
  func end(_ i: Int, _ j: Int) -> Double {
    if i == 0 || j == 0 { return 0 }
    return Double(ends[Int(sourceEnds[i - 1]) * LineShape.endCount + Int(targetEnds[j - 1])])
  }
}
