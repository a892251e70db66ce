import LintEngine
import LocaleProfiles
import Segmentation

/// Pairs the numbers of two texts by value.
struct NumberMatcher {
  /// Numbers of the source without a counterpart.
  private(set) var missing: [NumberMention] = []
  /// Numbers of the target without a counterpart.
  private(set) var extra: [NumberMention] = []
  /// Numbers that are there on both sides.
  private(set) var pairs: [(source: NumberMention, target: NumberMention)] = []

  init(_ unit: UnitContext) {
    var free = unit.target.numbers
    for number in unit.source.numbers {
      if let i = Self.best(free, number) {
        pairs.append((number, free.remove(at: i)))
      } else {
        missing.append(number)
      }
    }
    extra = free
    // What one side says twice and the other once is there all the same.
    missing.removeAll { number in unit.target.numbers.contains { Self.areEqual(number, $0) } }
    extra.removeAll { number in unit.source.numbers.contains { Self.areEqual(number, $0) } }
    removeWords(unit)
  }

  /// Index of the number of the same value, one of the same spelling if there is one.
  private static func best(_ numbers: [NumberMention], _ number: NumberMention) -> Int? {
    numbers.firstIndex { $0.spelling == number.spelling } ?? numbers.firstIndex { areEqual($0, number) }
  }

  static func areEqual(_ a: NumberMention, _ b: NumberMention) -> Bool {
    a.spelling == b.spelling || a.readings.contains { b.readings.contains($0) }
  }

  /// Numbers that the other side writes as a word: `3` and `tres`, `3rd` and `tercero`, `IV` and `4`.
  private mutating func removeWords(_ unit: UnitContext) {
    // Small numbers may be words of a language that is not known.
    if !unit.target.tools.profile.isKnown { missing.removeAll(where: Self.isSmall) }
    if !unit.source.tools.profile.isKnown { extra.removeAll(where: Self.isSmall) }
    if !missing.isEmpty {
      let values = Self.wordValues(unit.target)
      missing.removeAll { $0.readings.contains { values.contains($0) } }
    }
    if !extra.isEmpty {
      let values = Self.wordValues(unit.source)
      extra.removeAll { $0.readings.contains { values.contains($0) } }
    }
  }

  private static func isSmall(_ number: NumberMention) -> Bool {
    number.readings.first.flatMap { Int($0) }.map { $0 <= 20 } ?? false
  }

  /// Values of the number words and Roman numerals of a text.
  static func wordValues(_ text: UnitText) -> Set<String> {
    var values: Set<String> = []
    for (i, token) in text.tokens.enumerated() where token.kind == .word {
      let word = text.lower(i)
      if let value = text.tools.profile.cardinals[word] ?? text.tools.profile.ordinals[word] {
        values.insert(String(value))
      }
      if let value = RomanNumeral.value(of: text.string(token)) { values.insert(String(value)) }
    }
    return values
  }
}

/// Roman numerals in capitals.
enum RomanNumeral {
  private static let digits: [Character: Int] = [
    "I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000,
  ]

  /// The value of a numeral up to 3999; `nil` when the word is none.
  static func value(of word: String) -> Int? {
    guard (1...15).contains(word.utf8.count) else { return nil }
    var total = 0
    var before = 0
    for letter in word.reversed() {
      guard let digit = digits[letter] else { return nil }
      total += digit < before ? -digit : digit
      before = max(before, digit)
    }
    return total
  }
}
