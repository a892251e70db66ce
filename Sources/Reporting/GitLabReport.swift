import LintEngine
import TextModel

/// GitLab's code quality report: a JSON array, each finding with a fingerprint of its own.
struct GitLabReport: ReportWriter {
  func report(_ run: LintRun) -> String {
    let entries = run.findings.numbered.map { "\n" + Self.entry($0, $1) }
    return "[" + entries.joined(separator: ",") + (entries.isEmpty ? "]\n" : "\n]\n")
  }

  private static func entry(_ finding: Finding, _ occurrence: Int) -> String {
    let fingerprint = occurrence == 0 ? finding.fingerprint : "\(finding.fingerprint)-\(occurrence + 1)"
    let lines = JSONText.object([("begin", String(max(1, finding.location.line)))])
    let location = JSONText.object([("path", JSONText.string(finding.location.file)), ("lines", lines)])
    return JSONText.object([
      ("description", JSONText.string(finding.message)),
      ("check_name", JSONText.string(finding.rule)),
      ("fingerprint", JSONText.string(fingerprint)),
      ("severity", JSONText.string(severity(finding.level))),
      ("location", location),
    ])
  }

  private static func severity(_ level: Level) -> String {
    switch level {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
