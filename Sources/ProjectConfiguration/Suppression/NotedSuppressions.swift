import LintEngine
import TextModel

/// The suppressions in the notes and flags of units, which have no comments of their own.
public struct NotedSuppressions {
  public private(set) var suppressions: [Suppression] = []

  /// - Parameters:
  ///   - units: The units of a file.
  ///   - readers: What was read from the comments of its files; notes that are comments are theirs. `nil` for files whose
  ///     comments are not read: notes then stand where their units stand.
  ///   - isRule: Whether a name stands for a rule: other flags are meant for other programs.
  public init(_ units: [TranslationUnit], readers: [SuppressionReader]?, isRule: (String) -> Bool) {
    var signs = readers?.flatMap(\.loose) ?? []
    var last: (unit: String, note: String, place: Location)?
    for (index, unit) in units.enumerated() {
      for note in unit.notes where note.hasPrefix(SuppressionText.sign) {
        let text = SuppressionText(note)
        guard text.kind == .unit || text.kind == .file else { continue }
        var place = unit.targetLocation
        if let last, last.unit == unit.id, last.note == note {
          // The same note of another plural form or language.
          place = last.place
        } else if readers != nil {
          guard let next = Self.nearest(to: unit, among: signs) else { continue }
          place = signs.remove(at: next)
        }
        last = (unit.id, note, place)
        suppressions.append(
          Suppression(
            rules: text.rules, reason: text.reason, location: place,
            reach: text.kind == .file ? .file : .unit(index)))
      }
    }
    let places = readers?.flatMap(\.flags) ?? []
    for var flag in Suppression.flags(of: units) where flag.rules.allSatisfy(isRule) {
      if case .unit(let unit) = flag.reach, let rule = flag.rules.first {
        let before = places.last { $0.flag == "ignore-" + rule && $0.location < units[unit].sourceLocation }
        flag.location = before?.location ?? flag.location
      }
      suppressions.append(flag)
    }
  }

  /// The index of the sign that stands nearest to one of a unit's texts.
  private static func nearest(to unit: TranslationUnit, among signs: [Location]) -> Int? {
    func distance(_ sign: Location) -> Int {
      [unit.sourceLocation, unit.targetLocation].filter { $0.file == sign.file }
        .map { abs($0.line - sign.line) }.min() ?? .max
    }
    return signs.indices.min { (distance(signs[$0]), $0) < (distance(signs[$1]), $1) }
  }
}
