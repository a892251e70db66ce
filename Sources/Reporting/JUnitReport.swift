import LintEngine
import TextModel

/// JUnit's XML as CI servers read it: a suite a file, a failed case a finding; a file without findings passes.
struct JUnitReport: ReportWriter {
  func report(_ run: LintRun) -> String {
    let suites = run.findings.byFile(run.files)
    let cases = suites.reduce(0) { $0 + max(1, $1.findings.count) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"glosa\" tests=\"\(cases)\" failures=\"\(run.findings.count)\">\n"
    for suite in suites { text += Self.suite(suite.file, suite.findings) }
    return text + "</testsuites>\n"
  }

  private static func suite(_ file: String, _ findings: [Finding]) -> String {
    let name = XMLText.escaped(file)
    var text =
      "  <testsuite name=\"\(name)\" tests=\"\(max(1, findings.count))\" failures=\"\(findings.count)\""
    text += " errors=\"0\" skipped=\"0\">\n"
    if findings.isEmpty { text += "    <testcase classname=\"\(name)\" name=\"glosa lint\"/>\n" }
    for finding in findings { text += testCase(finding, name) }
    return text + "  </testsuite>\n"
  }

  private static func testCase(_ finding: Finding, _ file: String) -> String {
    let place = finding.location
    var text = "    <testcase classname=\"\(file)\" name=\"\(finding.rule) \(place.line):\(place.column)\">\n"
    text +=
      "      <failure type=\"\(finding.level.rawValue)\" message=\"\(XMLText.escaped(finding.message))\">"
    text += "\(XMLText.escaped(place.description)): \(finding.level.rawValue): "
    text += "\(XMLText.escaped(finding.message)) [\(finding.rule)]</failure>\n"
    return text + "    </testcase>\n"
  }
}
