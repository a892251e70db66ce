import Formats
import GlossaryModel
import LintEngine
import TextModel

extension ProjectSettings {
  /// The name of a project's configuration file.
  public static let fileName = ".glosa.yml"

  /// Reads a configuration file and those that it extends.
  ///
  /// Values of a file go before those of the files that it extends, but for glossaries, exclusions, levels and
  /// overrides, which are added to them.
  /// - Parameters:
  ///   - file: Its path.
  ///   - text: What to read in its place; `nil` for the file as it is.
  ///   - rules: All rules that there are.
  /// - Throws: ``InputError`` with line and column of the first defect.
  public init(file: String, text: String? = nil, rules: [RuleMetadata]) throws(InputError) {
    self.init(rules: rules)
    let path = PathText.normalized(file)
    self.file = path
    folder = PathText.folder(of: path)
    let content = if let text { text } else { try InputFile(path).text() }
    try read(content, path, names: RuleNames(rules), chain: [])
  }

  /// How many files may extend one another.
  private static let longestChain = 16

  private mutating func read(_ text: String, _ path: String, names: RuleNames, chain: [String])
    throws(InputError)
  {
    guard let node = try YAMLNode.parse(text, file: path), !node.isNull else { return }
    let reader = ValueReader(node: node, rules: names)
    for (key, value) in try node.members() where try key.string() == "extends" {
      let parents = ValueReader(node: value, rules: names)
      if parents.isBlank { continue }
      for parent in try parents.list({ value throws(InputError) in try value.path() }) {
        if (chain + [path]).contains(parent.value) || chain.count > Self.longestChain {
          throw InputError(
            "\(parent.value.printable) extends itself", at: parent.location, remedy: "take one extends out")
        }
        if !InputFile(parent.value).exists {
          throw InputError(
            "there is no file \(parent.value.printable)", at: parent.location, remedy: "check the path")
        }
        extended.append(parent.value)
        try read(try InputFile(parent.value).text(), parent.value, names: names, chain: chain + [path])
      }
    }
    try reader.readKeys(ConfigurationKeys.settings, into: &self)
  }
}
