import UnicodeText

/// What stands before a place where a sentence might end.
struct SentenceEnding {
  /// Where the sentence without the blanks after it ends.
  let end: Int
  /// Just behind the end mark, before closing quotes and brackets.
  let markEnd: Int
  /// Where the end mark begins.
  let markStart: Int
  /// The end mark, or whatever stands in its place.
  let mark: Unicode.Scalar
  /// Whether a line ends between the sentence and what follows.
  let hasLineEnd: Bool

  /// `nil` when there is nothing but blanks.
  init?(_ bytes: Span<UInt8>, from start: Int, to offset: Int) {
    var end = offset
    while case let blank = bytes.blankLength(before: end, start: start), blank > 0 { end -= blank }
    guard end > start else { return nil }
    self.end = end
    hasLineEnd = end < offset && bytes.hasLineEnd(in: end..<offset)
    var at = end
    while let (scalar, before) = bytes.scalar(before: at), before >= start {
      // A blank between the mark and a closing quote is French.
      let blank = at < end ? bytes.blankLength(before: at, start: start) : 0
      if blank > 0, Self.isFrenchCloser(bytes, at) {
        at -= blank
      } else if Marks.isCloser(scalar) {
        at = before
      } else {
        break
      }
    }
    if let reference = bytes.reference(endingAt: end), reference > start {
      at = bytes.trimmed(start..<reference).upperBound
      while let (scalar, before) = bytes.scalar(before: at), before >= start, Marks.isCloser(scalar) {
        at = before
      }
    }
    guard at > start, let last = bytes.scalar(before: at) else { return nil }
    markEnd = at
    markStart = last.start
    mark = last.scalar
  }

  private static func isFrenchCloser(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    bytes[at] == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xBB
  }

  /// Whether quotes or brackets close between the mark and the end.
  var hasCloser: Bool { markEnd < end }

  var isFullStop: Bool { mark == "." }
}

/// What follows a place where a sentence might end.
struct SentenceFollowing {
  enum Kind { case lower, upper, digit, other, nothing }

  /// The kind of the first letter or digit, behind any opening marks.
  private(set) var kind = Kind.nothing
  /// Where that letter or digit stands.
  private(set) var wordStart: Int
  /// Whether `¿`, `¡` or an opening quote stands before it.
  private(set) var hasOpener = false
  /// Whether an opening bracket stands before it.
  private(set) var hasBracket = false
  /// Whether the very first sign closes a quote or a bracket.
  private(set) var startsWithCloser = false

  init(_ bytes: Span<UInt8>, from offset: Int) {
    wordStart = offset
    var at = offset
    while at < bytes.count {
      let scalar = bytes.scalar(at: at)
      let length = Span<UInt8>.scalarLength(lead: bytes[at])
      switch scalar.scalarClass {
      case .lower:
        kind = Self.isCamelCase(bytes, at) || bytes.startsBracketedLetter(at: offset) ? .upper : .lower
      case .upper, .letter: kind = .upper
      case .digit, .numeral: kind = .digit
      case .space where at == offset || hasOpener || hasBracket || scalar == "\u{A0}", .mark, .control:
        at += length
        continue
      case .punctuation, .symbol:
        note(scalar, bytes, at, length, isFirst: at == offset)
        at += length
        continue
      default: kind = .other
      }
      wordStart = at
      return
    }
  }

  private mutating func note(
    _ scalar: Unicode.Scalar, _ bytes: Span<UInt8>, _ at: Int, _ length: Int, isFirst: Bool
  ) {
    if isFirst, Marks.isCloser(scalar), !Marks.isAmbiguous(scalar) {
      let next = at + length
      startsWithCloser = next >= bytes.count || bytes[next] <= 0x40
    }
    if Marks.isOpeningBracket(scalar) {
      hasBracket = true
    } else if Marks.isOpener(scalar) {
      hasOpener = true
    }
  }

  /// A lower-case letter before a capital: `iPhone`, `eBay`.
  private static func isCamelCase(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    at + 2 < bytes.count && bytes[at].isASCIILower && bytes[at + 1].isASCIIUpper
      && bytes[at + 2].isASCIILetter
  }

  /// Whether a sentence can begin so.
  var canBegin: Bool { kind == .upper || (hasOpener && kind != .lower) }
}

/// The marks around sentences.
enum Marks {
  static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", ")", "]", "”", "’", "»", "›", "“", "‘", "」", "』", "）", "】", "》", "〉", "*", "_": true
    default: false
    }
  }

  /// Marks that do not show whether they open or close.
  static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "*", "_": true
    default: false
    }
  }

  static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "¿", "¡", "\"", "'", "“", "‘", "«", "‹", "„", "‚", "»", "›", "「", "『", "《", "〈": true
    default: false
    }
  }

  static func isOpeningBracket(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "（", "【": true
    default: false
    }
  }

  static func isEndMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "!" || scalar == "?" || scalar == "…"
  }
}
