import ArgumentParser
import Formats
import GlossaryModel
import LintEngine
import LintRules
import ProjectConfiguration
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
      Without files it checks the project: what .glosa.yml says, else what its layout says; a folder is checked \
      alike. Takes bilingual files (tsv, csv, jsonl, tmx, xliff, po, ts, xcstrings), a file of messages and its translation \
      (json, yaml, properties, strings, Android and others), which are joined by key, or two documents. The exit \
      code is 0 when nothing at or above --fail-on was found, 1 when something was, 2 when the input cannot be \
      used. Examples:

        glosa lint
        glosa lint --glossary terms.yml --format github locales/*.tsv
        glosa lint locales/en.json locales/es.json
        glosa lint guide.en.md guide.es.md
      """)

  @Argument(
    help:
      "Bilingual files, a file of messages or a document and its translation, or folders (default: the project)."
  )
  var paths: [String] = []

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
    help:
      "Lowest level that gives exit code 1: error, warning, note, never (default: that of the configuration, else error)."
  )
  var failOn: FailureThreshold?

  @Option(
    name: .customLong("max-findings"), help: "Stop printing after so many findings (default: no limit).")
  var maximumFindings: Int?

  @Option(name: .long, help: "Form of the report: text, json, sarif, github (default: text).")
  var format = ReportFormat.text

  @Flag(
    name: .long,
    help: "Take the translations for right, and propose renderings for the glossary and rules to leave out.")
  var learn = false

  @Flag(name: .long, help: "Add a summary of the run.")
  var statistics = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if let maximumFindings, maximumFindings < 0 {
      throw ValidationError("--max-findings takes a whole number from 0 up.")
    }
  }

  func run() throws {
    let project = try project()
    let jobs = try LintJobs(paths, project, inputFormat: inputFormat, common)
    if jobs.jobs.isEmpty { common.note("no file is left to check") }
    var batches = LintBatches(
      jobs,
      reading: LintReading(
        project: project, languages: languages, inputFormat: inputFormat, source: jobs.source, common: common)
    )
    let pool = LinterPool(
      project.settings, glossaries: glossary, languages: languages, threads: common.threadCount)
    if learn { return try Console.current.write(learned(&batches, pool).text) }
    var figures = (files: 0, units: 0)
    while let inputs = try batches.nextBatch() {
      try pool.add(inputs)
      figures.files += inputs.count
      figures.units += inputs.reduce(0) { $0 + $1.units.count }
    }
    let findings = try pool.findings().flatMap(\.self) + pool.suppressionFindings
    try write(findings, Statistics(findings, files: figures.files, units: figures.units))
    if batches.hasFailed { throw ExitCode(2) }
    let threshold =
      failOn ?? project.settings.failOn.flatMap { FailureThreshold(rawValue: $0.value) } ?? .error
    if findings.contains(where: threshold.isReached) { throw ExitCode(1) }
  }

  /// The project with what the command line says about it.
  private func project() throws -> ProjectFolder {
    let folder = paths.count == 1 && FolderWalk.isFolder(paths[0]) ? paths[0] : ""
    var project = try ProjectFolder(configuration, from: folder, common)
    project.settings.add(levels: try RuleSelection.levels(ruleLevels), only: try RuleSelection.only(only))
    project.settings.add(exclusions: exclude)
    return project
  }

  private func write(_ findings: [Finding], _ figures: Statistics) throws {
    var options = ReportOptions()
    options.usesColor = common.usesColor
    options.version = Glosa.version
    options.rules = KnownRules.all
    let writer = format.writer(options)
    try Console.current.write(writer.report(Array(findings.prefix(maximumFindings ?? Int.max))))
    if statistics { try Console.current.write(writer.summary(figures)) }
  }

  private func learned(_ batches: inout LintBatches, _ pool: LinterPool) throws -> LearningReport {
    var inputs: [LintInput] = []
    while let batch = try batches.nextBatch() { inputs += batch }
    let units = inputs.reduce(0) { $0 + $1.units.count }
    try pool.add(inputs)
    let rules = Statistics(try pool.findings().flatMap(\.self), files: inputs.count, units: units).byRule
    guard let first = inputs.first else { return LearningReport(terms: [], rules: rules, units: units) }
    return LearningReport(
      terms: try pool.linter(for: first).learnTerms(inputs.map(\.units)), rules: rules, units: units)
  }
}
