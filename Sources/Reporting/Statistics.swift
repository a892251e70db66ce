import LintEngine

/// Figures of a run.
public struct Statistics: Sendable {
  public var files: Int
  public var units: Int
  public var findings: Int
  public var byLevel: [Level: Int] = [:]
  /// Most frequent first, then by name.
  public var byRule: [(rule: String, count: Int)]
  /// Findings that `--fix` and `--fix=suggested` would take away.
  public var byFix: [Fix.Safety: Int] = [:]

  public init(_ findings: [Finding], files: Int, units: Int) {
    self.files = files
    self.units = units
    self.findings = findings.count
    var rules: [String: Int] = [:]
    for finding in findings {
      byLevel[finding.level, default: 0] += 1
      rules[finding.rule, default: 0] += 1
      if let fix = finding.fix { byFix[fix.safety, default: 0] += 1 }
    }
    byRule = rules.map { (rule: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  /// `4 findings in 3 units of 1 file`.
  var sentence: String {
    "\(findings.counting("finding")) in \(units.counting("unit")) of \(files.counting("file"))"
  }

  /// Findings per 1,000 units, rounded to a tenth.
  public var perThousandUnits: Double { perThousand(findings) }

  /// A number of findings per 1,000 units, rounded to a tenth.
  public func perThousand(_ count: Int) -> Double {
    units == 0 ? 0 : (Double(count) * 10_000 / Double(units)).rounded() / 10
  }
}
