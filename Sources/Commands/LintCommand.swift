import ArgumentParser
import Formats
import GlossaryModel
import LintEngine
import LintRules
import Reporting
import TextModel

extension ReportFormat: ExpressibleByArgument {}

/// From which level on findings make the run fail.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  func isReached(by finding: Finding) -> Bool {
    Level(rawValue: rawValue).map { finding.level >= $0 } ?? false
  }
}

/// `glosa lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check translations and report what is wrong.",
    discussion: """
      Takes bilingual files (tsv, csv, jsonl, tmx), or a source and a target document in plain text. The exit \
      code is 0 when nothing at or above --fail-on was found, 1 when something was, 2 when the input cannot be \
      used.
      """)

  @Argument(help: "Bilingual files, or a source document and a target document.")
  var paths: [String]

  @OptionGroup var languages: LanguageOptions

  @Option(name: .customLong("input-format"), help: "Format of the bilingual files, whatever their names.")
  var inputFormat: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Glossaries whose terms are checked.")
  var glossary: [String] = []

  @Option(
    name: .customLong("rule"), help: "Run a rule at a level: ID=error, warning, note or off; may be repeated."
  )
  var ruleLevels: [RuleLevel] = []

  @Option(
    name: .long, help: "Run only these rules or families, with commas between (default: all default rules).")
  var only: [String] = []

  @Option(name: .long, help: "Leave out files that match a glob with * and ?; may be repeated.")
  var exclude: [String] = []

  @Option(
    name: .customLong("fail-on"),
    help: "Lowest level that gives exit code 1: error, warning, note, never (default: error).")
  var failOn = FailureThreshold.error

  @Option(
    name: .customLong("max-findings"), help: "Stop printing after so many findings (default: no limit).")
  var maximumFindings: Int?

  @Option(name: .long, help: "Form of the report: text, json, sarif, github (default: text).")
  var format = ReportFormat.text

  @Flag(name: .long, help: "Add a summary of the run.")
  var statistics = false

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if paths.isEmpty { throw ValidationError("Give a bilingual file, or a source and a target document.") }
    if let maximumFindings, maximumFindings < 0 {
      throw ValidationError("--max-findings takes a whole number from 0 up.")
    }
  }

  func run() throws {
    let inputs = try readInputs()
    if inputs.isEmpty { common.note("no file is left to check") }
    var findings: [Finding] = []
    for input in inputs { findings += try lint(input) }
    let unitCount = inputs.reduce(0) { $0 + $1.units.count }
    let figures = Statistics(findings, files: inputs.count, units: unitCount)
    var options = ReportOptions()
    options.usesColor = common.usesColor
    options.version = Glosa.version
    options.rules = RuleRegistry.all.map { type(of: $0).metadata }
    let writer = format.writer(options)
    try Console.current.write(writer.report(Array(findings.prefix(maximumFindings ?? Int.max))))
    if statistics { try Console.current.write(writer.summary(figures)) }
    if findings.contains(where: failOn.isReached) { throw ExitCode(1) }
  }

  /// Two files of which none is a bilingual format are a pair of documents.
  private func readInputs() throws -> [LintInput] {
    let kept = paths.filter { path in !exclude.contains { Glob($0).matches(path) } }
    if kept.count == 2, inputFormat == nil, kept.allSatisfy({ Format.forFile(named: $0) == nil }) {
      return [try .documents(kept[0], kept[1], languages, common)]
    }
    var inputs: [LintInput] = []
    for path in kept { inputs.append(try .bitext(path, languages, format: inputFormat)) }
    return inputs
  }

  private func lint(_ input: LintInput) throws -> [Finding] {
    var configuration = try RuleSelection.configuration(levels: ruleLevels, only: only)
    configuration.sides = input.isDocumentPair ? [.source, .target] : [.target]
    let terms = try GlossaryFiles.load(
      glossary, from: languages.from ?? input.units.first?.sourceLanguage,
      to: languages.to ?? input.units.first?.targetLanguage)
    return try Linter(rules: RuleRegistry.all, configuration: configuration, glossary: terms)
      .lint(input.units, threads: common.threadCount)
  }
}
