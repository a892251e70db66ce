import LintEngine
import LocaleProfiles
import TextModel

/// Percent signs as the language sets them.
public struct PercentSpace: TextRule {
  public static let metadata = RuleMetadata(
    id: "number/percent-space", level: .note, isDefault: false, repetition: .habit,
    summary: "A percent sign is not set off from its number as the language has it.",
    rationale: """
      Spanish, German and French set the sign off (51 %), English sets it close (51%). A matter of house style, so off
      by default; digits of code and variables are not looked at.
      """,
    accepts: [
      Example("en", "51%", "es", "51 %"),
      Example("es", "51 %", "en", "51%"),
      Example("en", "100%% of %s", "ja", "%sの100%%"),
    ],
    rejects: [
      Example("en", "51%", "es", "⟨51%⟩", fixed: "51\u{A0}%"),
      Example("en", "About 7% off", "es", "Cerca del ⟨7%⟩ menos", fixed: "Cerca del 7\u{A0}% menos"),
      Example("es", "El 51 % de %s", "en", "⟨51 %⟩ of %s", fixed: "51% of %s"),
    ])

  public static let trigger: Trigger = .own("%")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.tools.profile.isKnown else { return }
    let wantsSpace = text.tools.profile.numbers.hasPercentSpace
    for number in text.numbers {
      let end = number.range.upperBound
      let gap =
        text.bytes.at(end) == 0x20
        ? 1 : text.bytes.has("\u{A0}", at: end) ? 2 : text.bytes.has("\u{202F}", at: end) ? 3 : 0
      let sign = end + gap
      guard text.bytes.at(sign) == 0x25, text.bytes.at(sign + 1) != 0x25, !text.isOpaque(sign),
        (gap > 0) != wantsSpace
      else { continue }
      report(
        Problem(
          wantsSpace ? "a space belongs before the percent sign" : "no space belongs before the percent sign",
          on: text.side, number.range.lowerBound..<sign + 1,
          fix: Fix(text.side, end..<sign, wantsSpace ? "\u{A0}" : "")))
    }
  }
}
