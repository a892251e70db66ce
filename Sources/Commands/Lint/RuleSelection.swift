import ArgumentParser
import Formats
import LintEngine
import ProjectConfiguration
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
  static func levels(_ levels: [RuleLevel]) throws(InputError) -> [(id: String, level: Level?)] {
    for entry in levels { try check(entry.id) }
    return levels.map { ($0.id, $0.level) }
  }

  /// The rules and families of `--only`, which takes commas between them.
  /// - Throws: ``InputError`` when an id names no rule and no family, or nothing is named.
  static func only(_ only: [String]) throws(InputError) -> [String] {
    let chosen = only.flatMap { $0.split(separator: ",").map(String.init) }
    if chosen.isEmpty, !only.isEmpty {
      throw InputError("--only names no rule", remedy: "see `glosa rules`")
    }
    for id in chosen { try check(id) }
    return chosen
  }

  private static let names = RuleNames(KnownRules.all)

  private static func check(_ id: String) throws(InputError) {
    if names.remedy(for: id) != nil { throw unknown(id) }
  }

  /// The error for a name that no rule has, with the nearest one that there is.
  static func unknown(_ id: String) -> InputError {
    InputError("there is no rule \(id.printable)", remedy: names.remedy(for: id) ?? "see `glosa rules`")
  }
}
