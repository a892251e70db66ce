import ArgumentParser
import Formats
import GlossaryModel
import LocaleProfiles
import Terminology
import TextModel

/// `glosa glossary validate`.
struct GlossaryValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check that glossaries say one thing about each concept and each term.",
    discussion:
      "The exit code is 1 when there are findings at or above --fail-on, 2 when a file cannot be read.")

  /// From which level on findings make the run fail.
  enum Threshold: String, ExpressibleByArgument, CaseIterable { case error, warning, never }

  @Argument(help: "Glossaries in any format.")
  var files: [String]

  @Option(
    name: .customLong("fail-on"),
    help: "Lowest level that gives exit code 1: error, warning, never (default: warning).")
  var failOn = Threshold.warning

  @OptionGroup var input: GlossaryInputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var fails = false
    for path in files {
      let file = try input.load(path, allowsSameIDs: true)
      let findings =
        file.glossary.validate(at: file.locations)
        + file.glossary.twins(at: file.locations) { LocaleLibrary.shared.profile(for: $0) }
        + (file.text?.openConflicts ?? [])
      for finding in findings {
        let place = (finding.location ?? Location(file: path)).description
        let concept = finding.concept.isEmpty ? "" : " [\(finding.concept)]"
        try Console.current.write("\(place): \(finding.level.rawValue): \(finding.message)\(concept)\n")
      }
      fails = fails || findings.contains { failOn == .warning || failOn == .error && $0.level == .error }
      common.note("\(path): \(file.glossary.concepts.count) concepts, \(findings.count) findings")
    }
    if fails { throw ExitCode(1) }
  }
}
