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
          en | s⇥1
          es | ñ x
             |   ^

        """)
  }

  @Test("in text show long texts around the range")
  func excerpt() throws {
    let long = String(repeating: "a", count: 300) + "x" + String(repeating: "é", count: 300)
    let lines = ReportFormat.text.writer().report(try findings(long)).split(separator: "\n")
    let mark = try #require(lines[3].firstIndex(of: "^"))
    let column = lines[3].distance(from: lines[3].startIndex, to: mark)
    #expect(Array(lines[2])[column] == "x")
    #expect(lines[2].count < 110)
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

  @Test("in SARIF mark what a baseline knows and what is gone")
  func baseline() throws {
    let found = try findings("x x")
    var run = LintRun([found[0]])
    run.known = [found[1]]
    let old = try Baseline(findings("x"), path: { $0 })
    run.gone = old.entries
    let report = ReportFormat.sarif.writer().report(run)
    #expect(
      report.contains(#""primaryLocationLineHash": "\#(found[0].fingerprint):1"}, "baselineState": "new""#))
    #expect(
      report.contains(
        #""primaryLocationLineHash": "\#(found[1].fingerprint):2"}, "baselineState": "unchanged""#))
    #expect(
      report.contains(#""text": "no longer found: s 1""#) && report.contains(#""baselineState": "absent""#))
    #expect(!ReportFormat.sarif.writer().report(found).contains("baselineState"))
  }

  @Test("for GitLab have a fingerprint for each finding")
  func gitlab() throws {
    let found = try findings("x x")
    let report = ReportFormat.gitlab.writer().report(found)
    #expect(report.contains(#""severity": "minor", "location": {"path": "a b.tsv", "lines": {"begin": 2}}"#))
    #expect(found[0].fingerprint == found[1].fingerprint)
    #expect(report.contains(#""fingerprint": "\#(found[1].fingerprint)-2""#))
    #expect(ReportFormat.gitlab.writer().report([]) == "[]\n")
  }

  @Test("for JUnit have a suite a file, and a passing case where nothing was found")
  func junit() throws {
    var run = LintRun(try findings(file: "a<b>.tsv"))
    run.files = ["clean.tsv", "a<b>.tsv"]
    let report = ReportFormat.junit.writer().report(run)
    #expect(report.contains("<testsuites name=\"glosa\" tests=\"2\" failures=\"1\">"))
    #expect(report.contains("<testcase classname=\"clean.tsv\" name=\"glosa lint\"/>"))
    #expect(report.contains("<testcase classname=\"a&lt;b&gt;.tsv\" name=\"text/no-x 2:7\">"))
    #expect(report.contains("message=\"an &quot;x&quot;, 100%\""))
  }

  @Test("for Checkstyle name the place, the level and the rule")
  func checkstyle() throws {
    let report = ReportFormat.checkstyle.writer().report(try findings())
    #expect(
      report.contains(
        "<error line=\"2\" column=\"7\" severity=\"warning\" message=\"an &quot;x&quot;, 100%\""
          + " source=\"glosa.text.no-x\"/>"))
  }

  @Test("in CSV quote cells, and guard those that look like formulas")
  func csv() throws {
    let report = ReportFormat.csv.writer().report(try findings("=x"))
    #expect(report.contains("\na b.tsv,2,6,warning,text/no-x,\"an \"\"x\"\", 100%\",u1,"))
    #expect(report.contains(",'=x,y,"))
  }

  @Test("score by dimension and 1,000 words")
  func scoreCard() throws {
    let card = ScoreCard(try findings("x x x"), wordCount: 100)
    #expect(card.penalty == 3 && card.perThousandWords(3) == 30 && card.score == 97)
    #expect(ScoreCard([], wordCount: 0).score == 100)
    var run = LintRun(try findings("x x x"))
    run.wordCount = 100
    let report = ReportFormat.mqm.writer().report(run)
    #expect(report.contains("Linguistic conventions          0      3      0        3             30.0"))
    #expect(report.hasSuffix("score: 97.0 of 100\n"))
  }

  @Test("end with a summary on demand")
  func summary() throws {
    let statistics = Statistics(try findings("x x"), files: 1, units: 4)
    #expect(statistics.perThousandUnits == 500)
    #expect(
      ReportFormat.json.writer().summary(statistics)
        == #"{"summary": {"files": 1, "units": 4, "findings": 2, "per_1000_units": 500.0, "#
        + #""levels": {"error": 0, "warning": 2, "note": 0}, "rules": {"text/no-x": 2}}}"# + "\n")
    #expect(
      ReportFormat.text.writer().summary(statistics) == """
        2 findings in 4 units of 1 file (500.0 per 1,000 units): 0 errors, 2 warnings, 0 notes
        2 can be mended with --fix, 0 more with --fix=suggested
          2  500.0  text/no-x

        """)
  }
}
