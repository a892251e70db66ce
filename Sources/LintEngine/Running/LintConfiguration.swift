/// Which rules run, how much they matter, and which texts they look at.
public struct LintConfiguration: Sendable {
  /// Levels by rule or family id; `nil` switches the rule off. A rule named here runs even if it is no default.
  public var levels: [String: Level?] = [:]
  /// What is set about rules beside their levels, by id.
  public var options: [String: RuleOptions] = [:]
  /// When not empty, only these rules or families run.
  public var only: Set<String> = []
  /// The texts whose own defects (punctuation, spaces) are reported: both for a pair of documents.
  public var sides: Set<Side> = [.target]
  /// Whether the time that each rule takes is measured.
  public var measuresTime = false
  /// Findings beyond this number are left out.
  public var maximumFindings = Int.max

  public init() {}

  /// The level at which a rule runs; `nil` when it does not.
  public func level(of rule: RuleMetadata) -> Level? {
    if !only.isEmpty, !only.contains(rule.id), !only.contains(rule.family) { return nil }
    if let level = levels[rule.id] ?? levels[rule.family] { return level }
    return rule.isDefault || only.contains(rule.id) ? rule.level : nil
  }
}
