import TextModel

/// What silences findings: a comment `glosa:ignore number/value -- the source is wrong`, or a flag `ignore-number-value`.
public struct Suppression: Hashable, Sendable {
  /// What it is about.
  public enum Reach: Hashable, Sendable {
    /// All units of a file.
    case file
    /// Units whose source or target begins between two places of a file, the places included.
    case region(from: Location, to: Location)
    /// The unit with that place in the run.
    case unit(Int)
  }

  /// Ids of rules, families or `all`, as they are written; empty for all.
  public var rules: [String]
  /// Why; empty when nothing is said.
  public var reason: String
  /// Where it stands.
  public var location: Location
  public var reach: Reach

  public init(rules: [String], reason: String = "", location: Location, reach: Reach) {
    self.rules = rules
    self.reason = reason
    self.location = location
    self.reach = reach
  }

  /// Whether it silences a rule.
  public func covers(_ rule: String) -> Bool {
    rules.isEmpty || rules.contains { Self.name($0, means: rule) }
  }

  /// Whether a name stands for a rule: its id, its family, or `all`; a dash may stand for the slash.
  public static func name(_ name: String, means rule: String) -> Bool {
    if name == rule || name == "all" { return true }
    guard let slash = rule.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
    let family = rule[..<slash]
    return name == family || name == family + "-" + rule[rule.index(after: slash)...]
  }

  /// The suppressions in the flags of units: `ignore-number-value`, `ignore-number/value`, `ignore-number`, and
  /// `ignore-all`.
  public static func flags(of units: [TranslationUnit]) -> [Suppression] {
    var found: [Suppression] = []
    for (index, unit) in units.enumerated() where !unit.flags.isEmpty {
      for flag in unit.flags where flag.hasPrefix("ignore-") {
        found.append(
          Suppression(rules: [String(flag.dropFirst(7))], location: unit.targetLocation, reach: .unit(index)))
      }
    }
    return found
  }
}

/// A finding that a suppression silences.
public struct SilencedFinding: Hashable, Sendable {
  public var finding: Finding
  /// The place of the suppression in the list that was given.
  public var suppression: Int

  public init(finding: Finding, suppression: Int) {
    self.finding = finding
    self.suppression = suppression
  }
}
