import GlossaryModel
import LintEngine
import TextModel

extension ValueReader {
  /// What is set about rules and families: `number/value: error`, or `length/max: {level: error, characters: 40}`.
  func ruleSettings() throws(InputError) -> [RuleSetting] {
    var settings: [RuleSetting] = []
    for (key, value) in try node.members() {
      let id = try key.string()
      try check(id, key)
      var setting = RuleSetting(id: id, location: key.location)
      if value.isMapping {
        try Self.read(value, rules.options(of: id), into: &setting)
      } else {
        setting.level = try Self.level(value)
      }
      settings.append(setting)
    }
    return settings
  }

  private static func read(_ node: YAMLNode, _ options: [RuleOption], into setting: inout RuleSetting)
    throws(InputError)
  {
    var values: [String: RuleOptionValue] = [:]
    for (key, value) in try node.members() {
      let name = try key.string()
      if name == "level" {
        setting.level = try level(value)
      } else if let option = options.first(where: { $0.name == name }) {
        values[name] = try self.value(value, option.kind)
      } else {
        throw key.unknown(name, among: ["level"] + options.map(\.name), kind: "option")
      }
    }
    setting.options = RuleOptions(values)
  }

  private static func level(_ node: YAMLNode) throws(InputError) -> RuleSwitch {
    let text = try node.string()
    if let level = Level(rawValue: text) { return .on(level) }
    // YAML 1.1 takes `off` for a truth value, and some editors write it so.
    if text == "off" || text == "false" { return .off }
    throw node.unknown(text, among: Level.allCases.map(\.rawValue) + ["off"], kind: "level")
  }

  private static func value(_ node: YAMLNode, _ kind: RuleOption.Kind) throws(InputError) -> RuleOptionValue {
    switch kind {
    case .choice(let words): return .texts([try node.string(among: words)])
    case .texts:
      if node.isScalar { return .texts([try node.string()]) }
      var texts: [String] = []
      for item in try node.items() { texts.append(try item.string()) }
      return .texts(texts)
    case .number(let range):
      guard let number = Double(try node.string()), range.contains(number) else {
        throw node.error(
          "a number from \(RuleOptionValue.number(range.lowerBound)) to \(RuleOptionValue.number(range.upperBound)) is expected"
        )
      }
      return .number(number)
    }
  }
}
