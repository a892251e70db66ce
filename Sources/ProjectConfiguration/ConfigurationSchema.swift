import LintEngine

/// The JSON schema of `.glosa.yml` (draft 7, which editors know), made from the table of keys.
public enum ConfigurationSchema {
  /// The schema as a JSON text.
  /// - Parameter rules: All rules that there are.
  public static func text(rules: [RuleMetadata]) -> String {
    let schema: JSONTree = .object([
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Configuration of Glosa (.glosa.yml)")),
      ("type", .list([.text("object"), .text("null")])),
      ("additionalProperties", .bare("false")),
      ("properties", properties(ConfigurationKeys.all, rules)),
    ])
    return schema.text + "\n"
  }

  private static func properties(_ keys: [KeyDescription], _ rules: [RuleMetadata]) -> JSONTree {
    .object(
      keys.map { key in
        (key.name, described(key.summary, [("anyOf", .list([.object(schema(key.kind, rules)), null]))]))
      })
  }

  private static let null = JSONTree.object([("type", .text("null"))])

  private static func schema(_ kind: ValueKind, _ rules: [RuleMetadata]) -> [(String, JSONTree)] {
    switch kind {
    case .path, .glob: return text
    case .pairRule: return text + [("pattern", .text("^[^>]+->[^>]+$"))]
    case .language: return text + [("pattern", .text("^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"))]
    case .rule: return [("enum", .list(names(rules).map { .text($0.id) }))]
    case .flag: return [("type", .text("boolean"))]
    case .choice(let choices): return [("enum", .list(choices.map { .text($0) }))]
    case .rules: return ruleSettings(rules)
    case .list(let item):
      let one = JSONTree.object(schema(item, rules))
      return [("anyOf", .list([one, .object([("type", .text("array")), ("items", one)])]))]
    case .parts(let keys):
      let part: JSONTree = .object([
        ("type", .text("object")), ("additionalProperties", .bare("false")),
        ("properties", properties(keys, rules)),
      ])
      return [("anyOf", .list([part, .object([("type", .text("array")), ("items", part)])]))]
    }
  }

  private static let text: [(String, JSONTree)] = [("type", .text("string")), ("minLength", .bare("1"))]

  /// By rule or family: a level, as YAML 1.2 and 1.1 read `off`, or options with the level among them.
  private static func ruleSettings(_ rules: [RuleMetadata]) -> [(String, JSONTree)] {
    let levels: [(String, JSONTree)] = [
      ("enum", .list(Level.allCases.reversed().map { .text($0.rawValue) } + [.text("off"), .bare("false")]))
    ]
    let known = RuleNames(rules)
    let members = names(rules).map { name -> (String, JSONTree) in
      let options = known.options(of: name.id).map { ($0.name, described($0.summary, schema($0.kind))) }
      let mapping: JSONTree = .object([
        ("type", .text("object")), ("additionalProperties", .bare("false")),
        ("properties", .object([("level", described("How much the rule matters.", levels))] + options)),
      ])
      return (name.id, described(name.summary, [("anyOf", .list([.object(levels), mapping]))]))
    }
    return [
      ("type", .text("object")), ("additionalProperties", .bare("false")), ("properties", .object(members)),
    ]
  }

  /// The values of an option.
  private static func schema(_ kind: RuleOption.Kind) -> [(String, JSONTree)] {
    switch kind {
    case .choice(let words): return [("enum", .list(words.map { .text($0) }))]
    case .number(let range):
      return [
        ("type", .text("number")), ("minimum", .bare(RuleOptionValue.number(range.lowerBound).description)),
        ("maximum", .bare(RuleOptionValue.number(range.upperBound).description)),
      ]
    case .texts:
      // YAML takes 24 and 1.5 for numbers; they are meant as texts.
      let one = JSONTree.object([("type", .list([.text("string"), .text("number")]))])
      return [("anyOf", .list([one, .object([("type", .text("array")), ("items", one)])]))]
    }
  }

  /// Families and rules with what they report, sorted.
  private static func names(_ rules: [RuleMetadata]) -> [(id: String, summary: String)] {
    let families = Set(rules.map(\.family)).map { (id: $0, summary: "All rules of the family \($0).") }
    return (families + rules.map { (id: $0.id, summary: $0.summary) }).sorted { $0.id < $1.id }
  }

  private static func described(_ summary: String, _ members: [(String, JSONTree)]) -> JSONTree {
    .object([("description", .text(summary))] + members)
  }
}
