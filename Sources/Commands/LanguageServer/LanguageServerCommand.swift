import ArgumentParser
import LanguageServer
import TextModel

/// `glosa lsp`.
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Serve editors: findings while typing, fixes, terms.",
    discussion: """
      Speaks the Language Server Protocol 3.17 over standard input and output; an editor starts it. The findings are \
      those of `glosa lint` for the texts as they are in the editor. How editors are set up: docs/editors.md.
      """)

  @OptionGroup var languages: LanguageOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Glossaries whose terms are checked (default: those of the configuration).")
  var glossary: [String] = []

  @Flag(
    name: .long, help: "Use standard input and output, which is what it always does; editors like to say so.")
  var stdio = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    var common = common
    // What a person wants to see on a terminal is noise in an editor's log.
    if !common.verbose { common.quiet = true }
    let options = ServingOptions(
      languages: languages, glossaries: glossary, configuration: configuration, common: common)
    var session = ServerSession(LintService(options), transport: StandardStreams())
    throw ExitCode(try session.run())
  }
}

/// What the command line says of the whole conversation.
struct ServingOptions {
  var languages: LanguageOptions
  /// Those of the command line, which replace those of the configuration.
  var glossaries: [String]
  var configuration: ConfigurationOptions
  var common: CommonOptions
}
