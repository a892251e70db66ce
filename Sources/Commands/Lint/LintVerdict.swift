import Formats
import LintEngine
import Reporting
import TextModel

/// What a run found, and what of it counts.
struct LintVerdict {
  /// The findings to report: new, and on lines that changed.
  var wanted: [Finding] = []
  /// All findings.
  var all: [Finding] = []
  /// Where there is a baseline.
  var comparison: BaselineComparison?
  /// The files that were checked, each once.
  var files: [String] = []
  /// The number of bitexts and pairs, and of their units.
  var inputCount = 0
  var unitCount = 0
  /// Words of the sources, where a report asks for them.
  var wordCount = 0

  /// Counts an input.
  fileprivate mutating func count(_ contribution: LintContribution) {
    for file in contribution.files where files.last != file { files.append(file) }
    inputCount += 1
    unitCount += contribution.unitCount
    wordCount += contribution.wordCount
  }
}

extension LintCommand {
  /// Lints everything and sets the findings against the changed lines and the baseline.
  func judge(_ batches: inout LintBatches, _ pool: LinterPool, _ cache: LintCache?) throws -> LintVerdict {
    var verdict = LintVerdict()
    var filter = changes.filter(onDisk: fixing.mode != nil)
    if changes.isLimited {
      // A baseline knows what is found elsewhere, too.
      if baseline.writeBaseline == nil { try batches.limit(to: &filter) }
      // What lies on a changed line may be one of many, so habits are not said once.
      while let inputs = try batches.nextBatch() {
        for (input, found) in zip(inputs, try examine(inputs, pool)) {
          pool.record(found)
          verdict.count(found)
          verdict.all += found.findings
          verdict.wanted += try filter.select(found.findings, of: input)
        }
      }
    } else {
      while let pieces = try batches.nextPieces(cache) {
        for contribution in try contributions(pieces, pool, cache) {
          pool.add(contribution)
          verdict.count(contribution)
        }
      }
      cache?.trim()
    }
    let others = batches.remarks + (try pool.findings().flatMap(\.self)) + pool.suppressionFindings
    verdict.all += others
    verdict.wanted += try filter.select(others)
    verdict.comparison = try baseline.compare(verdict.all, files: verdict.files)
    if let comparison = verdict.comparison {
      let new = Set(comparison.new)
      verdict.wanted.removeAll { !new.contains($0) }
    }
    return verdict
  }

  /// What is found in inputs, with their words counted where a report asks for them.
  private func examine(_ inputs: [LintInput], _ pool: LinterPool) throws -> [LintContribution] {
    var found = try pool.examine(inputs)
    if !report.needsWords { return found }
    var counter = WordCount()
    for index in inputs.indices { found[index].wordCount = try counter.words(in: inputs[index].units) }
    return found
  }

  /// What is found in pieces, in their order; what is new is kept.
  private func contributions(_ pieces: [LintPiece], _ pool: LinterPool, _ cache: LintCache?) throws
    -> [LintContribution]
  {
    let inputs = pieces.compactMap { if case .fresh(let input, _) = $0 { input } else { nil } }
    var examined = try examine(inputs, pool)[...]
    return pieces.compactMap { piece in
      switch piece {
      case .known(let known): return known
      case .fresh(_, let name):
        let new = examined.popFirst()
        if let name, let new { cache?.keep(new, as: name) }
        return new
      }
    }
  }

  /// Writes the reports.
  ///
  /// - Parameter failures: Files that could not be checked; they were told on standard error.
  func write(_ verdict: LintVerdict, failures: [InputError]) throws {
    var run = LintRun(verdict.wanted)
    run.failures = failures.map { Remark(unreadable: $0).finding }
    var seen: Set<String> = []
    run.files = verdict.files.filter { seen.insert($0).inserted }
    (run.unitCount, run.wordCount) = (verdict.unitCount, verdict.wordCount)
    if let comparison = verdict.comparison {
      (run.known, run.gone) = (comparison.known, comparison.gone)
      let gone = comparison.gone.reduce(0) { $0 + $1.count }
      if gone > 0, let path = baseline.baseline {
        common.note(
          "\(path): known findings that are gone: \(gone); take them out with --baseline \(path) --write-baseline \(path)"
        )
      }
    }
    try report.write(run, Statistics(run.findings, files: verdict.inputCount, units: run.unitCount), common)
  }

  /// Mends the files, or prints the patch that would.
  ///
  /// - Throws: ``InputError`` when a file cannot be read or written; then no file has changed.
  func mend(_ batches: inout LintBatches, _ pool: LinterPool, _ mode: FixMode) throws {
    var changed: [String: Fixer.FileChange] = [:]
    var (made, refused) = (0, 0)
    var filter = changes.filter(onDisk: fixing.mode != nil)
    try batches.limit(to: &filter)
    while let inputs = try batches.nextBatch() {
      var fixer = Fixer(inputs, mode: mode)
      try fixer.run { inputs in
        let found = try pool.lint(inputs)
        let comparison = try baseline.compare(found.flatMap(\.self), files: inputs.flatMap(\.files))
        let new = comparison.map { Set($0.new) }
        return try zip(inputs, found).map { input, own in
          try filter.select(own, of: input).filter { new?.contains($0) ?? true }
        }
      }
      // A source with several translations may come twice; its first version stands.
      for change in fixer.changes where changed[change.path] == nil { changed[change.path] = change }
      (made, refused) = (made + fixer.madeCount, refused + fixer.refusedCount)
    }
    if batches.hasFailed {
      throw InputError("nothing was mended, since not every file can be read", remedy: "see above")
    }
    try finish(changed.values.sorted { $0.path < $1.path })
    common.note("\(fixing.dryRun ? "would be mended" : "mended"): \(made), in files: \(changed.count)")
    if refused > 0 {
      common.note("left as they are, since their file has no room for the change: \(refused)")
    }
  }

  /// Writes all files, or none; or the patch.
  private func finish(_ changes: [Fixer.FileChange]) throws {
    if fixing.dryRun {
      for change in changes {
        let path = FilePath.relative(change.path, to: ".")
        try Console.current.write(UnifiedDiff.patch(path, from: change.original, to: change.contents))
      }
    } else {
      try AtomicFile.write(
        toAll: changes.map(\.path), standardOutput: Console.current.write,
        confirm: { for change in changes { try change.stamp.check() } }
      ) { index, bytes in bytes.write(changes[index].contents) }
    }
  }
}
