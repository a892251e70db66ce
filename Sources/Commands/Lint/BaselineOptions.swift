import ArgumentParser
import Formats
import LintEngine
import ProjectConfiguration
import TextModel

/// Findings that are known.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Report only findings that this baseline does not have; none for all (default: by .glosa.yml).")
  var baseline: String?

  @Option(
    name: .customLong("write-baseline"),
    help:
      "Write all findings to a baseline instead of reporting them; with --baseline, take out those that are gone."
  )
  var writeBaseline: String?

  /// Takes the baseline of the configuration where the command line names none, and none is to be written.
  mutating func complete(from settings: ProjectSettings) {
    if baseline == nil, writeBaseline == nil { baseline = settings.baseline?.value }
    if baseline == "none" { baseline = nil }
  }

  /// Sets findings against the baseline; `nil` without one.
  /// - Throws: ``InputError`` when the baseline cannot be read.
  func compare(_ findings: [Finding], files: [String]) throws(InputError) -> BaselineComparison? {
    guard let baseline else { return nil }
    let path = Self.path(in: baseline)
    return try Baseline(InputFile(baseline)).compare(
      findings, files: Set(files.map(path)), path: path,
      isThere: { FilePath.exists(FilePath.folder(of: baseline) + "/" + $0) })
  }

  /// Writes what is known from now on: all findings or, where there is a baseline already, those of its entries that
  /// are still there and those that were not looked at.
  ///
  /// - Returns: Whether a baseline was asked for.
  func write(_ findings: [Finding], _ comparison: BaselineComparison?, _ common: CommonOptions) throws -> Bool
  {
    guard let writeBaseline else { return false }
    let kept = comparison.map(\.known) ?? findings
    var written = Baseline(kept, path: Self.path(in: writeBaseline))
    if let comparison { written = written.adding(comparison.unchecked) }
    try AtomicFile.write(to: writeBaseline, standardOutput: Console.current.write) { $0.write(written.text) }
    let count = written.entries.count
    common.note("\(writeBaseline): \(count) \(count == 1 ? "entry" : "entries")")
    return true
  }

  /// How files are named in a baseline: from its folder on, so that it does not matter where the tool is called.
  private static func path(in baseline: String) -> (String) -> String {
    let folder = baseline == "-" ? "." : FilePath.folder(of: baseline)
    return { FilePath.relative($0, to: folder) }
  }
}
