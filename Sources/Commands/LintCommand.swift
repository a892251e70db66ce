import ArgumentParser
import Formats
import GlossaryModel
import LintEngine
import LintRules
import Reporting
import Resources
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
      Takes bilingual files (tsv, csv, jsonl, tmx, xliff, po, ts, xcstrings), a file of messages and its translation \
      (json, yaml, properties, strings, Android and others), which are joined by key, or two documents. The exit \
      code is 0 when nothing at or above --fail-on was found, 1 when something was, 2 when the input cannot be \
      used. Examples:

        glosa lint --glossary terms.yml --format github locales/*.tsv
        glosa lint locales/en.json locales/es.json
        glosa lint guide.en.md guide.es.md
        glosa lint --diff main... --fix es.po
      """)

  @Argument(help: "Bilingual files, or a file of messages or a document and its translation.")
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

  @OptionGroup var report: ReportOutput

  @OptionGroup var baseline: BaselineOptions

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var fixing: FixOptions

  @Flag(
    name: .long,
    help: "Take the translations for right, and propose renderings for the glossary and rules to leave out.")
  var learn = false

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if paths.isEmpty { throw ValidationError("Give a bilingual file, or a source and a target document.") }
  }

  func run() throws {
    var watch = Stopwatch()
    var inputs = try readInputs()
    if inputs.isEmpty { common.note("no file is left to check") }
    watch.lap("reading")
    if learn { return try Console.current.write(learned(inputs).text) }
    if let mode = fixing.mode {
      try mend(inputs, mode)
      if !fixing.dryRun { inputs = try readInputs() }
      watch.lap("mending")
    }
    let verdict = try judge(inputs, gathers: !changes.isLimited)
    watch.lap("checking")
    if fixing.dryRun { return try verdict.fail(on: failOn) }
    if try baseline.write(verdict.all, verdict.comparison, common) { return }
    try write(verdict, inputs)
    watch.lap("reporting")
    if report.statistics { common.note(watch.text) }
    try verdict.fail(on: failOn)
  }

  /// Two files of which none is a bilingual format are a pair of documents.
  private func readInputs() throws -> [LintInput] {
    let kept = paths.filter { path in !exclude.contains { Glob($0).matches(path) } }
    if kept.count == 2, inputFormat == nil, kept.allSatisfy({ Format.forFile(named: $0) == nil }) {
      if try !kept.contains(where: ResourceLoading.isBilingual) {
        if let joined = try ResourceLoading.pair(kept[0], kept[1], languages, common, markup: .inline) {
          return [LintInput(joined)]
        }
        return [try .documents(kept[0], kept[1], languages, common)]
      }
    }
    return try kept.map(readBilingual)
  }

  private func readBilingual(_ path: String) throws -> LintInput {
    if inputFormat == nil,
      let joined = try ResourceLoading.bilingual(path, languages, common, markup: .inline)
    {
      return LintInput(joined)
    }
    return try .bitext(path, languages, format: inputFormat)
  }

  /// Inputs of the same kind and languages go through one linter, so that glossaries are read once.
  ///
  /// - Parameter gathers: Whether what a document does all the time is said once.
  /// - Returns: The findings of each input.
  func lint(_ inputs: [LintInput], gathers: Bool = true) throws -> [[Finding]] {
    var groups: [(key: LintInput.Group, members: [Int])] = []
    for (index, input) in inputs.enumerated() {
      if let known = groups.firstIndex(where: { $0.key == input.group }) {
        groups[known].members.append(index)
      } else {
        groups.append((input.group, [index]))
      }
    }
    var findings = [[Finding]](repeating: [], count: inputs.count)
    for (key, members) in groups {
      let found = try linter(key, gathers: gathers).lint(
        files: members.map { inputs[$0].units }, threads: common.threadCount)
      for (index, own) in zip(members, found) { findings[index] = inputs[index].placed(own) }
    }
    return findings
  }

  private func learned(_ inputs: [LintInput]) throws -> LearningReport {
    let units = inputs.reduce(0) { $0 + $1.units.count }
    let rules = Statistics(try lint(inputs).flatMap(\.self), files: inputs.count, units: units).byRule
    guard let group = inputs.first?.group else {
      return LearningReport(terms: [], rules: rules, units: units)
    }
    return LearningReport(
      terms: try linter(group).learnTerms(inputs.map(\.units)), rules: rules, units: units)
  }

  private func linter(_ group: LintInput.Group, gathers: Bool = true) throws -> Linter {
    var configuration = try RuleSelection.configuration(levels: ruleLevels, only: only)
    configuration.gathersHabits = gathers
    configuration.sides = group.isDocumentPair ? [.source, .target] : [.target]
    let terms = try GlossaryFiles.load(
      glossary, from: languages.from ?? group.source, to: languages.to ?? group.target)
    return Linter(rules: RuleRegistry.all, configuration: configuration, glossary: terms)
  }
}
