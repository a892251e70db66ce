import LintEngine

/// The weight and sentences of both texts of a unit.
struct LengthObservation: Sendable {
  /// Letters and digits outside of markup; an ideograph counts as two and a half letters.
  var source: Double
  var target: Double
  var sourceSentences: Int
  var targetSentences: Int
  /// The target without spaces at its ends.
  var range: Range<Int>
  /// Whether the target ends as a sentence does, or the source does not.
  var endsWell: Bool

  /// `nil` for texts without words.
  init?(_ unit: UnitContext) {
    guard unit.source.hasWords, unit.target.hasWords, !unit.isPlural else { return nil }
    source = Self.weight(unit.source)
    target = Self.weight(unit.target)
    sourceSentences = unit.source.sentences.count
    targetSentences = unit.target.sentences.count
    range = unit.target.trimmed
    endsWell = EndMark(unit.source) == .none || EndMark(unit.target) != .none
  }

  private static func weight(_ text: UnitText) -> Double {
    var letters = 0
    var ideographs = 0
    for byte in text.masked {
      if (0xE3...0xED).contains(byte) {
        ideographs += 1
      } else if ASCII.isAlnum(byte) || byte >= 0xC3 {
        letters += 1
      }
    }
    return Double(letters) + 2.5 * Double(ideographs)
  }
}

/// How long the translations of a document are (Gale and Church, 1993, section 3): target length minus expected
/// length, in units that grow with the root of the length.
struct LengthModel {
  /// Target length for one of source.
  private let ratio: Double
  /// Variance per letter (Gale and Church, section 3).
  private static let variance = 6.8
  /// Units of some length that are enough to learn the ratio from.
  private static let enough = 20

  /// Learns the median ratio of the document's longer units.
  init(_ observations: [LengthObservation]) {
    let ratios = observations.filter { $0.source >= 20 && $0.target > 0 }.map { $0.target / $0.source }
      .sorted()
    ratio = ratios.count < Self.enough ? 1 : ratios[ratios.count / 2]
  }

  /// Deviations that the target is longer (positive) or shorter (negative) than expected. On published
  /// translations 99 of 100 lie between -0.6 and 1.5.
  func deviation(_ unit: LengthObservation) -> Double {
    let mean = max(1, (unit.source * ratio + unit.target) / 2)
    return (unit.target - unit.source * ratio) / (mean * Self.variance).squareRoot()
  }
}
