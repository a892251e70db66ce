import LintEngine

/// Penalty points by error category, as Multidimensional Quality Metrics counts them (MQM-Core typology, linear
/// scoring without calibration).
///
/// A note is a neutral remark without penalty, a warning a minor error with 1 point, an error a major one with 5. What
/// is critical (25 points), only people can say.
public struct ScoreCard: Sendable {
  /// The dimensions of MQM-Core.
  public enum Dimension: String, Sendable, CaseIterable {
    case terminology = "Terminology"
    case accuracy = "Accuracy"
    case linguistic = "Linguistic conventions"
    case style = "Style"
    case locale = "Locale conventions"
    case audience = "Audience appropriateness"
    case markup = "Design and markup"
  }

  /// The findings of a dimension.
  public struct Row: Sendable {
    public var dimension: Dimension
    public var counts: [Level: Int] = [:]

    /// Penalty points.
    public var penalty: Int { counts.reduce(0) { $0 + $1.value * ScoreCard.points($1.key) } }
  }

  /// One a dimension, in the order of MQM.
  public private(set) var rows = Dimension.allCases.map { Row(dimension: $0) }
  /// Words of the source texts.
  public let wordCount: Int

  public init(_ findings: [Finding], wordCount: Int) {
    self.wordCount = wordCount
    for finding in findings {
      let dimension = Self.dimension(of: finding.rule)
      for index in rows.indices where rows[index].dimension == dimension {
        rows[index].counts[finding.level, default: 0] += 1
      }
    }
  }

  /// All penalty points.
  public var penalty: Int { rows.reduce(0) { $0 + $1.penalty } }

  /// Points per 1,000 words, rounded to a tenth; 0 without words.
  public func perThousandWords(_ points: Int) -> Double {
    wordCount == 0 ? 0 : (Double(points) * 10_000 / Double(wordCount)).rounded() / 10
  }

  /// 100 less the points per 100 words, and 0 at least; rounded to a tenth.
  public var score: Double {
    guard wordCount > 0 else { return 100 }
    return max(0, (1_000 - Double(penalty) * 1_000 / Double(wordCount)).rounded() / 10)
  }

  /// Penalty points of a finding.
  public static func points(_ level: Level) -> Int {
    switch level {
    case .note: 0
    case .warning: 1
    case .error: 5
    }
  }

  /// The dimension that a rule belongs to; every family has one.
  public static func dimension(of rule: String) -> Dimension {
    switch rule {
    case "number/format", "number/percent-space", "number/date-order": return .locale
    case "text/register": return .audience
    case "term/acronym", "text/initial-case": return .linguistic
    default: break
    }
    switch rule.prefix(while: { $0 != "/" }) {
    case "term": return .terminology
    case "complete", "number", "placeholder", "link": return .accuracy
    case "punct", "text": return .linguistic
    case "markup", "icu", "fluent", "key", "length": return .markup
    default: return .style
    }
  }
}

/// The score card as a table.
struct ScoreCardReport: ReportWriter {
  func report(_ run: LintRun) -> String {
    let card = ScoreCard(run.findings, wordCount: run.wordCount)
    var lines = ["MQM score card: \(run.findings.count) findings in \(run.wordCount) words", ""]
    lines.append(Self.line("dimension", ["neutral", "minor", "major", "penalty", "per 1,000 words"]))
    for row in card.rows { lines.append(Self.line(row.dimension.rawValue, row.counts, row.penalty, card)) }
    let total = card.rows.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    lines.append(Self.line("all", total, card.penalty, card))
    lines += ["", "score: \(card.score) of 100"]
    return lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ name: String, _ counts: [Level: Int], _ penalty: Int, _ card: ScoreCard)
    -> String
  {
    let numbers = [Level.note, .warning, .error].map { String(counts[$0] ?? 0) }
    return line(name, numbers + [String(penalty), String(card.perThousandWords(penalty))])
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    let padding = String(repeating: " ", count: max(0, 26 - name.count))
    return zip(cells, [7, 7, 7, 9, 17]).reduce(into: name + padding) { line, cell in
      line += String(repeating: " ", count: max(1, cell.1 - cell.0.count)) + cell.0
    }
  }
}
