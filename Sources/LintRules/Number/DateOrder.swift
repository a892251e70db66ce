import LintEngine
import TextModel

/// Dates in the order of the language.
public struct DateOrder: TextRule {
  public static let metadata = RuleMetadata(
    id: "number/date-order", level: .warning,
    summary: "A date in words has the month before the day in a language that puts the day first.",
    rationale: """
      The order is that of the source's language (*diciembre 28, 2015*). Reported where the language's list says that
      the day comes first and a year follows; months with a day and no year may be a heading or a name.
      """,
    accepts: [
      Example("en", "on March 4, 2024", "es", "el 4 de marzo de 2024"),
      Example("de", "am 4. März 2024", "en", "on March 4, 2024"),
      Example("en", "March 2024: %s", "es", "Marzo de 2024: %s"),
    ],
    rejects: [
      Example("en", "on March 4, 2024", "es", "el ⟨marzo 4, 2024⟩"),
      Example("en", "%s (May 1, 2020)", "de", "%s (⟨Mai 1, 2020⟩)"),
      Example("en", "on May 1, 2020", "ru", "⟨мая 1, 2020⟩"),
    ])

  public static let trigger: Trigger = .own(.digits)

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.tools.lintWords.dayBeforeMonth == true else { return }
    for date in text.dates where date.isDayFirst == false && date.year != nil {
      report(Problem("the day comes before the month in this language", on: text.side, date.range))
    }
  }
}
