import LintEngine
import UnicodeText

/// `file:line:column: level: message [rule]`, the text, and a mark under the place.
struct TextReport: ReportWriter {
  private let usesColor: Bool
  /// Columns of text that are shown around a finding.
  private static let width = 96

  init(_ options: ReportOptions) { usesColor = options.usesColor }

  func report(_ findings: [Finding]) -> String {
    findings.reduce(into: "") { $0 += entry($1) }
  }

  private func entry(_ finding: Finding) -> String {
    let level = colored(
      finding.level.rawValue, finding.level == .error ? "31" : finding.level == .warning ? "33" : "36")
    var text = "\(finding.location): \(level): \(finding.message) \(colored("[\(finding.rule)]", "2"))\n"
    // What is missing from one text is shown in the other.
    let (shown, range) =
      finding.range.map { (finding.text, $0) } ?? finding.sourceRange.map { (finding.source, $0) }
      ?? (finding.text, 0..<0)
    if !shown.isEmpty {
      let excerpt = Excerpt(shown, range, width: Self.width)
      text += "  \(excerpt.line)\n  \(String(repeating: " ", count: excerpt.indent))"
      text += colored(String(repeating: "^", count: excerpt.length), "32") + "\n"
    }
    return text
  }

  private func colored(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func summary(_ statistics: Statistics) -> String {
    let levels = Level.allCases.reversed().map { level in
      let count = statistics.byLevel[level] ?? 0
      return "\(count) \(level.rawValue)\(count == 1 ? "" : "s")"
    }
    var text = "\(statistics.findings) findings in \(statistics.units) units of \(statistics.files) files "
    text += "(\(statistics.perThousandUnits) per 1,000 units): \(levels.joined(separator: ", "))\n"
    let width = statistics.byRule.first.map { String($0.count).utf8.count } ?? 0
    for entry in statistics.byRule {
      let count = String(entry.count)
      text += "  " + String(repeating: " ", count: width - count.utf8.count) + "\(count)  \(entry.rule)\n"
    }
    return text
  }
}

/// The part of a text around a range, on one line, with the columns of the range.
struct Excerpt {
  private(set) var line = ""
  /// Columns before the range.
  private(set) var indent = 0
  /// Columns of the range, 1 at least.
  private(set) var length = 0

  init(_ text: String, _ range: Range<Int>, width: Int) {
    let bytes = Array(text.utf8)
    let before = max(0, min(range.lowerBound, bytes.count) - width / 2)
    var start = before
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    if start > 0 { line = "…" }
    indent = line.isEmpty ? 0 : 1
    var offset = start
    var columns = indent
    for scalar in String(decoding: bytes[start...], as: UTF8.self).unicodeScalars {
      if columns >= width, offset >= range.upperBound || length > width / 2 {
        line += "…"
        break
      }
      let shown = scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
      let step = shown.terminalColumns
      if offset < range.lowerBound { indent += step }
      if range.contains(offset) { length += step }
      columns += step
      line.unicodeScalars.append(shown)
      offset += UTF8.width(scalar)
    }
    length = max(1, length)
  }
}
