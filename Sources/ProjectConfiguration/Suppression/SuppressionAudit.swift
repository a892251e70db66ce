import LintEngine
import TextModel

/// Counts what suppressions silence over a run, and reports those that silence nothing, name no rule, or give no reason.
public struct SuppressionAudit: Sendable {
  /// What is known about one suppression; a file can be read with several translations.
  private struct Entry {
    var suppression: Suppression
    /// Rules that it silenced, and rules that could have been.
    var silenced: Set<String> = []
    var active: Set<String> = []
    var levels: [String: Level]
  }

  private struct Key: Hashable {
    var location: Location
    var rules: [String]
  }

  private var entries: [Key: Entry] = [:]
  private var defects: [Location: (message: String, level: Level?)] = [:]
  private let names: RuleNames

  /// - Parameter rules: All rules that there are.
  public init(rules: [RuleMetadata]) { names = RuleNames(rules) }

  /// Takes note of what suppressions did in one file.
  ///
  /// - Parameters:
  ///   - silenced: The rules that were silenced, with places in `suppressions`.
  ///   - levels: The levels of the rules that run.
  public mutating func record(
    _ suppressions: [Suppression], silenced: [(rule: String, suppression: Int)], levels: [String: Level]
  ) {
    for (index, suppression) in suppressions.enumerated() {
      let key = Key(location: suppression.location, rules: suppression.rules)
      var entry = entries[key] ?? Entry(suppression: suppression, levels: levels)
      entry.active.formUnion(levels.keys)
      for finding in silenced where finding.suppression == index { entry.silenced.insert(finding.rule) }
      entries[key] = entry
    }
  }

  /// Takes note of what is wrong with comments.
  public mutating func record(
    _ defects: [(message: String, location: Location)], levels: [String: Level]
  ) {
    for defect in defects {
      self.defects[defect.location] = (defect.message, levels[ProjectRules.invalidSuppression.id])
    }
  }

  /// The findings about suppressions, by place.
  public var findings: [Finding] {
    var found: [Finding] = []
    for (location, defect) in defects {
      if let level = defect.level {
        found.append(
          Finding(
            rule: ProjectRules.invalidSuppression.id, level: level, message: defect.message, at: location,
            about: defect.message))
      }
    }
    for entry in entries.values { found += findings(entry) }
    return found.sorted { ($0.location, $0.rule, $0.message) < ($1.location, $1.rule, $1.message) }
  }

  private func findings(_ entry: Entry) -> [Finding] {
    let suppression = entry.suppression
    func finding(_ rule: RuleMetadata, _ message: String) -> [Finding] {
      guard let level = entry.levels[rule.id] else { return [] }
      return [
        Finding(
          rule: rule.id, level: level, message: message, at: suppression.location,
          about: suppression.rules.joined(separator: ",") + message)
      ]
    }
    var found: [Finding] = []
    for name in suppression.rules where !names.isKnown(name) {
      found += finding(
        ProjectRules.invalidSuppression, "there is no rule \(name); \(names.remedy(for: name) ?? "")")
    }
    let unused = suppression.rules.filter { isUnused($0, entry) }
    if !unused.isEmpty {
      found += finding(
        ProjectRules.unusedSuppression,
        "nothing of \(unused.joined(separator: ", ")) is to be silenced; take it out")
    } else if suppression.rules.isEmpty, entry.silenced.isEmpty {
      found += finding(ProjectRules.unusedSuppression, "nothing is to be silenced; take glosa:ignore out")
    }
    if suppression.reason.isEmpty {
      found += finding(ProjectRules.suppressionReason, "no reason is given; add -- and the reason")
    }
    return found
  }

  /// Whether a rule of that name ran, and none was silenced.
  private func isUnused(_ name: String, _ entry: Entry) -> Bool {
    entry.active.contains { Suppression.name(name, means: $0) }
      && !entry.silenced.contains { Suppression.name(name, means: $0) }
  }
}
