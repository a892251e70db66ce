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
  private var linters: [Key: Linter] = [:]
  private var audit: SuppressionAudit
  private var results: [Result] = []

  /// What was found in an input.
  private struct Result {
    var key: Key?
    var remarks: [Finding] = []
    var file: LintedFile?
  }

  private struct Key: Hashable {
    var group: LintInput.Group
    var levels: [String: Level?]
    var only: Set<String>
  }

  /// - Parameters:
  ///   - glossaries: Those of the command line, which replace those of the configuration.
  ///   - remembersUnits: Whether the same files are linted again and again.
  init(
    _ settings: ProjectSettings, glossaries: [String], languages: LanguageOptions, threads: Int,
    remembersUnits: Bool = false
  ) {
    self.remembersUnits = remembersUnits
    self.settings = settings
    self.glossaries = glossaries.isEmpty ? settings.glossaries.map(\.value) : glossaries
    (self.languages, self.threads) = (languages, threads)
    audit = SuppressionAudit(rules: KnownRules.all)
  }

  /// Lints inputs and keeps what is found; the inputs can be let go.
  func add(_ inputs: [LintInput]) throws {
    var groups: [(key: Key, members: [Int])] = []
    for (index, input) in inputs.enumerated() {
      let key = key(input)
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].members.append(index)
      } else {
        groups.append((key, [index]))
      }
    }
    let first = results.count
    results += [Result](repeating: Result(), count: inputs.count)
    for (key, members) in groups {
      let found = try linter(key).lint(
        files: members.map { inputs[$0].units }, suppressions: members.map { inputs[$0].suppressions },
        threads: threads)
      for (index, file) in zip(members, found) { results[first + index] = result(file, inputs[index], key) }
    }
  }

  /// Lints inputs and gives all that is found in each, habits as often as they are seen; nothing of it is kept.
  func lint(_ inputs: [LintInput]) throws -> [[Finding]] {
    let first = results.count
    try add(inputs)
    defer { results.removeSubrange(first...) }
    return results[first...].map { $0.remarks + ($0.file?.findings ?? []) }
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
      guard let key else { continue }
      let gathered = try linter(key).gather(members.compactMap { results[$0].file })
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

  /// Puts findings about keys and files to those about units, and counts what was silenced.
  private func result(_ file: LintedFile, _ input: LintInput, _ key: Key) -> Result {
    let levels = settings.levels(for: input.path, in: input.target).compactMapValues(\.level)
    let silencing = UnitSuppressions(input.suppressions, units: input.units)
    var silenced = file.silenced
    var result = Result(key: key, file: file)
    for finding in input.remarks.compactMap({ $0.finding(levels) }) {
      if let index = silencing.silencer(of: finding) {
        silenced.append(SilencedFinding(finding: finding, suppression: index))
      } else {
        result.remarks.append(finding)
      }
    }
    audit.record(input.suppressions, silenced: silenced, levels: levels)
    audit.record(input.suppressionDefects, levels: levels)
    result.file?.place(input.placed)
    return result
  }

  private func key(_ input: LintInput) -> Key {
    let configuration = settings.configuration(for: input.path, in: input.target)
    return Key(group: input.group, levels: configuration.levels, only: configuration.only)
  }

  private func linter(_ key: Key) throws -> Linter {
    if let known = linters[key] { return known }
    var configuration = LintConfiguration()
    (configuration.levels, configuration.only) = (key.levels, key.only)
    configuration.sides = key.group.isDocumentPair ? [.source, .target] : [.target]
    let terms = try GlossaryFiles.load(
      glossaries, from: languages.from ?? key.group.source, to: languages.to ?? key.group.target)
    let linter = Linter(
      rules: RuleRegistry.all, configuration: configuration, glossary: terms,
      remembersUnits: remembersUnits)
    linters[key] = linter
    return linter
  }
}
