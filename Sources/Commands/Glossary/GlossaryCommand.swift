import ArgumentParser
import Formats
import TextModel

/// `glosa glossary`: the work on glossaries that live in a repository.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Look into glossaries, compare and merge them, and record decisions.",
    discussion: """
      Every format that glosa reads is taken as a glossary; decisions are kept in the native format (.yml). A \
      glossary that glosa build has written is brought up to date by building onto it again.
      """,
    subcommands: [
      GlossaryLookupCommand.self, GlossaryStatusCommand.self, GlossaryDiffCommand.self,
      GlossaryMergeCommand.self,
      GlossaryValidateCommand.self, GlossaryStatsCommand.self,
    ])
}

/// How the glossaries of a command are read.
struct GlossaryInputOptions: ParsableArguments {
  @Option(name: .customLong("input-format"), help: "Format of the glossaries, whatever their names.")
  var format: String?

  @OptionGroup var languages: LanguageOptions

  /// Reads a glossary.
  ///
  /// - Parameter allowsSameIDs: Whether two concepts may have the same id, for looking only.
  /// - Throws: ``InputError`` when it cannot be used.
  func load(_ path: String, allowsSameIDs: Bool = false) throws -> GlossaryFile {
    try GlossaryFile(
      path, format: format, options: ReadOptions(from: languages.from, to: languages.to),
      allowsSameIDs: allowsSameIDs)
  }
}
