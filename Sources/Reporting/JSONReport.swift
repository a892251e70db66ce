import LintEngine
import TextModel

/// JSON Lines, one finding a line.
struct JSONReport: ReportWriter {
  func report(_ run: LintRun) -> String {
    run.findings.reduce(into: "") { $0 += Self.line($1) + "\n" }
  }

  private static func line(_ finding: Finding) -> String {
    JSONText.object([
      ("rule", JSONText.string(finding.rule)),
      ("level", JSONText.string(finding.level.rawValue)),
      ("message", JSONText.string(finding.message)),
      ("file", JSONText.string(finding.location.file)),
      ("line", String(finding.location.line)),
      ("column", String(finding.location.column)),
      ("unit", JSONText.string(finding.unit)),
      ("source_range", range(finding.sourceRange)),
      ("target_range", range(finding.targetRange)),
      ("source", JSONText.string(finding.source)),
      ("target", finding.target.map(JSONText.string) ?? "null"),
      ("fix", finding.fix.map(fix) ?? "null"),
      ("fingerprint", JSONText.string(finding.fingerprint)),
    ])
  }

  private static func range(_ range: Range<Int>?) -> String {
    range.map { JSONText.array([String($0.lowerBound), String($0.upperBound)]) } ?? "null"
  }

  private static func fix(_ fix: Fix) -> String {
    JSONText.object([
      ("side", JSONText.string(fix.side.rawValue)),
      ("range", range(fix.range)),
      ("replacement", JSONText.string(fix.replacement)),
      ("safety", JSONText.string(fix.safety.rawValue)),
    ])
  }

  func summary(_ statistics: Statistics) -> String {
    let levels = Level.allCases.reversed().map { ($0.rawValue, String(statistics.byLevel[$0] ?? 0)) }
    let rules = statistics.byRule.map { ($0.rule, String($0.count)) }
    let summary = JSONText.object([
      ("files", String(statistics.files)),
      ("units", String(statistics.units)),
      ("findings", String(statistics.findings)),
      ("per_1000_units", String(statistics.perThousandUnits)),
      ("levels", JSONText.object(levels)),
      ("rules", JSONText.object(rules)),
    ])
    return JSONText.object([("summary", summary)]) + "\n"
  }
}
