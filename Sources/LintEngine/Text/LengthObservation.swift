/// The weight and sentences of both texts of a unit.
package struct LengthObservation: Sendable {
  /// Letters and digits outside of markup; an ideograph counts as two and a half letters.
  package var source: Double
  package var target: Double
  package var sourceSentences: Int
  package var targetSentences: Int
  /// The target without spaces at its ends.
  package var range: Range<Int>
  /// Whether the target ends as a sentence does, or the source does not.
  package var endsWell: Bool

  /// `nil` for texts without words.
  init?(_ unit: UnitContext) {
    guard unit.source.hasWords, unit.target.hasWords, !unit.isPlural else { return nil }
    source = Self.weight(unit.source)
    target = Self.weight(unit.target)
    sourceSentences = unit.source.sentences.count
    targetSentences = unit.target.sentences.count
    range = unit.target.trimmed
    endsWell = unit.source.endMark == .none || unit.target.endMark != .none
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
