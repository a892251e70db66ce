import UnicodeText

/// A quotation mark that opens or closes, as far as its place tells.
struct QuoteMark {
  /// Marks that belong together.
  private enum Kind { case straight, double, single, angle, corner, title }

  /// In bytes: in a longer quotation sentences end.
  private static let longest = 80

  private let kind: Kind
  private let range: Range<Int>
  private let opens: Bool

  /// `nil` where no quotation mark stands.
  init?(_ bytes: Span<UInt8>, _ at: Int) {
    let scalar = bytes.scalar(at: at)
    guard let kind = Self.kind(scalar) else { return nil }
    let end = at + Span<UInt8>.scalarLength(lead: bytes[at])
    let isBeforeWord = end < bytes.count && Self.beginsWord(bytes.scalar(at: end))
    let isAfterBlank = at == 0 || bytes.blankLength(before: at, start: 0) > 0
    if kind == .single, isBeforeWord, !isAfterBlank { return nil }
    self.kind = kind
    range = at..<end
    opens =
      switch scalar {
      case "「", "『", "《": true
      case "」", "』", "》": false
      case "“", "„", "‘", "‚": isBeforeWord
      // French puts a blank behind it, German turns it round.
      case "«": isBeforeWord || isAfterBlank
      default: isBeforeWord && isAfterBlank
      }
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar {
    case "\"": .straight
    case "“", "”", "„": .double
    case "‘", "’", "‚": .single
    case "«", "»": .angle
    case "「", "」", "『", "』": .corner
    case "《", "》": .title
    default: nil
    }
  }

  private static func beginsWord(_ scalar: Unicode.Scalar) -> Bool {
    let kind = scalar.scalarClass
    return kind.isLetter || kind == .digit || scalar == "¿" || scalar == "¡"
  }

  /// The quotations inside of sentences: a word stands before them, no colon, and the sentence goes on behind them.
  ///
  /// Each range reaches from the opening mark to where the sentence goes on.
  static func embedded(_ marks: [QuoteMark], in bytes: Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: QuoteMark?
    for mark in marks {
      if mark.opens {
        // What stands in another quotation belongs to it.
        if open == nil || open?.kind == mark.kind { open = mark }
      } else if let opening = open, opening.kind == mark.kind {
        open = nil
        let goesOn = bytes.trimmed(mark.range.upperBound..<bytes.count).lowerBound
        guard mark.range.lowerBound - opening.range.upperBound <= longest,
          followsWord(bytes, opening.range.lowerBound), continues(bytes, goesOn)
        else { continue }
        ranges.append(opening.range.lowerBound..<goesOn + 1)
      }
    }
    return ranges
  }

  private static func followsWord(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let end = bytes.trimmed(0..<at).upperBound
    guard end > 0, let last = bytes.scalar(before: end)?.scalar else { return false }
    return last.scalarClass.isLetter
  }

  /// Whether a sentence goes on: in lower case, in a script without case, or behind a comma.
  private static func continues(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    guard at < bytes.count else { return false }
    let scalar = bytes.scalar(at: at)
    let kind = scalar.scalarClass
    return kind == .lower || kind == .letter || scalar == "，"
  }
}
