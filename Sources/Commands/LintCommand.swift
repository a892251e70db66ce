import ArgumentParser
import Formats
import GlossaryModel
import LintEngine
import LintRules
import ProjectConfiguration
import Reporting
import TextModel

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
        glosa lint --diff main... --fix es.po
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

  @OptionGroup var report: ReportOutput

  @OptionGroup var baseline: BaselineOptions

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var fixing: FixOptions

  @Flag(
    name: .long,
    help: "Take the translations for right, and propose renderings for the glossary and rules to leave out.")
  var learn = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    var watch = Stopwatch()
    let project = try project()
    let jobs = try LintJobs(paths, project, inputFormat: inputFormat, common)
    if jobs.jobs.isEmpty { common.note("no file is left to check") }
    let reading = LintReading(
      project: project, languages: languages, inputFormat: inputFormat, source: jobs.source, common: common,
      findsStaleFiles: project.settings.levels(for: "", in: nil)[ProjectRules.staleFile.id]?.level != nil)
    let pool = {
      LinterPool(
        project.settings, glossaries: glossary, languages: languages, threads: common.threadCount)
    }
    var batches = LintBatches(jobs, reading: reading)
    if learn { return try Console.current.write(learned(&batches, pool()).text) }
    if let mode = fixing.mode {
      try mend(&batches, pool(), mode)
      batches = LintBatches(jobs, reading: reading)
      watch.lap("mending")
    }
    let verdict = try judge(&batches, pool())
    watch.lap("checking")
    if try !fixing.dryRun && !baseline.write(verdict.all, verdict.comparison, common) {
      try write(verdict)
      watch.lap("reporting")
      if report.statistics { common.note(watch.text) }
    }
    if batches.hasFailed { throw ExitCode(2) }
    if baseline.writeBaseline != nil, !fixing.dryRun { return }
    let threshold =
      failOn ?? project.settings.failOn.flatMap { FailureThreshold(rawValue: $0.value) } ?? .error
    if verdict.wanted.contains(where: threshold.isReached) { throw ExitCode(1) }
  }

  /// The project with what the command line says about it.
  private func project() throws -> ProjectFolder {
    let folder = paths.count == 1 && FolderWalk.isFolder(paths[0]) ? paths[0] : ""
    var project = try ProjectFolder(configuration, from: folder, common)
    project.settings.add(levels: try RuleSelection.levels(ruleLevels), only: try RuleSelection.only(only))
    project.settings.add(exclusions: exclude)
    return project
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
