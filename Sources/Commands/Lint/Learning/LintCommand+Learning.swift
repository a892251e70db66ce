import LintEngine
import ProjectConfiguration
import TextModel

extension LintCommand {
  /// Takes what is checked for right, and prints what follows for the configuration and the glossaries as a patch.
  func learn(
    _ batches: inout LintBatches, _ pool: LinterPool, _ project: ProjectFolder, glossaries: [String]
  ) throws {
    var inputs: [LintInput] = []
    while let batch = try batches.nextBatch() { inputs += batch }
    for found in try pool.examine(inputs) { pool.add(found) }
    let first = inputs.first { !$0.units.isEmpty }
    let report = LearningReport(
      terms: try first.map { try pool.linter(for: $0).learnTerms(inputs.map(\.units)) } ?? [],
      try pool.findings().flatMap(\.self).filter { !isDecided($0, project) }, files: inputs.count,
      units: inputs.reduce(0) { $0 + $1.units.count },
      path: { project.relative($0) ?? $0 })
    let patch = try LearningPatch(
      report, project, glossaries: glossaries,
      languages: (languages.from ?? first?.group.source, languages.to ?? first?.group.target))
    if patch.bytes.isEmpty {
      common.note("nothing is learned from this corpus")
    } else {
      try Console.current.write(Array(report.reasons.utf8) + patch.bytes)
    }
    for refused in patch.refused { Console.current.message(refused) }
  }

  /// Whether the configuration says already how much a rule matters where a finding is.
  private func isDecided(_ finding: Finding, _ project: ProjectFolder) -> Bool {
    let path = project.relative(finding.location.file) ?? finding.location.file
    return project.settings.levels(for: path, in: finding.targetLanguage)[finding.rule]?.location != nil
  }
}
