import LintEngine
import TextModel

/// One document, several styles of quotation marks.
public struct QuotesMixed: DocumentRule {
  public static let metadata = RuleMetadata(
    id: "punct/quotes-mixed", level: .warning,
    summary: "A document uses several kinds of quotation marks at the same level.",
    rationale: """
      A text reads as careless, and searching for quotations fails. Reported once a document, at the first odd
      place, with the counts. Marks of a quotation inside of another are not counted.
      """,
    accepts: [
      Example("en", "The “GPL” license\nThe “BSD” license", "es", "La licencia «GPL»\nLa licencia «BSD»"),
      Example("en", "“He said ‘yes’”", "es", "«Dijo “sí”»", note: "one inside the other"),
      Example("en", "“%s” and “%s”", "ja", "「%s」と「%s」"),
    ],
    rejects: [
      Example(
        "en", "The “GPL” license\nThe “BSD” license\nThe “MIT” license", "es",
        "La licencia «GPL»\nLa licencia «BSD»\nLa licencia ⟨\"⟩MIT\""),
      Example(
        "en", "“A” and “B”\nThe “%s”", "de", "„A“ und „B“\nDas ⟨»⟩%s«",
        note: "fine by itself, not beside the others"),
      Example("en", "“A”, “B”\n“C”", "ja", "「A」「B」\n⟨“⟩C”"),
    ])

  public struct Observation: Sendable {
    var marks: [Side: [QuoteMark]]
    var sides: Set<Side>
  }

  public init() {}

  public func observe(_ unit: UnitContext) -> Observation? {
    var marks: [Side: [QuoteMark]] = [:]
    for side in unit.sides {
      let all = QuoteScanner(unit[side]).marks
      let outer = Self.outerOpenings(all)
      if !outer.isEmpty { marks[side] = outer }
    }
    return marks.isEmpty ? nil : Observation(marks: marks, sides: unit.sides)
  }

  /// Opening marks of closed quotations that lie in no other.
  private static func outerOpenings(_ marks: [QuoteMark]) -> [QuoteMark] {
    let pairs = QuotePairing(marks).pairs
    return pairs.filter { pair in !pairs.contains { $0.open < pair.open && pair.close < $0.close } }
      .map { marks[$0.open] }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  public func conclude(_ observations: [Observation], report: (Int, Problem) -> Void) {
    for side in [Side.source, .target] {
      let marks = observations.enumerated().flatMap { i, o in
        (o.marks[side] ?? []).map { (unit: i, mark: $0) }
      }
      var counts: [QuoteMark.Style: Int] = [:]
      for entry in marks { counts[entry.mark.style, default: 0] += 1 }
      let ranked = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      guard ranked.count > 1, let first = marks.first(where: { $0.mark.style != ranked[0].key }) else {
        continue
      }
      let list = ranked.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
      report(
        first.unit,
        Problem(
          "document mixes quotation marks (\(list)); use \(ranked[0].key.rawValue) throughout", on: side,
          first.mark.range))
    }
  }
}
