import LocaleProfiles
import UnicodeText

/// What was decided about a place where a sentence might end, and by which rule.
public struct SentenceDecision: Hashable, Sendable {
  /// Byte offset in the paragraph.
  public var offset: Int
  public var isBreak: Bool
  /// The rule's name.
  public var rule: String
}

/// The language's say on ICU's sentence boundaries.
struct SentenceRules: Sendable {
  let abbreviations: Abbreviations
  let hasOrdinalFullStop: Bool

  init(profile: LocaleProfile) {
    abbreviations = profile.abbreviations
    hasOrdinalFullStop = profile.hasOrdinalFullStop
  }

  /// Decides whether the sentence that began at `sentence.lowerBound` ends at `offset`.
  func decide(_ bytes: [UInt8], sentence: Range<Int>, at offset: Int) -> SentenceDecision {
    let place = SentencePlace(bytes, sentence: sentence, at: offset)
    func decision(_ isBreak: Bool, _ rule: String) -> SentenceDecision {
      SentenceDecision(offset: offset, isBreak: isBreak, rule: rule)
    }
    if place.isAfterLineEnd { return decision(true, "line-end") }
    if place.nextIsLower { return decision(false, "lower-case-follows") }
    if place.nextIsCloser { return decision(false, "closing-mark-follows") }
    guard place.terminator == "." else { return decision(true, "end-mark") }
    if place.isEllipsis { return decision(true, "ellipsis") }
    let kinds = place.words.reduce(into: Set()) { $0.formUnion(abbreviations.kinds(of: $1)) }
    if kinds.contains(.neverFinal) { return decision(false, "abbreviation") }
    if kinds.contains(.beforeNumber) && place.nextIsDigit { return decision(false, "abbreviation-number") }
    if kinds.contains(.beforeName) && place.nextIsUpper { return decision(false, "abbreviation-name") }
    if kinds.contains(.mayBeFinal) { return decision(place.nextIsUpper, "abbreviation-may-end") }
    if place.isInitial { return decision(false, "initial") }
    if place.isListNumber { return decision(false, "list-number") }
    if hasOrdinalFullStop && place.isNumber { return decision(false, "ordinal") }
    return decision(true, "full-stop")
  }
}

/// The surroundings of a place where a sentence might end.
struct SentencePlace {
  private(set) var terminator: Unicode.Scalar = " "
  private(set) var isEllipsis = false
  private(set) var isAfterLineEnd = false
  /// The last word with its full stop, alone and with one and two words before it.
  private(set) var words: [String] = []
  private(set) var isInitial = false
  private(set) var isListNumber = false
  private(set) var isNumber = false
  private(set) var nextIsLower = false
  private(set) var nextIsUpper = false
  private(set) var nextIsDigit = false
  private(set) var nextIsCloser = false

  init(_ bytes: [UInt8], sentence: Range<Int>, at offset: Int) {
    readNext(bytes, from: offset)
    let end = bytes.trimmed(sentence).upperBound
    isAfterLineEnd = bytes[end..<offset].contains { $0 == 0x0A || $0 == 0x0D }
    // Step back over closing quotes and brackets to the end mark.
    var at = end
    while let (scalar, start) = bytes.scalar(before: at), start >= sentence.lowerBound, Self.isCloser(scalar)
    {
      at = start
    }
    guard let last = bytes.scalar(before: at), last.start >= sentence.lowerBound else { return }
    terminator = last.scalar
    guard terminator == "." else { return }
    isEllipsis =
      at - 2 >= sentence.lowerBound && (bytes[at - 2] == UInt8(ascii: ".") || bytes[at - 2] == 0x20)
    readWords(bytes, sentence: sentence, end: at, isAtEnd: at == end)
  }

  private mutating func readNext(_ bytes: [UInt8], from offset: Int) {
    var at = offset
    while at < bytes.count {
      let scalar = bytes.scalar(at: at)
      let kind = scalar.scalarClass
      if Self.isCloser(scalar) && !Self.isOpener(scalar) { nextIsCloser = at == offset }
      if kind != .punctuation && kind != .space && kind != .symbol {
        nextIsLower = kind == .lower
        nextIsUpper = kind == .upper || kind == .letter
        nextIsDigit = kind == .digit
        return
      }
      if Self.isSentenceOpener(scalar) { nextIsUpper = true }
      at += String(scalar).utf8.count
    }
  }

  private mutating func readWords(_ bytes: [UInt8], sentence: Range<Int>, end: Int, isAtEnd: Bool) {
    var starts: [Int] = []
    var at = end
    while starts.count < 3, at > sentence.lowerBound {
      while at > sentence.lowerBound, bytes[at - 1] > 0x20, !Self.isNoBreak(bytes, at) { at -= 1 }
      starts.append(at)
      while at > sentence.lowerBound, bytes[at - 1] <= 0x20 || Self.isNoBreak(bytes, at) {
        at -= bytes[at - 1] <= 0x20 ? 1 : 2
      }
    }
    words = starts.map { start in
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      let opened = text.unicodeScalars.drop(while: { Self.isOpener($0) })
      return String(String.UnicodeScalarView(opened.map { $0 == "\u{A0}" ? " " : $0 }))
    }
    guard let word = words.first else { return }
    let scalars = Array(word.unicodeScalars.dropLast())
    isNumber = !scalars.isEmpty && scalars.allSatisfy { $0.scalarClass == .digit }
    isListNumber =
      starts[0] == bytes.trimmed(sentence).lowerBound && scalars.count <= 3
      && (isNumber || (scalars.count == 1 && scalars[0].scalarClass.isLetter))
    isInitial =
      isAtEnd && scalars.count == 1 && scalars[0].scalarClass == .upper
      && (starts.count == 1 || Self.beginsName(bytes, at: starts[1]))
  }

  private static func beginsName(_ bytes: [UInt8], at start: Int) -> Bool {
    bytes.scalar(at: start).scalarClass == .upper
  }

  private static func isNoBreak(_ bytes: [UInt8], _ end: Int) -> Bool {
    end >= 2 && bytes[end - 1] == 0xA0 && bytes[end - 2] == 0xC2
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    "\"'”’»)]}›".unicodeScalars.contains(scalar)
  }
  private static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    "\"'“‘«([{‹¿¡".unicodeScalars.contains(scalar)
  }
  private static func isSentenceOpener(_ scalar: Unicode.Scalar) -> Bool {
    "¿¡«“".unicodeScalars.contains(scalar)
  }
}
