import LintEngine
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
      try pool.findings().flatMap(\.self), files: inputs.count,
      units: inputs.reduce(0) { $0 + $1.units.count },
      path: { project.relative($0) ?? $0 })
    let patch = try LearningPatch(
      report, project, glossaries: glossaries, to: languages.to ?? first?.units.first?.targetLanguage)
    if patch.bytes.isEmpty {
      common.note("nothing is learned from this corpus")
    } else {
      try Console.current.write(Array(report.reasons.utf8) + patch.bytes)
    }
    for refused in patch.refused { Console.current.message(refused) }
  }
}
