import ArgumentParser
import GlossaryModel
import TextModel

/// `glosa glossary diff`.
struct GlossaryDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what was changed between two states of a glossary, by concept and term.",
    discussion:
      "The order of concepts and terms does not count. The exit code is 1 when there are differences, as diff's."
  )

  @Argument(help: "The earlier glossary.")
  var old: String

  @Argument(help: "The later glossary.")
  var new: String

  @Flag(help: "Show changed counts of builds too (default: what people decide on).")
  var evidence = false

  @Flag(help: "Write JSON Lines, one change a line.")
  var json = false

  @OptionGroup var input: GlossaryInputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let changes = try input.load(old).glossary
      .changes(to: input.load(new).glossary, includingEvidence: evidence)
    for change in changes {
      try Console.current.write((json ? change.json : change.description.onOneLine) + "\n")
    }
    if !changes.isEmpty { throw ExitCode(1) }
  }
}

extension GlossaryChange {
  /// The change as one JSON object.
  fileprivate var json: String {
    let members = [
      ("change", kind.rawValue), ("concept", concept), ("language", term?.language.description ?? ""),
      ("term", term?.text ?? ""), ("field", field), ("old", old), ("new", new),
    ]
    return "{"
      + members.filter { !$0.1.isEmpty }.map { "\($0.0.jsonString):\($0.1.jsonString)" }.joined(
        separator: ",")
      + "}"
  }
}
