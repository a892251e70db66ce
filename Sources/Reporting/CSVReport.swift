import LintEngine
import TextModel

/// A table for spreadsheets (RFC 4180); no cell can be taken for a formula.
struct CSVReport: ReportWriter {
  private static let header = [
    "file", "line", "column", "level", "rule", "message", "unit", "source", "target", "fix", "fingerprint",
  ]

  func report(_ run: LintRun) -> String {
    run.findings.reduce(into: Self.row(Self.header)) { text, finding in
      let place = finding.location
      text += Self.row([
        place.file, String(place.line), String(place.column), finding.level.rawValue, finding.rule,
        finding.message, finding.unit, finding.source, finding.target ?? "", finding.fix?.replacement ?? "",
        finding.fingerprint,
      ])
    }
  }

  private static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\n"
  }

  private static func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
