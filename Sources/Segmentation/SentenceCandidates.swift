import UnicodeText

/// Places where ICU sees no sentence end but the rules may, and brackets, found by one walk over the bytes.
struct SentenceCandidates {
  enum Kind: Hashable {
    /// A boundary of ICU's.
    case boundary
    /// Behind a full stop that ICU passes over: before a digit, a name like `iPhone`, or without a space.
    case fullStop
    /// Behind an ellipsis character, or a closing quote that a space parts from its end mark.
    case mark
    /// Before the number or letter of a list item.
    case item(ListMarker)
    /// Before a bullet.
    case bullet
    /// A round bracket.
    case open, close
  }

  struct Event {
    var offset: Int
    var kind: Kind
  }

  /// In the order of the text.
  private(set) var events: [Event] = []
  private var quotes: [QuoteMark] = []

  /// Byte ranges of the quotations that are a part of their sentence, with the blanks behind them.
  func embeddedQuotes(in bytes: Span<UInt8>) -> [Range<Int>] { QuoteMark.embedded(quotes, in: bytes) }

  init(_ bytes: Span<UInt8>) {
    var at = 0
    let count = bytes.count
    while at < count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "."): fullStop(bytes, at)
      case UInt8(ascii: "("): events.append(Event(offset: at, kind: .open))
      case UInt8(ascii: ")"):
        events.append(Event(offset: at, kind: .close))
        item(bytes, markEnd: at + 1)
      case UInt8(ascii: "]"): reference(bytes, at)
      case UInt8(ascii: "?"), UInt8(ascii: "!"): dash(bytes, at)
      case 0xC2, 0xE2:
        quote(bytes, at)
        sign(bytes, at)
      case UInt8(ascii: "\""), 0xE3: quote(bytes, at)
      default: break
      }
      at += 1
    }
    // An item is found at its mark, behind its start: put the few that are out of order in their place.
    for i in events.indices.dropFirst() where events[i].offset < events[i - 1].offset {
      var k = i
      while k > 0, events[k].offset < events[k - 1].offset {
        events.swapAt(k, k - 1)
        k -= 1
      }
    }
  }

  private mutating func quote(_ bytes: Span<UInt8>, _ at: Int) {
    if let mark = QuoteMark(bytes, at) { quotes.append(mark) }
  }

  private mutating func fullStop(_ bytes: Span<UInt8>, _ at: Int) {
    guard at > 0, at + 1 < bytes.count else { return }
    let next = bytes[at + 1]
    if next <= 0x20 {
      item(bytes, markEnd: at + 1)
      var follow = at + 2
      while follow < bytes.count, bytes[follow] <= 0x20 { follow += 1 }
      guard follow < bytes.count else { return }
      if canFollow(bytes, follow) { events.append(Event(offset: follow, kind: .fullStop)) }
    } else if next.isASCIIUpper || next == 0xC3, bytes[at - 1].isASCIILower || bytes[at - 1] >= 0x80 {
      events.append(Event(offset: at + 1, kind: .fullStop))
    }
  }

  /// Whether ICU passes over a full stop before this although a sentence may begin so: `3 people`, `iPhone`, `- But`,
  /// and lower case in careless text.
  private func canFollow(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte.isASCIIDigit { return true }
    if byte.isASCIILower || byte == 0xC3 { return true }
    if byte == UInt8(ascii: "(") { return bytes.startsBracketedLetter(at: at) }
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || bytes.has("–", at: at)
      || bytes.has("—", at: at)
  }

  /// Notes the list item whose mark ends at `markEnd`, if that is one.
  private mutating func item(_ bytes: Span<UInt8>, markEnd: Int) {
    guard let (marker, start) = ListMarker.ending(at: markEnd, in: bytes) else { return }
    events.append(Event(offset: start, kind: .item(marker)))
  }

  /// Behind a note's number that follows an end mark: `known.[12]`.
  private mutating func reference(_ bytes: Span<UInt8>, _ at: Int) {
    guard bytes.reference(endingAt: at + 1) != nil else { return }
    markCandidate(bytes, behind: at + 1)
  }

  /// Before a dash that begins a turn in a dialogue: `Really? – Yes.`
  private mutating func dash(_ bytes: Span<UInt8>, _ at: Int) {
    var follow = at + 1
    while follow < bytes.count, bytes[follow] == 0x20 { follow += 1 }
    guard follow > at + 1, follow < bytes.count, bytes[follow] == UInt8(ascii: "-") || bytes[follow] == 0xE2,
      canFollow(bytes, follow)
    else {
      return
    }
    events.append(Event(offset: follow, kind: .fullStop))
  }

  /// Ellipsis, bullets, closing quotes behind a blank.
  private mutating func sign(_ bytes: Span<UInt8>, _ at: Int) {
    let length = bytes[at] == 0xC2 ? 2 : 3
    guard at + length < bytes.count else { return }
    let scalar = bytes.scalar(at: at)
    if ListMarker.isBullet(scalar) {
      if at == 0 || bytes.blankLength(before: at, start: 0) > 0 {
        events.append(Event(offset: at, kind: .bullet))
      }
    } else if scalar == "…" {
      markCandidate(bytes, behind: at + length)
    } else if scalar == "»" || scalar == "”", at > 0 {
      var before = at
      while case let blank = bytes.blankLength(before: before, start: 0), blank > 0 { before -= blank }
      guard before < at, let mark = bytes.scalar(before: before)?.scalar, Marks.isEndMark(mark) else {
        return
      }
      markCandidate(bytes, behind: at + length)
    }
  }

  /// A candidate behind the closing marks and blanks from `offset` on; none where no blank follows.
  private mutating func markCandidate(_ bytes: Span<UInt8>, behind offset: Int) {
    var at = offset
    while at < bytes.count, case let scalar = bytes.scalar(at: at), Marks.isCloser(scalar) {
      at += Span<UInt8>.scalarLength(lead: bytes[at])
    }
    let blanks = at
    while at < bytes.count, case let blank = bytes.blankLength(at: at, end: bytes.count), blank > 0 {
      at += blank
    }
    if at > blanks, at < bytes.count { events.append(Event(offset: at, kind: .mark)) }
  }
}
