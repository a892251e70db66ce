import LintEngine
import Reporting
import Testing
import TextModel

/// Reports every `x` of the target.
private struct NoX: LintRule {
  static let metadata = RuleMetadata(
    id: "text/no-x", level: .warning, summary: "An x.", rationale: "Because.", accepts: [], rejects: [])

  func check(_ unit: UnitContext, report: (Problem) -> Void) {
    for (i, byte) in unit.target.bytes.enumerated() where byte == UInt8(ascii: "x") {
      report(Problem("an \"x\", 100%", target: i..<i + 1, fix: Fix(.target, i..<i + 1, "y")))
    }
  }
}

@Suite("Reports") struct ReportTests {
  private func findings(_ target: String = "ñ x", file: String = "a b.tsv") throws -> [Finding] {
    let unit = TranslationUnit(
      id: "u1", source: "s\t1", targets: [target], sourceLanguage: "en", targetLanguage: "es",
      sourceLocation: Location(file: file, line: 2, column: 5))
    return try Linter(rules: [NoX()]).lint([unit])
  }

  @Test("in text have the place, the message, the rule and a mark below the range")
  func text() throws {
    let report = ReportFormat.text.writer().report(try findings())
    #expect(
      report == """
        a b.tsv:2:7: warning: an "x", 100% [text/no-x]
          ñ x
            ^

        """)
  }

  @Test("in text show long texts around the range")
  func excerpt() throws {
    let long = String(repeating: "a", count: 300) + "x" + String(repeating: "é", count: 300)
    let lines = ReportFormat.text.writer().report(try findings(long)).split(separator: "\n")
    let mark = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: mark)
    #expect(Array(lines[1])[column] == "x")
    #expect(lines[1].count < 110)
  }

  @Test("in JSON are one object a line with all members")
  func json() throws {
    let report = ReportFormat.json.writer().report(try findings())
    #expect(report.hasSuffix("}\n"))
    #expect(
      report.hasPrefix(
        #"{"rule": "text/no-x", "level": "warning", "message": "an \"x\", 100%", "file": "a b.tsv""#))
    #expect(
      report.contains(#""line": 2, "column": 7, "unit": "u1", "source_range": null, "target_range": [3, 4]"#))
    #expect(report.contains(#""source": "s\t1", "target": "ñ x""#))
    #expect(
      report.contains(#""fix": {"side": "target", "range": [3, 4], "replacement": "y", "safety": "safe"}"#))
  }

  @Test("in SARIF name the rule, the place and the fingerprint")
  func sarif() throws {
    var options = ReportOptions()
    options.rules = [NoX.metadata]
    let found = try findings()
    let report = ReportFormat.sarif.writer(options).report(found)
    #expect(report.contains(#""version": "2.1.0""#))
    #expect(report.contains(#""ruleId": "text/no-x", "ruleIndex": 0, "level": "warning""#))
    #expect(report.contains(#""uri": "a%20b.tsv""#))
    #expect(report.contains(#""startLine": 2, "startColumn": 7, "endColumn": 8"#))
    #expect(report.contains(#""glosa/v1": "\#(found[0].fingerprint)""#))
  }

  @Test("for GitHub are workflow commands with escaped text")
  func github() throws {
    let report = ReportFormat.github.writer().report(try findings(file: "a,b.tsv"))
    #expect(report == "::warning file=a%2Cb.tsv,line=2,col=7,title=text/no-x::an \"x\", 100%25\n")
  }

  @Test("end with a summary on demand")
  func summary() throws {
    let statistics = Statistics(try findings("x x"), files: 1, units: 4)
    #expect(statistics.perThousandUnits == 500)
    #expect(
      ReportFormat.json.writer().summary(statistics)
        == #"{"summary": {"files": 1, "units": 4, "findings": 2, "per_1000_units": 500.0, "#
        + #""levels": {"error": 0, "warning": 2, "note": 0}, "rules": {"text/no-x": 2}}}"# + "\n")
    #expect(ReportFormat.text.writer().summary(statistics).contains("2  text/no-x"))
  }
}
