import LintEngine
import LintRules
import ProjectConfiguration
import Resources
import TextModel

/// Something to report about a file or a key, if its rule runs.
struct Remark {
  var rule: RuleMetadata
  var message: String
  var location: Location
  /// For the fingerprint.
  var about: String
  /// The unit that it is about.
  var unit: (index: Int, id: String) = (-1, "")
  var source = ""

  /// The finding at the level at which its rule runs; `nil` when it does not.
  func finding(_ levels: [String: Level]) -> Finding? {
    levels[rule.id].map { level in
      Finding(
        rule: rule.id, level: level, message: message, at: location, about: about, unit: unit, source: source)
    }
  }

  /// The finding at the rule's own level.
  var finding: Finding {
    Finding(
      rule: rule.id, level: rule.level, message: message, at: location, about: about, unit: unit,
      source: source)
  }

  /// The keys that only one of two joined files has. Many of a kind are said once, as other habits are.
  static func keys(of joined: JoinedResources) -> [Remark] {
    var remarks: [Remark] = []
    let lost = Set(joined.missing)
    for (index, unit) in joined.units.enumerated() where unit.targets.isEmpty && lost.contains(unit.id) {
      remarks.append(
        Remark(
          rule: ProjectRules.missingKey,
          message: "the key \(unit.id) is missing in \(joined.target.text.name)",
          location: unit.sourceLocation,
          about: unit.id, unit: (index, unit.id), source: unit.source))
    }
    let extra = Set(joined.orphaned)
    let orphans = joined.target.units.filter { extra.contains($0.key) }.map { unit in
      Remark(
        rule: ProjectRules.orphanedKey, message: "the key \(unit.key) is not in \(joined.source.text.name)",
        location: joined.target.location(ofByte: 0, in: unit), about: unit.key, unit: (-1, unit.key))
    }
    return gathered(remarks, joined.units.count) + gathered(orphans, joined.units.count)
      + repeated(joined.repeated.source, joined.source) + repeated(joined.repeated.target, joined.target)
  }

  private static func repeated(_ places: [Int], _ file: ResourceFile) -> [Remark] {
    places.map { place in
      let unit = file.units[place]
      return Remark(
        rule: DuplicateKey.metadata, message: "the key \"\(unit.key)\" stands twice in \(file.text.name)",
        location: file.location(ofByte: 0, in: unit), about: unit.key, unit: (-1, unit.key))
    }
  }

  private static func gathered(_ remarks: [Remark], _ units: Int) -> [Remark] {
    guard remarks.count >= 5, remarks.count * 25 > units, var first = remarks.first else { return remarks }
    first.message += " (and \(remarks.count - 1) more in the file)"
    first.about = ""
    return [first]
  }
}

extension Remark {
  /// A translation whose source was changed later, by the last commits of both; `nil` for others.
  init?(stale target: String, of source: String) {
    guard let translated = FileAges.lastChange(of: target), let changed = FileAges.lastChange(of: source),
      changed.seconds > translated.seconds
    else { return nil }
    self.init(
      rule: ProjectRules.staleFile,
      message: "\(source) was changed on \(changed.day), this translation of it last on \(translated.day)",
      location: Location(file: target, line: 1, column: 1), about: source)
  }
}

extension Remark {
  /// A pattern of the configuration that is about no file.
  init(unmatched pattern: Sourced<String>) {
    self.init(
      rule: ProjectRules.unmatchedPattern, message: "\(pattern.value) is about no file",
      location: pattern.location,
      about: pattern.value)
  }

  /// A file that cannot be read.
  init(unreadable error: InputError) {
    self.init(
      rule: ProjectRules.unreadableFile,
      message: error.remedy.isEmpty ? error.what : "\(error.what); \(error.remedy)",
      location: error.location ?? Location(file: "."), about: error.what)
  }
}
