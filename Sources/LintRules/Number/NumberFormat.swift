import LintEngine
import LocaleProfiles
import Segmentation
import TextModel

/// Numbers in the marks of the target's language.
public struct NumberFormat: LintRule {
  public static let metadata = RuleMetadata(
    id: "number/format", level: .warning, repetition: .habit,
    summary: "A number keeps the decimal or grouping mark of the source's language.",
    rationale: """
      `1,048` is a thousand to one reader and little more than one to the other. Reported where a measure or
      count (before a small letter, a percent sign or a unit, after no name) is written as in the source although
      the target's language has another mark. Versions, sections and figures after a capitalised word are not
      reported, nor are four digits without grouping.
      """,
    accepts: [
      Example("en", "1,048 companies", "es", "1048 empresas"),
      Example("en", "Debian 7.1 is out", "es", "Ya está Debian 7.1", note: "a version"),
      Example("en", "Section 3.2 of %s", "de", "Abschnitt 3.2 von %s"),
      Example("en", "the 3.1 405B model", "es", "el modelo 3.1 405B", note: "a name"),
      Example("en", "2.5 hours", "ja", "2.5時間"),
    ],
    rejects: [
      Example("en", "It takes ⟨2.5⟩ hours", "es", "Tarda ⟨2.5⟩ horas", fixed: "Tarda 2,5 horas"),
      Example("en", "the ⟨1,048⟩ companies", "es", "las ⟨1,048⟩ empresas", fixed: "las 1048 empresas"),
      Example(
        "en", "up by ⟨3.75⟩ points in %s", "de", "um ⟨3.75⟩ Punkte in %s", fixed: "um 3,75 Punkte in %s"),
    ])

  public static let trigger: Trigger = .either(.digits)

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.source.tools.profile.isKnown, unit.target.tools.profile.isKnown,
      unit.target.numbers.contains(where: { $0.spelling.utf8.contains { $0 == 0x2E || $0 == 0x2C } })
    else { return }
    for pair in NumberMatcher(unit).pairs {
      let (source, target) = (pair.source, pair.target)
      guard source.spelling == target.spelling, !target.isAttached, let value = source.localReading,
        preferredMark(unit.target, value) != mark(of: target, value), isMeasure(target, unit.target),
        isMeasure(source, unit.source)
      else { continue }
      let wanted = Self.written(value, unit.target)
      report(
        Problem(
          "\"\(target.spelling)\" has the marks of the source's language; write \"\(wanted)\"",
          source: source.range,
          target: target.range, side: .target, fix: Fix(.target, target.range, wanted, safety: .suggested)))
    }
  }

  /// The mark that the value has in the text's language: its decimal mark, or none for whole numbers.
  private func preferredMark(_ text: UnitText, _ value: String) -> UInt8? {
    value.utf8.contains(0x2E) ? text.tools.profile.numbers.decimal.first?.utf8.first : nil
  }

  /// The decimal mark as written, or the grouping mark where it is a decimal mark of the language.
  private func mark(of number: NumberMention, _ value: String) -> UInt8? {
    let marks = number.spelling.utf8.filter { $0 == 0x2E || $0 == 0x2C }
    if value.utf8.contains(0x2E) { return marks.last }
    // A whole number: wrong only if the language would read another value.
    return number.localReading == value ? nil : marks.last
  }

  /// Whether a small letter, a percent sign or a unit follows, and no capitalised word stands before.
  private func isMeasure(_ number: NumberMention, _ text: UnitText) -> Bool {
    if let before = text.tokens.last(where: { $0.range.upperBound <= number.range.lowerBound }) {
      if before.kind == .code { return false }
      if before.kind == .word, text.tokens.first != before, text.isCapitalised(before) { return false }
    }
    guard let after = text.tokens.first(where: { $0.range.lowerBound >= number.range.upperBound }) else {
      return false
    }
    if after.kind == .symbol || text.string(after) == "%" { return true }
    // `3.1 405B` is a name; so is what a word with digits follows.
    guard after.kind == .word, !text.bytes[after.range].contains(where: { ASCII.isDigit($0) }),
      !text.tools.functionWords.contains(text.string(after).lowercased())
    else {
      return false
    }
    return !text.isCapitalised(after) || text.string(after).utf8.count <= 3
      || text.tools.profile.tag.base == "de"
  }

  /// A value with the decimal mark and grouping of a language.
  private static func written(_ value: String, _ text: UnitText) -> String {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    let style = text.tools.profile.numbers
    var whole = String(parts[0])
    if whole.utf8.count >= 3 + style.minimumGroupingDigits, let group = style.grouping.first {
      var grouped = ""
      for (i, digit) in whole.enumerated() {
        if i > 0, (whole.count - i) % 3 == 0 { grouped += group == " " ? "\u{202F}" : group }
        grouped.append(digit)
      }
      whole = grouped
    }
    return parts.count > 1 ? whole + (style.decimal.first ?? ".") + parts[1] : whole
  }
}
