import LintEngine
import TextModel

/// The level and options of a rule, and what set them.
public struct RuleChoice: Sendable {
  /// `nil` is off.
  public var level: Level?
  public var options = RuleOptions()
  /// `nil` where the rule's own level holds.
  public var location: Location?

  /// - Parameter isOwn: Whether the setting names the rule, not its family.
  fileprivate mutating func take(_ setting: RuleSetting, isOwn: Bool, _ rule: RuleMetadata) {
    if let level = setting.level {
      self.level = level.level
    } else if isOwn, location == nil {
      level = rule.level
    }
    options.add(setting.options)
    location = setting.location
  }
}

extension ProjectSettings {
  /// Adds levels of the command line, which go before all others, and its choice of rules, which replaces that of the file.
  ///
  /// - Parameters:
  ///   - levels: By id of a rule or family.
  ///   - only: Rules and families that run; empty for no other choice.
  public mutating func add(levels: [(id: String, level: Level?)], only: [String]) {
    commandLine += levels.map {
      RuleSetting(id: $0.id, level: RuleSwitch($0.level), location: Location(file: "--rule"))
    }
    if !only.isEmpty { self.only = only.map { Sourced($0, Location(file: "--only")) } }
  }

  /// The levels and options of all rules for a file.
  ///
  /// Settings of `rules` hold first, then those of the overrides that are about the file, in their order, then those of the
  /// command line. Of those given together, that of a rule goes before that of its family. Options switch a rule on that is
  /// off by default.
  /// - Parameters:
  ///   - path: Relative to ``folder``.
  ///   - language: The target language.
  public func levels(for path: String, in language: LanguageTag?) -> [String: RuleChoice] {
    var choices: [String: RuleChoice] = [:]
    for rule in known { choices[rule.id] = RuleChoice(level: rule.isDefault ? rule.level : nil) }
    let applied = overrides.filter { $0.applies(to: path, language) }.map(\.rules)
    for layer in [rules] + applied + [commandLine] {
      for setting in layer where !setting.id.contains("/") {
        for rule in known where rule.family == setting.id {
          choices[rule.id]?.take(setting, isOwn: false, rule)
        }
      }
      for setting in layer where setting.id.contains("/") {
        guard let rule = known.first(where: { $0.id == setting.id }) else { continue }
        choices[rule.id]?.take(setting, isOwn: true, rule)
      }
    }
    if let first = only.first { select(&choices, first.location) }
    return choices
  }

  /// Switches off all that `only` does not name, and switches on rules that it names and nothing else is said about.
  private func select(_ choices: inout [String: RuleChoice], _ place: Location) {
    for rule in known {
      if let named = only.first(where: { $0.value == rule.id }) {
        if choices[rule.id]?.location == nil {
          choices[rule.id] = RuleChoice(level: rule.level, location: named.location)
        }
      } else if !only.contains(where: { $0.value == rule.family }) {
        choices[rule.id] = RuleChoice(level: nil, location: place)
      }
    }
  }

  /// What a linter needs for a file: the rules that run, and what something else than the rules themselves sets.
  public func configuration(for path: String, in language: LanguageTag?) -> LintConfiguration {
    var configuration = LintConfiguration()
    configuration.only = Set(only.map(\.value))
    for (id, choice) in levels(for: path, in: language) where choice.location != nil {
      configuration.levels[id] = .some(choice.level)
      if !choice.options.isEmpty { configuration.options[id] = choice.options }
    }
    return configuration
  }
}
