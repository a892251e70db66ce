import UnicodeText

/// The number or letter that begins an item of a list: `1.`, `2)`, `3.)`, `b.`, `iii)`.
struct ListMarker: Hashable {
  enum Style: Hashable { case stop, bracket, stopBracket }

  /// The number, or the place of the letter in the alphabet; 0 for several letters.
  var value: Int
  var isLetter: Bool
  /// The value of a Roman numeral, 0 for what is none.
  var roman = 0
  var style: Style

  /// Whether this is the next item after `other`.
  func follows(_ other: ListMarker) -> Bool {
    guard isLetter == other.isLetter, style == other.style else { return false }
    // Behind several letters, whose value is 0, no `a)` follows.
    return (value == other.value + 1 && (value > 1 || !isLetter)) || (roman > 1 && roman == other.roman + 1)
  }

  /// Whether a list can begin with it.
  var canBegin: Bool { !isLetter || value == 1 || roman == 1 }

  /// The marker whose last sign ends at `markEnd`, and where it starts.
  ///
  /// It has to stand at the beginning or behind a blank or a bullet, and before a blank.
  static func ending(at markEnd: Int, in bytes: Span<UInt8>) -> (marker: ListMarker, start: Int)? {
    guard markEnd < bytes.count, bytes[markEnd] <= 0x20 else { return nil }
    var at = markEnd - 1
    var style = bytes[at] == UInt8(ascii: ".") ? Style.stop : .bracket
    if style == .bracket, at > 0, bytes[at - 1] == UInt8(ascii: ".") {
      style = .stopBracket
      at -= 1
    }
    var value = 0
    var scale = 1
    var start = at
    while start > 0, at - start < 3, bytes[start - 1].isASCIIDigit {
      start -= 1
      value += Int(bytes[start] - 48) * scale
      scale *= 10
    }
    var marker = ListMarker(value: value, isLetter: start == at, style: style)
    if marker.isLetter {
      while start > 0, at - start < 5, bytes[start - 1].isASCIILetter { start -= 1 }
      marker.value = at - start == 1 ? Int(bytes[start] | 0x20) - 96 : 0
      marker.roman = romanValue(bytes, start..<at)
      // `Henry VIII.` is no item.
      let isItem = at - start == 1 || (marker.roman > 0 && (style != .stop || bytes[start].isASCIILower))
      guard isItem else { return nil }
    }
    guard start < at, isFree(bytes, start) else { return nil }
    return (marker, start)
  }

  /// The value of a Roman numeral below 40 in letters of one case; 0 for any other word.
  private static func romanValue(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Int {
    var value = 0
    var last = 0
    for i in word.reversed() {
      guard (bytes[i] ^ bytes[word.lowerBound]) & 0x20 == 0 else { return 0 }
      let digit: Int
      switch bytes[i] | 0x20 {
      case UInt8(ascii: "i"): digit = 1
      case UInt8(ascii: "v"): digit = 5
      case UInt8(ascii: "x"): digit = 10
      default: return 0
      }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return value
  }

  private static func isFree(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    guard let (scalar, _) = bytes.scalar(before: start) else { return true }
    return scalar.value <= 0x20 || scalar == "\u{A0}" || isBullet(scalar)
  }

  static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "•", "‣", "⁃", "◦", "▪", "▫", "●", "○", "■", "□", "▸", "►": true
    default: false
    }
  }
}

/// Follows the items of a list through a paragraph.
struct ListTracker {
  private var last: ListMarker?
  private var bullet: Unicode.Scalar?
  /// Whether `1.` is an ordinal in running text, so that it never begins an item there.
  private let hasOrdinals: Bool

  init(hasOrdinals: Bool) { self.hasOrdinals = hasOrdinals }

  /// Whether a new item begins at an event; keeps count of the items.
  ///
  /// - Parameters:
  ///   - index: The event, in `events`.
  ///   - sentenceStart: Where the sentence that is open began, without blanks.
  mutating func begins(
    _ index: Int, of events: [SentenceCandidates.Event], in bytes: Span<UInt8>, sentenceStart: Int
  )
    -> Bool
  {
    let event = events[index]
    let isAtStart = event.offset == sentenceStart
    switch event.kind {
    case .item(let marker):
      let isFirst =
        isAtStart
        || (sentenceStart < event.offset && bytes.hasOnlyBullet(from: sentenceStart, to: event.offset))
      let isNext =
        !(hasOrdinals && marker.style == .stop)
        && (last.map(marker.follows) ?? false || Self.beginsInside(marker, index, events))
      if isNext || (isFirst && marker.canBegin) { last = marker }
      return isNext && !isFirst
    case .bullet:
      let sign = bytes.scalar(at: event.offset)
      if isAtStart { bullet = sign }
      if isAtStart { return false }
      let isNext = bullet == sign || bytes.endsLineOrClause(before: event.offset)
      if isNext { bullet = sign }
      return isNext
    default: return false
    }
  }

  /// Whether `1.` in the middle of a text begins a list, because `2.` is the next number of its kind.
  private static func beginsInside(_ marker: ListMarker, _ index: Int, _ events: [SentenceCandidates.Event])
    -> Bool
  {
    guard marker.value == 1, !marker.isLetter, marker.style == .stop else { return false }
    for event in events[(index + 1)...] {
      guard case .item(let next) = event.kind, next.style == .stop, !next.isLetter else { continue }
      return next.follows(marker)
    }
    return false
  }
}

extension Span<UInt8> {
  fileprivate func hasOnlyBullet(from start: Int, to end: Int) -> Bool {
    guard ListMarker.isBullet(scalar(at: start)) else { return false }
    return trimmed(start + Self.scalarLength(lead: self[start])..<end).isEmpty
  }

  /// Whether a line end, a colon or an end mark stands before an offset.
  fileprivate func endsLineOrClause(before offset: Int) -> Bool {
    let end = trimmed(0..<offset).upperBound
    guard end > 0 else { return true }
    if hasLineEnd(in: end..<offset) || self[end - 1] == UInt8(ascii: ":") { return true }
    return Marks.isEndMark(scalar(before: end)?.scalar ?? " ")
  }
}
