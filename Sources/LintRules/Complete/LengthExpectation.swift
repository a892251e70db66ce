import LintEngine

/// How long a translation should be, after Gale and Church (1993): target length minus expected length, in
/// standard deviations that grow with the root of the source length.
struct LengthExpectation {
  /// Variance per letter (Gale and Church, section 3).
  private static let variance = 6.8
  /// Letters of the target for one of the source: between English and Spanish 1.1, the other way 0.9.
  private static let ratio = 1.0

  /// Letters and digits outside of markup.
  let source: Int
  let target: Int

  init(_ unit: UnitContext) {
    source = Self.letters(unit.source)
    target = Self.letters(unit.target)
  }

  private static func letters(_ text: UnitText) -> Int {
    text.masked.reduce(0) { $0 + (ASCII.isAlnum($1) || $1 >= 0xC0 ? 1 : 0) }
  }

  /// Standard deviations that the target is longer (positive) or shorter than expected.
  var deviation: Double {
    // The mean of both keeps the measure fair for both directions of translation.
    let mean = (Double(source) + Double(target)) / 2
    return (Double(target) - Double(source) * Self.ratio) / (mean * Self.variance).squareRoot().clamped
  }
}

extension Double {
  fileprivate var clamped: Double { self < 1 ? 1 : self }
}
