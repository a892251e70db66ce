/// Expected counts over a document, from which its priors and its length model are estimated.
struct BeadCounts: Sendable {
  /// Beads with both sides, source nulls, target nulls; after a match, after a null.
  var match: [Double] = [0, 0]
  var sourceNull: [Double] = [0, 0]
  var targetNull: [Double] = [0, 0]
  var shapes = [Double](repeating: 0, count: BeadShape.count)
  /// Lines inside a bead (not its first), and lines in all, by border class.
  var sourceInner = [Double](repeating: 0, count: Border.classCount)
  var sourceAll = [Double](repeating: 0, count: Border.classCount)
  var targetInner = [Double](repeating: 0, count: Border.classCount)
  var targetAll = [Double](repeating: 0, count: Border.classCount)
  var sourceLength = 0.0
  var targetLength = 0.0
  /// Sum and weight of the squared length deviates.
  var deviates = 0.0
  var deviateWeight = 0.0

  mutating func add(_ other: BeadCounts) {
    func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
    match = sum(match, other.match)
    sourceNull = sum(sourceNull, other.sourceNull)
    targetNull = sum(targetNull, other.targetNull)
    shapes = sum(shapes, other.shapes)
    sourceInner = sum(sourceInner, other.sourceInner)
    sourceAll = sum(sourceAll, other.sourceAll)
    targetInner = sum(targetInner, other.targetInner)
    targetAll = sum(targetAll, other.targetAll)
    sourceLength += other.sourceLength
    targetLength += other.targetLength
    deviates += other.deviates
    deviateWeight += other.deviateWeight
  }
}
