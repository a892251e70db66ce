import ArgumentParser
import LintEngine
import LintRules
import TextModel

/// `glosa rules [ID]`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the lint rules with their levels, or explain one.")

  @Argument(help: "A rule's id, or a family.")
  var id: String?

  func run() throws {
    let all = KnownRules.all
    if let id, let rule = all.first(where: { $0.id == id }) {
      try Console.current.write(RulePage(rule).text)
      return
    }
    let chosen = id.map { id in all.filter { $0.family == id } } ?? all
    if chosen.isEmpty { throw RuleSelection.unknown(id ?? "") }
    let width = chosen.map(\.id.utf8.count).max() ?? 0
    for rule in chosen {
      let level = rule.isDefault ? rule.level.rawValue : "off"
      let padding = String(repeating: " ", count: width - rule.id.utf8.count)
      let gap = String(repeating: " ", count: 7 - level.utf8.count)
      let read = RuleRegistry.precision[rule.id].map { " (\($0.trueCount) of \($0.readCount) true)" } ?? ""
      try Console.current.write("\(rule.id)\(padding)  \(level)\(gap)  \(rule.summary)\(read)\n")
    }
  }
}

/// `glosa explain ID`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a lint rule with examples.")

  @Argument(help: "A rule's id.")
  var id: String

  func run() throws {
    guard let rule = KnownRules.rule(id) else { throw RuleSelection.unknown(id) }
    try Console.current.write(RulePage(rule).text)
  }
}
