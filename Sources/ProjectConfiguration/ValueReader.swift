import Formats
import GlossaryModel
import LintEngine
import Resources
import TextModel

/// A value of a configuration file, read as what its key wants, with the place in every error.
struct ValueReader {
  let node: YAMLNode
  /// The names of all rules and families, and their options.
  let rules: RuleNames

  var location: Location { node.location }

  /// Whether the key has no value, as when all that belongs to it is commented out.
  var isBlank: Bool { node.isNull }

  /// Reads the keys of a mapping; a key without a value is as good as none.
  func readKeys<Target>(_ keys: [ConfigurationKey<Target>], into target: inout Target) throws(InputError) {
    for (key, value) in try node.members() {
      let name = try key.string()
      guard let known = keys.first(where: { $0.description.name == name }) else {
        throw key.unknown(name, among: keys.map(\.description.name), kind: "key")
      }
      let reader = ValueReader(node: value, rules: rules)
      if !reader.isBlank { try known.read(reader, &target) }
    }
  }

  func text() throws(InputError) -> String {
    let text = try node.string()
    if text.isEmpty { throw node.error("the text is empty") }
    return text
  }

  func language() throws(InputError) -> LanguageTag { try node.language() }

  func choice(among allowed: [String]) throws(InputError) -> String { try node.string(among: allowed) }

  func flag() throws(InputError) -> Bool { try choice(among: ["true", "false"]) == "true" }

  /// A path relative to the file, as the process can open it.
  func path() throws(InputError) -> String {
    let path = try text()
    return PathText.normalized(path.hasPrefix("/") ? path : PathText.folder(of: node.file) + path)
  }

  func pairRule() throws(InputError) -> PairRule {
    do { return try PairRule(try text()) } catch {
      throw InputError(error.what, at: error.location ?? location, remedy: error.remedy)
    }
  }

  func rule() throws(InputError) -> String {
    let id = try text()
    try check(id, node)
    return id
  }

  /// The parts of a list; a single value is a list of one.
  func items() throws(InputError) -> [ValueReader] {
    if node.isScalar || node.isMapping { return [self] }
    return try node.items().map { ValueReader(node: $0, rules: rules) }
  }

  func list<Value>(_ read: (ValueReader) throws(InputError) -> Value) throws(InputError) -> [Sourced<Value>] {
    var values: [Sourced<Value>] = []
    for item in try items() { values.append(Sourced(try read(item), item.location)) }
    return values
  }

  func check(_ id: String, _ node: YAMLNode) throws(InputError) {
    if let remedy = rules.remedy(for: id) {
      throw node.error("there is no rule \(id.printable)", remedy: remedy)
    }
  }
}
