import LintEngine
import TextModel

/// Numbers of the source must appear in the target.
public struct NumberValue: LintRule {
  public static let metadata = RuleMetadata(
    id: "number/value", level: .error,
    summary: "A number of the source is missing from the target, or differs.",
    rationale: """
      Prices, doses and dates are what readers act on. Values are compared, not spellings: digits of another
      script, other grouping and decimal marks, percent spacing, number words, ordinals and Roman numerals are
      no differences. A number that is repeated on one side only is not reported.
      """,
    accepts: [
      Example("en", "Pay 1,250.50 now", "de", "Zahlen Sie jetzt 1.250,50"),
      Example("en", "Chapter 3", "ar", "الفصل ٣", note: "digits of the target's own script"),
      Example("en", "More than 100,000 developers", "es", "Más de 100 000 desarrolladores"),
      Example(
        "en", "3 users and %(count)d files", "es", "Tres usuarios y %(count)d archivos", note: "a word"),
      Example("en", "2,400 people, 51%", "es", "2400 personas, 51 %"),
      Example("en", "in June %s", "ja", "%s年6月", note: "the name of the month"),
      Example("en", "Llama 3.3 70B is out", "es", "Ya salió Llama 3.3 70B"),
    ],
    rejects: [
      Example("en", "Take ⟨12⟩ drops", "fr", "Prenez ⟨21⟩ gouttes"),
      Example("en", "⟨5⟩ users are here", "fr", "des utilisateurs sont là", note: "left out"),
      Example("en", "Version ⟨10.3.4⟩", "ja", "バージョン ⟨10.3.5⟩"),
      Example("en", "Written on ⟨2025-01-07⟩", "es", "Escrito en ⟨2025-01-09⟩"),
      Example("en", "⟨January 7, 2025⟩", "es", "⟨9 de enero de 2025⟩"),
    ])

  public static let trigger: Trigger = .either(.digits)

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard !unit.source.numbers.isEmpty || !unit.target.numbers.isEmpty else { return }
    if DialogSize(unit.source) != nil { return }
    let match = NumberMatcher(unit)
    var extra = match.extra
    var dates: [Range<Int>] = []
    for number in match.missing where !isSmallOmission(number, unit, extra) {
      // A date is named as a whole, and once.
      if let date = Self.date(with: number, unit.source) {
        if dates.contains(date) { continue }
        dates.append(date)
        let other = extra.indices.first.map { extra.remove(at: $0) }
        report(Self.problem(unit, date: date, other))
        continue
      }
      if let i = extra.firstIndex(where: { $0.isAttached == number.isAttached }) ?? extra.indices.first {
        let other = extra.remove(at: i)
        report(
          Problem(
            "target has \"\(other.spelling)\" where source has \"\(number.spelling)\"", source: number.range,
            target: other.range, side: .target))
      } else {
        report(
          Problem(
            "number \"\(number.spelling)\" of the source is missing", source: number.range, side: .target))
      }
    }
    for number in extra
    where !number.isAttached && number.readings.first != "1" && !Self.isInCode(number, unit)
      && !Self.isMonth(number, unit)
    {
      report(Problem("number \"\(number.spelling)\" is not in the source", target: number.range))
    }
  }

  /// The date that a number is a part of, in words or in figures (`2025-01-07`, `7/1/2025`).
  private static func date(with number: NumberMention, _ text: UnitText) -> Range<Int>? {
    if let date = text.dates.first(where: { $0.range.covers(number.range) }) { return date.range }
    let isPart = { (byte: UInt8) in
      ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    }
    var start = number.range.lowerBound
    while start > 0, isPart(text.bytes[start - 1]) { start -= 1 }
    let end = text.bytes.skip(from: number.range.upperBound, while: isPart)
    let parts = text.bytes[start..<end].split(
      omittingEmptySubsequences: false, whereSeparator: { !ASCII.isDigit($0) })
    let isDate =
      parts.count == 3 && (1...2).contains(parts[1].count)
      && (parts[0].count == 4 && (1...2).contains(parts[2].count)
        || (1...2).contains(parts[0].count) && parts[2].count == 4)
    return isDate ? start..<end : nil
  }

  private static func problem(_ unit: UnitContext, date: Range<Int>, _ other: NumberMention?) -> Problem {
    let own = unit.source.string(date)
    guard let other else {
      return Problem("the date \"\(own)\" is not complete in the target", source: date, side: .target)
    }
    let range = Self.date(with: other, unit.target) ?? other.range
    return Problem(
      "target has \"\(unit.target.string(range))\" where source has \"\(own)\"", source: date, target: range,
      side: .target)
  }

  /// Whether the number with the character behind it is the name of a month: `6月` is June.
  private static func isMonth(_ number: NumberMention, _ unit: UnitContext) -> Bool {
    let end = number.range.upperBound
    return unit.source.facts.contains { $0.month > 0 && number.readings.first == String($0.month) }
      && (unit.target.bytes.has("月", at: end) || unit.target.bytes.has("월", at: end))
  }

  /// Whether code of the source is the number, which the target has as text.
  private static func isInCode(_ number: NumberMention, _ unit: UnitContext) -> Bool {
    unit.source.code.contains { unit.source.string($0).filter { $0 != "`" } == number.spelling }
  }

  /// `1` is often an article, and plural forms may leave the number out.
  private func isSmallOmission(_ number: NumberMention, _ unit: UnitContext, _ extra: [NumberMention]) -> Bool
  {
    extra.isEmpty && (number.readings.first == "1" || unit.isPlural)
  }
}
