import LintEngine
import TextModel

/// Checkstyle's XML, which many review tools read; the source of an error is `glosa.` and the rule.
struct CheckstyleReport: ReportWriter {
  private let version: String

  init(_ options: ReportOptions) { version = options.version }

  func report(_ run: LintRun) -> String {
    var text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"\(XMLText.escaped(version))\">\n"
    for group in run.findings.byFile(run.files) {
      text += "  <file name=\"\(XMLText.escaped(group.file))\">\n"
      for finding in group.findings { text += Self.error(finding) }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }

  private static func error(_ finding: Finding) -> String {
    let place = finding.location
    var text = "    <error line=\"\(max(1, place.line))\""
    if place.column > 0 { text += " column=\"\(place.column)\"" }
    text += " severity=\"\(finding.level == .note ? "info" : finding.level.rawValue)\""
    text += " message=\"\(XMLText.escaped(finding.message))\""
    return text + " source=\"glosa.\(finding.rule.split(separator: "/").joined(separator: "."))\"/>\n"
  }
}
