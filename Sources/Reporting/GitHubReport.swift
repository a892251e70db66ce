import LintEngine
import TextModel

/// Workflow commands that GitHub shows as annotations of the changed lines.
struct GitHubReport: ReportWriter {
  func report(_ run: LintRun) -> String {
    run.findings.reduce(into: "") { text, finding in
      let level = finding.level == .note ? "notice" : finding.level.rawValue
      text += "::\(level) file=\(Self.property(finding.location.file)),line=\(max(1, finding.location.line))"
      if finding.location.column > 0 { text += ",col=\(finding.location.column)" }
      text += ",title=\(Self.property(finding.rule))::\(Self.data(finding.message))\n"
    }
  }

  func summary(_ statistics: Statistics) -> String {
    "::notice::\(statistics.sentence)\n"
  }

  /// Escapes as the runner's command parser undoes them.
  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
