import LocaleProfiles
import Segmentation
import TextModel

/// A date in words: a month with its day, its year or both, or a month alone.
public struct DateMention: Hashable, Sendable {
  /// Byte range in the text, from the first part to the last.
  public var range: Range<Int>
  /// Byte range of the month's name.
  public var monthRange: Range<Int>
  /// 1 to 12.
  public var month: Int
  public var day: Int?
  public var year: Int?
  /// Whether the day stands before the month; `nil` without a day.
  public var isDayFirst: Bool?
}

/// Finds dates by the month names of the text's language.
struct DateScanner {
  private(set) var dates: [DateMention] = []
  private let text: UnitText

  init(_ text: UnitText) {
    self.text = text
    if text.any.month == 0 { return }
    for (i, fact) in text.facts.enumerated() where fact.month > 0 {
      if let date = date(at: i, month: Int(fact.month)) { dates.append(date) }
    }
  }

  private func date(at index: Int, month: Int) -> DateMention? {
    let range = text.tokens[index].range
    var date = DateMention(range: range, monthRange: range, month: month)
    if let (day, start) = number(before: index), (1...31).contains(day) {
      date.day = day
      date.isDayFirst = true
      date.range = start..<range.upperBound
    }
    if let (value, end, next) = number(after: index) {
      if value >= 1000 {
        date.year = value
        date.range = date.range.lowerBound..<end
      } else if date.day == nil, (1...31).contains(value) {
        date.day = value
        date.isDayFirst = false
        date.range = date.range.lowerBound..<end
        if let (year, yearEnd, _) = number(after: next), year >= 1000 {
          date.year = year
          date.range = date.range.lowerBound..<yearEnd
        }
      }
    }
    // Alone, only a full name is sure to be a month, and in English one with a capital; `May` and `March` never are.
    if date.day == nil, date.year == nil {
      let word = text.facts[index]
      let isWhole = text.tokens.count == 1
      guard text.lower(index).unicodeScalars.count > 3, isWhole || !text.isVerb(index),
        word.isCapitalised || !text.tools.isEnglish
      else { return nil }
    }
    return date
  }

  /// The day number before a month: `4 de`, `4.`, `4th of`, `4`.
  private func number(before index: Int) -> (value: Int, start: Int)? {
    var at = index - 1
    while at >= 0, index - at <= 3, isFiller(at) { at -= 1 }
    guard at >= 0, let value = value(at) else { return nil }
    return (value, text.tokens[at].range.lowerBound)
  }

  /// The number after a month or day, the byte offset of its end, and its token.
  private func number(after index: Int) -> (value: Int, end: Int, index: Int)? {
    var at = index + 1
    while at < text.tokens.count, at - index <= 2, isFiller(at) { at += 1 }
    guard at < text.tokens.count, let value = value(at) else { return nil }
    return (value, text.tokens[at].range.upperBound, at)
  }

  /// The value of a token of digits, with an ordinal ending at most (`4th`, `1º`).
  private func value(_ index: Int) -> Int? {
    let bytes = text.bytes[text.tokens[index].range]
    let digits = bytes.prefix { ASCII.isDigit($0) }
    guard (1...4).contains(digits.count), bytes.count - digits.count <= 3,
      !bytes.dropFirst(digits.count).contains(where: { $0 == 0x2E || $0 == 0x2C || ASCII.isDigit($0) })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// `de`, `of`, `del`, a comma or a full stop.
  private func isFiller(_ index: Int) -> Bool {
    let token = text.tokens[index]
    if token.kind == .word { return token.range.count <= 3 && text.facts[index].isFunctionWord }
    return text.bytes[token.range] == [0x2C] || text.bytes[token.range] == [0x2E]
  }
}
