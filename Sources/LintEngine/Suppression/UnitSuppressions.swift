import TextModel

/// Which suppressions are about which units of a file.
public struct UnitSuppressions: Sendable {
  public let suppressions: [Suppression]
  /// Suppressions of the whole file, and those of single units by the unit's place.
  private var everywhere: [Int] = []
  private var byUnit: [Int: [Int]] = [:]

  /// - Parameters:
  ///   - suppressions: The first that covers a finding silences it.
  ///   - units: The units of the file, in the order in which findings number them.
  public init(_ suppressions: [Suppression], units: [TranslationUnit]) {
    self.suppressions = suppressions
    if suppressions.isEmpty { return }
    let places = UnitPlaces(units)
    for (index, suppression) in suppressions.enumerated() {
      switch suppression.reach {
      case .file: everywhere.append(index)
      case .unit(let unit): byUnit[unit, default: []].append(index)
      case .region(let from, let to):
        for unit in places.units(from, to) { byUnit[unit, default: []].append(index) }
      }
    }
  }

  /// The suppression that silences a finding; `nil` when none does.
  public func silencer(of finding: Finding) -> Int? {
    if suppressions.isEmpty { return nil }
    let near = byUnit[finding.unitIndex] ?? []
    return (near + everywhere).filter { suppressions[$0].covers(finding.rule) }.min()
      ?? (finding.unitIndex < 0 ? silencer(at: finding) : nil)
  }

  /// For findings that are about no unit.
  private func silencer(at finding: Finding) -> Int? {
    suppressions.firstIndex { suppression in
      guard case .region(let from, let to) = suppression.reach, suppression.covers(finding.rule) else {
        return false
      }
      return from.file == finding.location.file && from <= finding.location && finding.location <= to
    }
  }

  /// Divides the findings of a file into those that stay and those that are silenced.
  func divide(_ findings: [Finding], of units: [TranslationUnit]) -> LintedFile {
    var file = LintedFile(units)
    for finding in findings {
      if let index = silencer(of: finding) {
        file.append(SilencedFinding(finding: finding, suppression: index))
      } else {
        file.append(finding, units[finding.unitIndex])
      }
    }
    return file
  }
}

/// The places of units, sorted, by file.
private struct UnitPlaces {
  private var byFile: [String: [(place: Location, unit: Int)]] = [:]

  init(_ units: [TranslationUnit]) {
    for (index, unit) in units.enumerated() {
      byFile[unit.sourceLocation.file, default: []].append((unit.sourceLocation, index))
      if unit.targetLocation != unit.sourceLocation {
        byFile[unit.targetLocation.file, default: []].append((unit.targetLocation, index))
      }
    }
    for file in byFile.keys { byFile[file]?.sort { ($0.place, $0.unit) < ($1.place, $1.unit) } }
  }

  /// The units that begin between two places of a file.
  func units(_ from: Location, _ to: Location) -> Set<Int> {
    guard let places = byFile[from.file] else { return [] }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].place < from { low = middle + 1 } else { high = middle }
    }
    return Set(places[low...].prefix { $0.place <= to }.map(\.unit))
  }
}
