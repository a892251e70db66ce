import ArgumentParser
import LintEngine
import LintRules
import TextModel

extension Level: ExpressibleByArgument {}

/// `--rule ID=level`: a rule or family at another level than its own, or `off`.
struct RuleLevel: ExpressibleByArgument {
  let id: String
  let level: Level?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    id = String(parts[0])
    level = Level(rawValue: String(parts[1]))
    if level == nil && parts[1] != "off" { return nil }
  }
}

/// The rules that run.
enum RuleSelection {
  /// - Throws: ``InputError`` when an id names no rule and no family.
  static func configuration(levels: [RuleLevel], only: [String]) throws(InputError) -> LintConfiguration {
    var configuration = LintConfiguration()
    for entry in levels {
      try check(entry.id)
      configuration.levels[entry.id] = .some(entry.level)
    }
    let chosen = only.flatMap { $0.split(separator: ",") }
    if chosen.isEmpty, !only.isEmpty {
      throw InputError("--only names no rule", remedy: "see `glosa rules`")
    }
    for id in chosen {
      try check(String(id))
      configuration.only.insert(String(id))
    }
    return configuration
  }

  private static func check(_ id: String) throws(InputError) {
    if RuleRegistry.rule(id) == nil && !RuleRegistry.families.contains(id) {
      throw InputError("there is no rule \(id)", remedy: "see `glosa rules`")
    }
  }
}
