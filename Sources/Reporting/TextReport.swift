import LintEngine
import TextModel
import UnicodeText

/// `file:line:column: level: message [rule]`, both texts with a mark under the place, and the glossary's entry.
struct TextReport: ReportWriter {
  private let usesColor: Bool
  /// Columns of text that are shown around a finding.
  private static let width = 96

  init(_ options: ReportOptions) { usesColor = options.usesColor }

  func report(_ run: LintRun) -> String {
    run.findings.reduce(into: "") { $0 += entry($1) }
  }

  private func entry(_ finding: Finding) -> String {
    let color = finding.level == .error ? "31" : finding.level == .warning ? "33" : "36"
    var text = "\(colored(finding.location.description.visible, "1")): "
    text += "\(colored(finding.level.rawValue, color)): \(finding.message.visible) "
    text += colored("[\(finding.rule)]", "2") + "\n"
    let labels = [
      finding.sourceLanguage?.description ?? "source", finding.targetLanguage?.description ?? "target",
    ]
    let margin = labels.map(\.count).max() ?? 0
    text += excerpt(finding.source, finding.sourceRange, label: labels[0], margin, color)
    text += excerpt(finding.target ?? "", finding.targetRange, label: labels[1], margin, color)
    if let entry = finding.entry {
      let space = String(repeating: " ", count: margin + 2)
      text += "\(space) \(colored("= glossary:", "2")) \(entry.visible)\n"
    }
    return text
  }

  private func excerpt(_ text: String, _ range: Range<Int>?, label: String, _ margin: Int, _ color: String)
    -> String
  {
    if text.isEmpty { return "" }
    let space = String(repeating: " ", count: margin)
    let bar = colored("|", "2")
    let excerpt = Excerpt(text, range ?? 0..<0, width: Self.width)
    let name = colored(String(space.dropFirst(label.count)) + label, "2")
    let line = "  \(name) \(bar) \(excerpt.line)\n"
    if range == nil { return line }
    let mark = colored(String(repeating: "^", count: excerpt.length), color)
    return line + "  \(space) \(bar) \(String(repeating: " ", count: excerpt.indent))\(mark)\n"
  }

  private func colored(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func summary(_ statistics: Statistics) -> String {
    let levels = Level.allCases.reversed().map { $0.counted(statistics.byLevel[$0] ?? 0) }
    var text =
      "\(statistics.sentence) (\(statistics.perThousandUnits) per 1,000 units): \(levels.joined(separator: ", "))\n"
    let (safe, suggested) = (statistics.byFix[.safe] ?? 0, statistics.byFix[.suggested] ?? 0)
    if safe + suggested > 0 {
      text += "\(safe) can be mended with --fix, \(suggested) more with --fix=suggested\n"
    }
    let rows = statistics.byRule.map { rule, count in
      (rule: rule, cells: [String(count), String(statistics.perThousand(count))])
    }
    let widths = [0, 1].map { column in rows.map { $0.cells[column].count }.max() ?? 0 }
    for row in rows {
      let cells = zip(row.cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
      text += "  \(cells[0])  \(cells[1])  \(row.rule)\n"
    }
    return text
  }
}
