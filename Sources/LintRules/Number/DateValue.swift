import LintEngine
import TextModel

/// Dates name the same month.
public struct DateValue: LintRule {
  public static let metadata = RuleMetadata(
    id: "number/date-value", level: .error,
    summary: "A date of the target names another month than the source.",
    rationale: """
      Readers come on the wrong day. Months are compared by number, in any order and spelling; days and years are
      looked at by `number/value`. Targets that write the date in digits, or say it without a month, are not
      reported.
      """,
    accepts: [
      Example("en", "on March 4, 2024", "es", "el 4 de marzo de 2024"),
      Example("en", "on March 4, 2024", "de", "am 04.03.2024", note: "digits"),
      Example("en", "You may go in May 2020", "es", "Puede ir en mayo de 2020", note: "no month and a month"),
      Example("en", "May 2020", "ja", "2020年5月"),
    ],
    rejects: [
      Example("en", "on ⟨March⟩ 4, 2024", "es", "el 4 de ⟨mayo⟩ de 2024"),
      Example("en", "⟨October⟩", "es", "⟨septiembre⟩"),
      Example("en", "Version of ⟨July⟩ 2019: %s", "de", "Version vom ⟨Juni⟩ 2019: %s"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let own = unit.source.dates
    guard !own.isEmpty else { return }
    var extra = unit.target.dates
    var missing: [DateMention] = []
    for date in own {
      if let i = extra.firstIndex(where: { $0.month == date.month }) {
        extra.remove(at: i)
      } else if !unit.target.dates.contains(where: { $0.month == date.month }) {
        missing.append(date)
      }
    }
    extra.removeAll { other in own.contains { $0.month == other.month } }
    for (date, other) in zip(missing, extra) {
      report(
        Problem(
          "target has \"\(unit.target.string(other.monthRange))\" where source has \"\(unit.source.string(date.monthRange))\"",
          source: date.monthRange, target: other.monthRange, side: .target))
    }
  }
}
