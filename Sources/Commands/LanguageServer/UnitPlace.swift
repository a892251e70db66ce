import LintEngine
import TextModel

/// The unit that a place of a file lies in.
struct UnitPlace {
  /// Its place in the input.
  var index: Int
  /// Whether the place lies in the translation.
  var side: Side

  /// The unit that begins last before a place; `nil` before the first one.
  /// - Parameters:
  ///   - place: With an absolute path.
  init?(_ place: Location, in input: LintInput) {
    var best: (begin: Location, index: Int, side: Side)?
    func consider(_ begin: Location, _ index: Int, _ side: Side) {
      guard begin.line > 0, (begin.line, begin.column) <= (place.line, place.column) else { return }
      if let best, (begin.line, begin.column) < (best.begin.line, best.begin.column) { return }
      best = (begin, index, side)
    }
    let names = Set(input.files.filter { WorkingFolder.absolute($0) == place.file })
    for (index, unit) in input.units.enumerated() {
      if names.contains(unit.sourceLocation.file) { consider(unit.sourceLocation, index, .source) }
      if names.contains(unit.targetLocation.file) { consider(unit.targetLocation, index, .target) }
    }
    guard let best else { return nil }
    (index, side) = (best.index, best.side)
  }
}
