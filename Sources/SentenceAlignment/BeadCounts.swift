/// Expected counts over a document, from which its priors and its length model are estimated.
struct BeadCounts: Sendable {
  /// Lines inside a bead (not its first), and lines in all, by border class.
  struct Borders: Sendable {
    var inner = [Double](repeating: 0, count: LineShape.borderCount)
    var all = [Double](repeating: 0, count: LineShape.borderCount)
  }

  /// Beads with both sides, source nulls, target nulls; after a match, after a null.
  var match: [Double] = [0, 0]
  var sourceNull: [Double] = [0, 0]
  var targetNull: [Double] = [0, 0]
  var shapes = [Double](repeating: 0, count: BeadShape.count)
  var source = Borders()
  var target = Borders()
  /// Classes of the first and of the last lines of beads, source · width + target.
  var starts = [Double](repeating: 0, count: LineShape.startCount * LineShape.startCount)
  var ends = [Double](repeating: 0, count: LineShape.endCount * LineShape.endCount)
  var sourceLength = 0.0
  var targetLength = 0.0
  /// Sum and weight of the squared length deviates.
  var deviates = 0.0
  var deviateWeight = 0.0

  static func + (a: Self, b: Self) -> Self { combined(a, b, +) }
  static func - (a: Self, b: Self) -> Self { combined(a, b, -) }

  private static func combined(_ a: Self, _ b: Self, _ with: (Double, Double) -> Double) -> Self {
    func each(_ path: KeyPath<Self, [Double]>) -> [Double] {
      zip(a[keyPath: path], b[keyPath: path]).map(with)
    }
    var result = Self()
    result.match = each(\.match)
    result.sourceNull = each(\.sourceNull)
    result.targetNull = each(\.targetNull)
    result.shapes = each(\.shapes)
    result.source = Borders(inner: each(\.source.inner), all: each(\.source.all))
    result.target = Borders(inner: each(\.target.inner), all: each(\.target.all))
    result.starts = each(\.starts)
    result.ends = each(\.ends)
    result.sourceLength = with(a.sourceLength, b.sourceLength)
    result.targetLength = with(a.targetLength, b.targetLength)
    result.deviates = with(a.deviates, b.deviates)
    result.deviateWeight = with(a.deviateWeight, b.deviateWeight)
    return result
  }
}
