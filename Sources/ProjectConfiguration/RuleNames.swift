import GlossaryModel
import LintEngine

/// The names that rules are known by.
public struct RuleNames: Sendable {
  private let ids: Set<String>
  private let families: Set<String>
  private let rules: [RuleMetadata]

  public init(_ rules: [RuleMetadata]) {
    self.rules = rules
    ids = Set(rules.map(\.id))
    families = Set(rules.map(\.family))
  }

  /// Whether a name of a suppression stands for rules: an id, also with a dash for the slash, a family, or `all`.
  public func isKnown(_ name: String) -> Bool { ids.contains { Suppression.name(name, means: $0) } }

  /// The options of a rule, or those that all rules of a family have.
  func options(of name: String) -> [RuleOption] {
    if let rule = rules.first(where: { $0.id == name }) { return rule.allOptions }
    return rules.contains { $0.family == name && $0.isAboutUnits } ? [.except] : []
  }

  /// What to do about a name that is neither that of a rule nor that of a family; `nil` for those that are.
  public func remedy(for name: String) -> String? {
    if ids.contains(name) || families.contains(name) { return nil }
    let near = nearestName(to: name, among: ids.sorted() + families.sorted())
    return near.map { "did you mean \($0)?" } ?? "see `glosa rules`"
  }
}
