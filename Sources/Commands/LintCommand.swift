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
        glosa lint --watch
      """)

  @Argument(
    help:
      "Bilingual files, a file of messages or a document and its translation, or folders (default: the project)."
  )
  var paths: [String] = []

  @OptionGroup var languages: LanguageOptions

  @Option(name: .customLong("input-format"), help: "Format of the bilingual files, whatever their names.")
  var inputFormat: String?

  @Option(name: .long, help: "A glossary whose terms are checked; may be repeated.")
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

  @OptionGroup var caching: CacheOptions

  @Flag(name: .long, help: "Check again whenever a file changes, until Ctrl-C.")
  var watch = false

  @Flag(
    name: .long,
    help:
      "Take the translations for right, and print what follows for .glosa.yml and the glossaries as a patch.")
  var learn = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if watch, paths.contains("-") { throw ValidationError("--watch cannot watch standard input.") }
  }

  func run() throws {
    if watch { try keepChecking() } else { try runOnce() }
  }

  func runOnce() throws {
    var stopwatch = Stopwatch()
    let project = try project()
    var command = self
    command.baseline.complete(from: project.settings)
    try command.run(project, &stopwatch)
  }

  private func run(_ project: ProjectFolder, _ stopwatch: inout Stopwatch) throws {
    let jobs = try LintJobs(paths, project, inputFormat: inputFormat, common)
    if jobs.jobs.isEmpty { common.note("no file is left to check") }
    var reading = LintReading(
      project: project, languages: languages, inputFormat: inputFormat, source: jobs.source, common: common,
      findsStaleFiles: project.settings.levels(for: "", in: nil)[ProjectRules.staleFile.id]?.level != nil)
    if fixing.mode == nil {
      let folder = project.settings.folder
      reading.contents = try changes.contents(around: paths.isEmpty ? [folder.isEmpty ? "." : folder] : paths)
    }
    let glossaries = glossary.isEmpty ? project.settings.glossaries.map(\.value) : glossary
    let pool = {
      LinterPool(
        project.settings, glossaries: glossaries, languages: languages, threads: common.threadCount,
        measuresTime: report.statistics)
    }
    var batches = LintBatches(jobs, reading: reading)
    if learn { return try learn(&batches, pool(), project, glossaries: glossaries) }
    if let mode = fixing.mode {
      try mend(&batches, pool(), mode)
      batches = LintBatches(jobs, reading: reading)
      stopwatch.lap("mending")
    }
    // What the history says of a file does not follow from its contents.
    let cache =
      reading.findsStaleFiles
      ? nil : try caching.cache { try signature(project, glossaries, jobs.source) }
    let checking = pool()
    let verdict = try judge(&batches, checking, cache)
    stopwatch.lap("checking")
    if try !fixing.dryRun && !baseline.write(verdict.all, verdict.comparison, common) {
      try write(verdict, failures: batches.failures)
      stopwatch.lap("reporting")
      if report.statistics {
        common.note(stopwatch.text)
        common.note(Stopwatch.table(checking.ruleTimes))
      }
    }
    if batches.hasFailed { throw ExitCode(2) }
    if baseline.writeBaseline != nil, !fixing.dryRun { return }
    let threshold =
      failOn ?? project.settings.failOn.flatMap { FailureThreshold(rawValue: $0.value) } ?? .error
    if verdict.wanted.contains(where: threshold.isReached) { throw ExitCode(1) }
  }

  /// What the findings depend on beside the files.
  private func signature(_ project: ProjectFolder, _ glossaries: [String], _ source: LanguageTag?) throws
    -> RunSignature
  {
    let said = [languages.from, languages.to, source].map { $0?.description ?? "" }
    // What is said about a file depends on the last three.
    let flags = [common.quiet, common.verbose, report.needsWords].map(String.init)
    return try RunSignature(
      project, glossaries: glossaries, options: said + [inputFormat ?? ""] + flags)
  }

  /// The folder that is checked; empty for the working folder.
  var folder: String { paths.count == 1 && FolderWalk.isFolder(paths[0]) ? paths[0] : "" }

  /// The project with what the command line says about it.
  func project() throws -> ProjectFolder {
    var project = try ProjectFolder(configuration, from: folder, common)
    if !folder.isEmpty, let around = try projectAround(project) { project = around }
    project.settings.add(levels: try RuleSelection.levels(ruleLevels), only: try RuleSelection.only(only))
    project.settings.add(exclusions: exclude)
    return project
  }

  /// The project of the folder around one in which no layout is recognised: `locales` is a part of that of
  /// `locales/en.json`; `nil` when that is none either.
  private func projectAround(_ project: ProjectFolder) throws -> ProjectFolder? {
    let parent = FilePath.folder(of: WorkingFolder.absolute(folder))
    // Nobody wants a whole home looked through.
    let isNear = WorkingFolder.absolute(".") == parent || GitChanges.tree(around: parent) != nil
    guard project.settings.file == nil, isNear, project.plan(failure: { _ in }).layouts.isEmpty else {
      return nil
    }
    let around = try ProjectFolder(configuration, from: WorkingFolder.shortened(parent) + "/", common)
    return around.plan(failure: { _ in }).layouts.isEmpty ? nil : around
  }
}
