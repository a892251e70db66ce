import LintEngine

/// The forms that findings are printed in.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, sarif, github

  /// Writes reports of this form.
  public func writer(_ options: ReportOptions = ReportOptions()) -> any ReportWriter {
    switch self {
    case .text: TextReport(options)
    case .json: JSONReport()
    case .sarif: SARIFReport(options)
    case .github: GitHubReport()
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

/// One form of report.
public protocol ReportWriter: Sendable {
  /// The findings, each line ended.
  func report(_ findings: [Finding]) -> String
  /// The summary of a run; empty where the form has no place for it.
  func summary(_ statistics: Statistics) -> String
}
