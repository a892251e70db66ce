import GlossaryModel
import LintEngine
import LintRules
import ProjectConfiguration
import TextModel

/// The linters of a run: inputs with the same settings go through one, so that glossaries are read once.
final class LinterPool {
  private let settings: ProjectSettings
  private let glossaries: [String]
  private let languages: LanguageOptions
  private let threads: Int
  private let remembersUnits: Bool
  private let measuresTime: Bool
  private var linters: [Key: Linter] = [:]
  private var audit: SuppressionAudit
  private var results: [Result] = []

  /// What was found in an input.
  private struct Result {
    var key: Key
    var remarks: [Finding]
    var file: LintedFile
  }

  private struct Key: Hashable {
    var group: LintInput.Group
    var levels: [String: Level?]
    var options: [String: RuleOptions]
    var only: Set<String>
  }

  /// - Parameters:
  ///   - glossaries: Those of the command line, which replace those of the configuration.
  ///   - remembersUnits: Whether the same files are linted again and again.
  ///   - measuresTime: Whether the time of each rule is measured.
  init(
    _ settings: ProjectSettings, glossaries: [String], languages: LanguageOptions, threads: Int,
    remembersUnits: Bool = false, measuresTime: Bool = false
  ) {
    self.remembersUnits = remembersUnits
    self.settings = settings
    self.glossaries = glossaries.isEmpty ? settings.glossaries.map(\.value) : glossaries
    (self.languages, self.threads, self.measuresTime) = (languages, threads, measuresTime)
    audit = SuppressionAudit(rules: KnownRules.all)
  }

  /// What is found in inputs, in their order; the pool keeps nothing of it.
  func examine(_ inputs: [LintInput]) throws -> [LintContribution] {
    var groups: [(key: Key, members: [Int])] = []
    for (index, input) in inputs.enumerated() {
      let key = key(input)
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].members.append(index)
      } else {
        groups.append((key, [index]))
      }
    }
    var contributions = [LintContribution?](repeating: nil, count: inputs.count)
    for (key, members) in groups {
      // What is said of files without units needs no terms, nor the languages to read them in.
      let isEmpty = members.allSatisfy { inputs[$0].units.isEmpty }
      let found = try (isEmpty ? linter(key, Glossary()) : linter(key)).lint(
        files: members.map { inputs[$0].units }, suppressions: members.map { inputs[$0].suppressions },
        threads: threads)
      for (index, file) in zip(members, found) { contributions[index] = contribution(file, inputs[index]) }
    }
    return contributions.compactMap(\.self)
  }

  /// Lints inputs and keeps what is found; the inputs can be let go.
  func add(_ inputs: [LintInput]) throws { for found in try examine(inputs) { add(found) } }

  /// Keeps what was found in an input for ``findings()``.
  func add(_ contribution: LintContribution) {
    record(contribution)
    results.append(
      Result(
        key: key(contribution.group, contribution.path, contribution.target), remarks: contribution.remarks,
        file: contribution.file))
  }

  /// Takes note of what the suppressions of an input did.
  func record(_ contribution: LintContribution) {
    if contribution.suppressions.isEmpty, contribution.defects.isEmpty { return }
    let levels = levels(contribution.path, contribution.target)
    audit.record(contribution.suppressions, silenced: contribution.silenced, levels: levels)
    audit.record(contribution.defects, levels: levels)
  }

  /// All that is found in each input, habits as often as they are seen; the pool keeps nothing but what suppressions did.
  func lint(_ inputs: [LintInput]) throws -> [[Finding]] {
    let found = try examine(inputs)
    found.forEach(record)
    return found.map(\.findings)
  }

  /// Forgets the inputs so far, but not the linters.
  func forget() {
    results = []
    audit = SuppressionAudit(rules: KnownRules.all)
  }

  /// The findings of each input so far, with habits said once.
  func findings() throws -> [[Finding]] {
    var findings = results.map(\.remarks)
    for (key, members) in Dictionary(grouping: results.indices, by: { results[$0].key }) {
      // Habits depend on rules and levels alone, so that no glossary is read for what is known already.
      let linter = linters[key] ?? linter(key, Glossary())
      let gathered = linter.gather(members.map { results[$0].file })
      for (index, own) in zip(members, gathered) { findings[index] = Self.merged(findings[index], own) }
    }
    return findings
  }

  /// Findings about keys at their places among those about units; what is about no unit comes last.
  private static func merged(_ remarks: [Finding], _ findings: [Finding]) -> [Finding] {
    if remarks.isEmpty { return findings }
    let all = remarks + findings
    func order(_ index: Int) -> (Int, Int) {
      (all[index].unitIndex < 0 ? Int.max : all[index].unitIndex, index)
    }
    return all.indices.sorted { order($0) < order($1) }.map { all[$0] }
  }

  /// What the suppressions of the inputs so far give reason to say.
  var suppressionFindings: [Finding] { audit.findings }

  /// A linter for inputs like this one.
  func linter(for input: LintInput) throws -> Linter { try linter(key(input)) }

  /// How long each rule has worked, the longest first.
  var ruleTimes: [(rule: String, time: Duration)] {
    let times = linters.values.flatMap(\.ruleTimes)
    return Dictionary(times.map { ($0.rule, $0.time) }, uniquingKeysWith: +)
      .map { (rule: $0.key, time: $0.value) }.sorted { ($1.time, $0.rule) < ($0.time, $1.rule) }
  }

  /// Puts findings about keys and files to those about units.
  private func contribution(_ file: LintedFile, _ input: LintInput) -> LintContribution {
    var result = LintContribution(group: input.group, path: input.path, target: input.target, file: file)
    result.suppressions = input.suppressions
    result.silenced = file.silenced.map { ($0.finding.rule, $0.suppression) }
    result.defects = input.suppressionDefects
    (result.files, result.unitCount) = (input.files, input.units.count)
    result.file.place(input.placed)
    // An editor asks for more places soon; others go on to the next file.
    if !remembersUnits { input.forgetEditableFiles() }
    if input.remarks.isEmpty { return result }
    let silencing = UnitSuppressions(input.suppressions, units: input.units)
    let levels = levels(input.path, input.target)
    for finding in input.remarks.compactMap({ $0.finding(levels) }) {
      if let index = silencing.silencer(of: finding) {
        result.silenced.append((finding.rule, index))
      } else {
        result.remarks.append(finding)
      }
    }
    return result
  }

  /// The levels of the rules that run for a file.
  private func levels(_ path: String, _ target: LanguageTag?) -> [String: Level] {
    settings.levels(for: path, in: target).compactMapValues(\.level)
  }

  private func key(_ input: LintInput) -> Key { key(input.group, input.path, input.target) }

  private func key(_ group: LintInput.Group, _ path: String, _ target: LanguageTag?) -> Key {
    let configuration = settings.configuration(for: path, in: target)
    return Key(
      group: group, levels: configuration.levels, options: configuration.options, only: configuration.only)
  }

  private func linter(_ key: Key) throws -> Linter {
    if let known = linters[key] { return known }
    let terms = try GlossaryFiles.load(
      glossaries, from: languages.from ?? key.group.source, to: languages.to ?? key.group.target)
    let linter = linter(key, terms)
    linters[key] = linter
    return linter
  }

  private func linter(_ key: Key, _ glossary: Glossary) -> Linter {
    var configuration = LintConfiguration()
    (configuration.levels, configuration.options) = (key.levels, key.options)
    configuration.only = key.only
    configuration.sides = key.group.isDocumentPair ? [.source, .target] : [.target]
    configuration.measuresTime = measuresTime
    return Linter(
      rules: RuleRegistry.all, configuration: configuration, glossary: glossary,
      remembersUnits: remembersUnits)
  }
}
