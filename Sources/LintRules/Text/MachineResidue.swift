import LintEngine
import TextModel

/// What a translation site leaves behind.
public struct MachineResidue: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/mt-residue", level: .error,
    summary: "The text has the character counter of a translation site pasted in.",
    rationale: """
      Copying from a translation site takes its counter along (`824/5000`). Reported for a count out of a round
      limit that stands on a line of its own or at an end of the text and is not in the source.
      """,
    accepts: [
      Example("en", "12/5000 files", "es", "12/5000 archivos", note: "so does the source"),
      Example("en", "Page 3 of 10", "de", "Seite 3/10"),
      Example("en", "%s of 5000", "ja", "%s/5000"),
    ],
    rejects: [
      Example("en", "today", "es", "⟨303/5000⟩\nhoy", fixed: "\nhoy", alsoFinds: ["number/value"]),
      Example("en", "%s users", "de", "%s Benutzer ⟨41/5000⟩", alsoFinds: ["number/value"]),
      Example("en", "Save", "ja", "⟨4 / 5,000⟩\n保存", alsoFinds: ["number/value"]),
    ])

  public static let trigger: Trigger = .own("/")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let numbers = text.numbers
    for (first, second) in zip(numbers, numbers.dropFirst()) {
      let gap = text.bytes[first.range.upperBound..<second.range.lowerBound].filter { $0 != 0x20 }
      guard gap == [0x2F], let limit = second.readings.last,
        ["1000", "3000", "3900", "5000", "10000"].contains(limit)
      else { continue }
      let range = first.range.lowerBound..<second.range.upperBound
      guard standsAlone(range, in: text),
        text.side == .source || !unit.source.numbers.contains(where: { $0.readings == second.readings })
      else { continue }
      report(
        Problem(
          "\"\(text.string(range))\" is a translation site's counter; delete it", on: text.side, range,
          fix: Fix(text.side, range, "", safety: .suggested)))
    }
  }

  /// Whether it is a line of its own, or the beginning or end of the text.
  private func standsAlone(_ range: Range<Int>, in text: UnitText) -> Bool {
    range.lowerBound == text.trimmed.lowerBound || range.upperBound == text.trimmed.upperBound
      || text.bytes.at(range.lowerBound - 1) == 0x0A && text.bytes.at(range.upperBound) == 0x0A
  }
}
