import ArgumentParser
import LintEngine

/// Which fixes are made.
enum FixMode: String, ExpressibleByArgument, CaseIterable {
  /// Those that change no meaning.
  case safe
  /// Also those that a person should look at.
  case suggested

  func takes(_ fix: Fix) -> Bool { self == .suggested || fix.safety == .safe }
}

/// Whether the files are mended.
struct FixOptions: ParsableArguments {
  @Flag(name: .long, help: "Mend what can be mended without a doubt; --fix=suggested mends more.")
  var fix = false

  /// What `--fix=suggested` is turned into.
  @Flag(name: .customLong(FixOptions.suggestedName), help: .private)
  var fixSuggested = false

  @Flag(name: .customLong("dry-run"), help: "With --fix, print what would change as a patch for git apply.")
  var dryRun = false

  mutating func validate() throws {
    if dryRun, mode == nil { throw ValidationError("--dry-run goes with --fix.") }
  }

  /// The fixes to make; `nil` for none.
  var mode: FixMode? { fixSuggested ? .suggested : fix ? .safe : nil }

  private static let suggestedName = "fix-suggested"

  /// A command line in which `--fix=MODE` is a flag of its own: a flag cannot have a value that may be left out.
  static func expanding(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    return arguments.enumerated().map { place, argument in
      guard place < end else { return argument }
      switch argument {
      case "--fix=safe": return "--fix"
      case "--fix=suggested": return "--\(suggestedName)"
      default: return argument
      }
    }
  }
}
