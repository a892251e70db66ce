import ArgumentParser
import TextModel

/// The `glosa` command.
public struct Glosa: ParsableCommand {
  public static let version = "0.1.0"

  public static let configuration = CommandConfiguration(
    commandName: "glosa",
    abstract: "From text to trusted terminology: align, build glossaries, lint translations.",
    version: version,
    subcommands: subcommands)

  /// Every command, in the order of the help text; one line each.
  static let subcommands: [any ParsableCommand.Type] = [
    BuildCommand.self,
    AlignCommand.self,
    AlignWordsCommand.self,
    TrainCommand.self,
    LexiconCommand.self,
    LintCommand.self,
    LanguageServerCommand.self,
    SegmentCommand.self,
    NormalizeCommand.self,
    GlossaryCommand.self,
    ExportCommand.self,
    RulesCommand.self,
    ExplainCommand.self,
    InitCommand.self,
    ConfigCommand.self,
  ]

  public init() {}

  /// Runs a command line and returns its exit code: 0 done, 1 findings, 2 usage, input or configuration error.
  ///
  /// - Parameters:
  ///   - arguments: The words after the program's name.
  ///   - console: Where results and messages go.
  public static func run(_ arguments: [String], console: Console = Console()) -> Int32 {
    Console.$current.withValue(console) {
      do {
        var command = try parseAsRoot(FixOptions.expanding(arguments))
        try command.run()
        return 0
      } catch {
        return report(error, to: console)
      }
    }
  }

  private static func report(_ error: any Error, to console: Console) -> Int32 {
    if let code = error as? ExitCode { return code.rawValue }
    if let error = error as? InputError {
      console.message(error.description)
      return 2
    }
    let text = fullMessage(for: error)
    if exitCode(for: error) == .success {
      do { try console.write(text + "\n") } catch { return 2 }
      return 0
    }
    console.message(text)
    return 2
  }
}
