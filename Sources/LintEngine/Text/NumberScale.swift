import LocaleProfiles
import Segmentation

/// Reads a number with the scale words after it: `7 billion` and `7000 millones` are the same value.
struct NumberScale {
  private let text: UnitText

  init(_ text: UnitText) { self.text = text }

  /// The numbers, with the scaled value among the readings of those that have a scale word.
  func scaled(_ numbers: [NumberMention]) -> [NumberMention] {
    if numbers.isEmpty { return numbers }
    return numbers.map { number in
      let scale = scale(after: number.range.upperBound)
      guard scale > 1 else { return number }
      var number = number
      number.readings += number.readings.compactMap { reading in
        guard let value = Double(reading), value * Double(scale) < 1e17 else { return nil }
        return String(Int((value * Double(scale)).rounded()))
      }
      return number
    }
  }

  /// The product of the scale words right after a byte offset: `mil millones` is 1,000,000,000.
  private func scale(after offset: Int) -> Int {
    guard var next = text.tokens.firstIndex(where: { $0.range.lowerBound >= offset }) else { return 1 }
    var scale = 1
    while next < text.tokens.count, text.tokens[next].kind == .word,
      let value = text.tools.profile.cardinals[text.lower(next)], value >= 1000, scale < 1_000_000_000_000
    {
      scale *= value
      next += 1
    }
    return scale
  }
}
