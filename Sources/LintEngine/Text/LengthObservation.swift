/// The weight and sentences of both texts of a unit.
package struct LengthObservation: Sendable {
  /// Letters and digits outside of markup; an ideograph counts as two and a half letters.
  package var source: Double { Double(sourceWeight) }
  package var target: Double { Double(targetWeight) }
  package var sourceSentences: Int { Int(sourceCount) }
  package var targetSentences: Int { Int(targetCount) }
  /// The target without spaces at its ends.
  package var range: Range<Int> { Int(start)..<Int(end) }
  /// Whether the target ends as a sentence does, or the source does not.
  package let endsWell: Bool
  // Small, since four rules keep one for every unit; weights are halves.
  private let sourceWeight: Float
  private let targetWeight: Float
  private let sourceCount: UInt32
  private let targetCount: UInt32
  private let start: UInt32
  private let end: UInt32

  /// `nil` for texts without words.
  init?(_ unit: UnitContext) {
    guard unit.source.hasWords, unit.target.hasWords, !unit.isPlural else { return nil }
    sourceWeight = Self.weight(unit.source)
    targetWeight = Self.weight(unit.target)
    sourceCount = UInt32(unit.source.sentences.count)
    targetCount = UInt32(unit.target.sentences.count)
    start = UInt32(unit.target.trimmed.lowerBound)
    end = UInt32(unit.target.trimmed.upperBound)
    endsWell = unit.source.endMark == .none || unit.target.endMark != .none
  }

  private static func weight(_ text: UnitText) -> Float {
    var letters = 0
    var ideographs = 0
    for byte in text.masked {
      if (0xE3...0xED).contains(byte) {
        ideographs += 1
      } else if ASCII.isAlnum(byte) || byte >= 0xC3 {
        letters += 1
      }
    }
    return Float(letters) + 2.5 * Float(ideographs)
  }
}
