import ArgumentParser
import Formats
import LintEngine
import Reporting
import TextModel

extension ReportFormat: ExpressibleByArgument {}

/// Where reports go, and in which forms.
struct ReportOutput: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Form of the report: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")) (default: by the file's name, else text)."
    ))
  var format: ReportFormat?

  @Option(
    name: [.short, .long],
    help:
      "File to write, or FORM=FILE such as junit=lint.xml; - is standard output; may be repeated (default: -)."
  )
  var output: [String] = []

  @Option(
    name: .customLong("max-findings"), help: "Stop printing after so many findings (default: no limit).")
  var maximumFindings: Int?

  @Flag(name: .long, help: "Add a summary of the run, and say on standard error how long its parts took.")
  var statistics = false

  mutating func validate() throws {
    if let maximumFindings, maximumFindings < 0 {
      throw ValidationError("--max-findings takes a whole number from 0 up.")
    }
    for target in output {
      if try Self.split(target, format).path.isEmpty { throw ValidationError("-o \(target) names no file.") }
    }
  }

  /// One report.
  private struct Target {
    var format: ReportFormat
    var path: String
  }

  private var targets: [Target] {
    get throws {
      if output.isEmpty { return [Target(format: format ?? .text, path: "-")] }
      return try output.map { try Self.split($0, format) }
    }
  }

  /// `FORM=FILE`, or a file whose form is asked for or told by its name.
  private static func split(_ text: String, _ format: ReportFormat?) throws -> Target {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let named = ReportFormat(rawValue: String(parts[0])) {
      return Target(format: named, path: String(parts[1]))
    }
    if let form = format ?? ReportFormat(fileNamed: text) ?? (text == "-" ? .text : nil) {
      return Target(format: form, path: text)
    }
    throw ValidationError("-o \(text) does not tell the form of the report; give --format, or -o FORM=FILE.")
  }

  /// Whether words must be counted.
  var needsWords: Bool { (try? targets.contains { $0.format == .mqm }) ?? false }

  /// Writes all reports, or none when one cannot be written.
  ///
  /// - Parameters:
  ///   - run: With all findings; those beyond the limit are left out of lists, and count in figures.
  ///   - figures: The summary, where it was asked for.
  func write(_ run: LintRun, _ figures: Statistics, _ common: CommonOptions) throws {
    let targets = try targets
    try AtomicFile.write(toAll: targets.map(\.path), standardOutput: Console.current.write) { index, bytes in
      let (format, path) = (targets[index].format, targets[index].path)
      var options = ReportOptions()
      options.usesColor = common.usesColor && path == "-"
      options.version = Glosa.version
      options.rules = KnownRules.all
      var shown = run
      if format != .mqm, let maximumFindings { shown.findings = Array(run.findings.prefix(maximumFindings)) }
      // What people read on a terminal says errors already.
      if format != .text { shown.findings = shown.failures + shown.findings }
      if format.isForServices { shown = shown.naming(RepositoryPath.shown) }
      let writer = format.writer(options)
      bytes.write(writer.report(shown))
      if statistics { bytes.write(writer.summary(figures)) }
    }
  }
}
