import ArgumentParser
import Formats
import LintEngine
import Reporting

/// What a run found, and what of it counts.
struct LintVerdict {
  /// The findings to report or mend, by input: new, and on lines that changed.
  var wanted: [[Finding]]
  /// All findings.
  var all: [Finding]
  /// Where there is a baseline.
  var comparison: BaselineComparison?

  /// Ends the run with exit code 1 when a finding reaches the threshold.
  func fail(on threshold: FailureThreshold) throws {
    if wanted.joined().contains(where: threshold.isReached) { throw ExitCode(1) }
  }
}

extension LintCommand {
  /// Lints the inputs and sets the findings against the baseline and the changed lines.
  func judge(_ inputs: [LintInput], gathers: Bool) throws -> LintVerdict {
    let found = try lint(inputs, gathers: gathers)
    let all = found.flatMap(\.self)
    let comparison = try baseline.compare(all, files: inputs.flatMap(\.files))
    var wanted = try changes.select(found, of: inputs)
    if let comparison {
      let new = Set(comparison.new)
      wanted = wanted.map { $0.filter(new.contains) }
    }
    return LintVerdict(wanted: wanted, all: all, comparison: comparison)
  }

  /// Writes the reports.
  func write(_ verdict: LintVerdict, _ inputs: [LintInput]) throws {
    var run = LintRun(verdict.wanted.flatMap(\.self))
    for file in inputs.flatMap(\.files) where !run.files.contains(file) { run.files.append(file) }
    run.unitCount = inputs.reduce(0) { $0 + $1.units.count }
    if report.needsWords {
      var counter = WordCount()
      for input in inputs { run.wordCount += try counter.words(in: input.units) }
    }
    if let comparison = verdict.comparison {
      run.known = comparison.known
      run.gone = comparison.gone
      let gone = comparison.gone.reduce(0) { $0 + $1.count }
      if gone > 0, let path = baseline.baseline {
        common.note(
          "\(path): known findings that are gone: \(gone); take them out with --baseline \(path) --write-baseline \(path)"
        )
      }
    }
    try report.write(
      run, Statistics(run.findings, files: inputs.count, units: run.unitCount), common)
  }

  /// Mends the files, or prints the patch that would.
  ///
  /// - Throws: ``InputError`` when a file cannot be read or written; then no file has changed.
  func mend(_ inputs: [LintInput], _ mode: FixMode) throws {
    var fixer = Fixer(inputs, mode: mode)
    try fixer.run { try judge($0, gathers: false).wanted }
    let changes = fixer.changes
    if fixing.dryRun {
      for change in changes {
        let path = FilePath.relative(change.path, to: ".")
        try Console.current.write(UnifiedDiff.patch(path, from: change.original, to: change.contents))
      }
    } else {
      try AtomicFile.write(toAll: changes.map(\.path), standardOutput: Console.current.write) {
        index, bytes in
        bytes.write(changes[index].contents)
      }
    }
    let verb = fixing.dryRun ? "would be mended" : "mended"
    common.note("\(verb): \(fixer.madeCount), in files: \(changes.count)")
    if fixer.refusedCount > 0 {
      common.note(
        "left as they are, since their file's format has no room for the change: \(fixer.refusedCount)")
    }
  }
}
