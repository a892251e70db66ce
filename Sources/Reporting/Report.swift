import LintEngine
import TextModel

/// The forms that findings are reported in.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, sarif, github, gitlab, junit, checkstyle, csv, html, mqm

  /// Writes reports of this form.
  public func writer(_ options: ReportOptions = ReportOptions()) -> any ReportWriter {
    switch self {
    case .text: TextReport(options)
    case .json: JSONReport()
    case .sarif: SARIFReport(options)
    case .github: GitHubReport()
    case .gitlab: GitLabReport()
    case .junit: JUnitReport()
    case .checkstyle: CheckstyleReport(options)
    case .csv: CSVReport()
    case .html: FindingsPage(options)
    case .mqm: ScoreCardReport()
    }
  }

  /// The form that a file's name asks for by its extension; `nil` when it says none.
  public init?(fileNamed name: String) {
    switch name.split(separator: ".").last?.lowercased() {
    case "txt": self = .text
    case "json", "jsonl", "ndjson": self = .json
    case "sarif": self = .sarif
    case "csv": self = .csv
    case "html", "htm": self = .html
    default: return nil
    }
  }
}

/// What a report needs to know beside the findings.
public struct ReportOptions: Sendable {
  /// Whether escape sequences colour the text.
  public var usesColor = false
  /// The version of the tool.
  public var version = ""
  /// The rules that the findings may name.
  public var rules: [RuleMetadata] = []

  public init() {}
}

/// What a run of the linter has to report.
public struct LintRun: Sendable {
  /// The findings to report: all, or those that a baseline does not have.
  public var findings: [Finding]
  /// Files that could not be checked, as findings.
  public var failures: [Finding] = []
  /// Every file that was checked, in order, those without findings too.
  public var files: [String] = []
  public var unitCount = 0
  /// Words of the source texts; 0 where nobody has counted them.
  public var wordCount = 0
  /// Findings that a baseline has; `nil` without a baseline.
  public var known: [Finding]?
  /// Entries of the baseline that are gone.
  public var gone: [Baseline.Entry] = []

  public init(_ findings: [Finding]) { self.findings = findings }

  /// The run with its files under other names, as a service knows them.
  public func naming(_ name: (String) -> String) -> LintRun {
    var run = self
    run.files = files.map(name)
    run.failures = failures.map { $0.naming(name) }
    run.findings = findings.map { $0.naming(name) }
    run.known = known?.map { $0.naming(name) }
    for index in run.gone.indices { run.gone[index].file = name(run.gone[index].file) }
    return run
  }
}

extension Finding {
  fileprivate func naming(_ name: (String) -> String) -> Finding {
    var finding = self
    finding.location.file = name(location.file)
    return finding
  }
}

/// One form of report.
public protocol ReportWriter: Sendable {
  /// The whole report, each line ended.
  func report(_ run: LintRun) -> String
  /// The summary of a run; empty where the form has no place for it.
  func summary(_ statistics: Statistics) -> String
}

extension ReportWriter {
  /// A report of findings about which nothing else is known.
  public func report(_ findings: [Finding]) -> String { report(LintRun(findings)) }

  /// Most forms have no place for a summary.
  public func summary(_ statistics: Statistics) -> String { "" }
}

extension Level {
  /// The level's name and a number of findings: `2 errors`.
  func counted(_ count: Int) -> String { count.counting(rawValue) }
}

extension Int {
  /// The number with what it counts: `1 file`, `2 files`.
  package func counting(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension [Finding] {
  /// Each finding with the number of those before it that have the same fingerprint, from 0.
  var numbered: [(finding: Finding, occurrence: Int)] {
    var seen: [String: Int] = [:]
    return map { finding in
      let number = seen[finding.fingerprint, default: 0]
      seen[finding.fingerprint] = number + 1
      return (finding, number)
    }
  }

  /// The findings by file, in the order of `files`, then of their first finding.
  func byFile(_ files: [String]) -> [(file: String, findings: [Finding])] {
    var groups = files.map { (file: $0, findings: [Finding]()) }
    var places = Dictionary(files.enumerated().map { ($1, $0) }) { first, _ in first }
    for finding in self {
      let place = places[finding.location.file] ?? groups.count
      if place == groups.count {
        places[finding.location.file] = place
        groups.append((finding.location.file, []))
      }
      groups[place].findings.append(finding)
    }
    return groups
  }
}
