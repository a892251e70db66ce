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
  private let gathers: Bool
  private var linters: [Key: Linter] = [:]
  private var audit: SuppressionAudit

  private struct Key: Hashable {
    var group: LintInput.Group
    var levels: [String: Level?]
    var only: Set<String>
  }

  /// - Parameters:
  ///   - glossaries: Those of the command line, which replace those of the configuration.
  ///   - gathers: Whether what a document does all the time is said once.
  init(
    _ settings: ProjectSettings, glossaries: [String], languages: LanguageOptions, threads: Int,
    gathers: Bool = true
  ) {
    self.settings = settings
    self.glossaries = glossaries.isEmpty ? settings.glossaries.map(\.value) : glossaries
    (self.languages, self.threads, self.gathers) = (languages, threads, gathers)
    audit = SuppressionAudit(rules: KnownRules.all)
  }

  /// The findings of each input, those that suppressions silence left out.
  func lint(_ inputs: [LintInput]) throws -> [[Finding]] {
    var groups: [(key: Key, members: [Int])] = []
    for (index, input) in inputs.enumerated() {
      let key = key(input)
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].members.append(index)
      } else {
        groups.append((key, [index]))
      }
    }
    var findings = [[Finding]](repeating: [], count: inputs.count)
    for (key, members) in groups {
      let found = try linter(key).lint(
        files: members.map { inputs[$0].units }, suppressions: members.map { inputs[$0].suppressions },
        threads: threads)
      for (index, own) in zip(members, found) { findings[index] = finished(own, inputs[index]) }
    }
    return findings
  }

  /// What the suppressions of the inputs so far give reason to say.
  var suppressionFindings: [Finding] { audit.findings }

  /// A linter for inputs like this one.
  func linter(for input: LintInput) throws -> Linter { try linter(key(input)) }

  /// Puts findings about keys and files to those about units, and counts what was silenced.
  private func finished(_ file: LintedFile, _ input: LintInput) -> [Finding] {
    let levels = settings.levels(for: input.path, in: input.target).compactMapValues(\.level)
    let silencing = UnitSuppressions(input.suppressions, units: input.units)
    var silenced = file.silenced
    var findings: [Finding] = []
    for finding in input.remarks.compactMap({ $0.finding(levels) }) {
      if let index = silencing.silencer(of: finding) {
        silenced.append(SilencedFinding(finding: finding, suppression: index))
      } else {
        findings.append(finding)
      }
    }
    audit.record(input.suppressions, silenced: silenced, levels: levels)
    audit.record(input.suppressionDefects, levels: levels)
    return findings + input.placed(file.findings)
  }

  private func key(_ input: LintInput) -> Key {
    let configuration = settings.configuration(for: input.path, in: input.target)
    return Key(group: input.group, levels: configuration.levels, only: configuration.only)
  }

  private func linter(_ key: Key) throws -> Linter {
    if let known = linters[key] { return known }
    var configuration = LintConfiguration()
    (configuration.levels, configuration.only) = (key.levels, key.only)
    configuration.gathersHabits = gathers
    configuration.sides = key.group.isDocumentPair ? [.source, .target] : [.target]
    let terms = try GlossaryFiles.load(
      glossaries, from: languages.from ?? key.group.source, to: languages.to ?? key.group.target)
    let linter = Linter(rules: RuleRegistry.all, configuration: configuration, glossary: terms)
    linters[key] = linter
    return linter
  }
}
