import TextModel

/// The kind of mark that a text ends with, whatever the script; closing quotes, brackets and tags aside.
package enum EndMark: Hashable, Sendable {
  case none, stop, question, exclamation, both, colon, semicolon, ellipsis, comma

  package init(_ text: UnitText) {
    guard let place = Self.place(text) else {
      self = .none
      return
    }
    self = Self.kind(text, place.range, place.scalar)
  }

  /// The last scalar that counts, with its byte range; `nil` when the text ends with a placeable or is blank.
  package static func place(_ text: UnitText) -> (range: Range<Int>, scalar: Unicode.Scalar)? {
    if let simple = simplePlace(text) { return simple }
    var end = text.bytes.count
    for scalar in text.text.unicodeScalars.reversed() {
      let range = end - UTF8.width(scalar)..<end
      end = range.lowerBound
      if text.isOpaque(range.lowerBound) {
        if text.placeable(at: range.lowerBound)?.kind == .tag { continue }
        return nil
      }
      if scalar.properties.isWhitespace || isClosing(scalar) { continue }
      // Spanish puts a full stop after the quotation: the mark inside is the one that matters (`?».`).
      if scalar == ".", let inner = mark(beforeQuoteAt: range.lowerBound, text) { return inner }
      return (range, scalar)
    }
    return nil
  }

  /// The last scalar of a text that ends with an ASCII letter or end mark after a letter, as most do.
  private static func simplePlace(_ text: UnitText) -> (range: Range<Int>, scalar: Unicode.Scalar)? {
    let last = text.trimmed.upperBound - 1
    guard last > 0, ASCII.isLetter(text.bytes[last - 1]), !text.isOpaque(last) else { return nil }
    let byte = text.bytes[last]
    guard ASCII.isLetter(byte) || ".?!:;,".utf8.contains(byte) else { return nil }
    return (last..<last + 1, Unicode.Scalar(byte))
  }

  /// The question or exclamation mark that stands before a closing quotation mark which ends at `end`.
  private static func mark(beforeQuoteAt end: Int, _ text: UnitText) -> (Range<Int>, Unicode.Scalar)? {
    // A quote and a mark take four bytes at most; more are cut off at a scalar.
    var start = max(0, end - 8)
    while start < end, text.bytes[start] & 0xC0 == 0x80 { start += 1 }
    let scalars = Array(text.string(start..<end).unicodeScalars.suffix(2))
    guard scalars.count == 2, isClosing(scalars[1]), "?!".unicodeScalars.contains(scalars[0]) else {
      return nil
    }
    let place = end - UTF8.width(scalars[1]) - UTF8.width(scalars[0])
    return (place..<place + UTF8.width(scalars[0]), scalars[0])
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "\"'”’»›)]}」』）】*_\u{200F}\u{200E}".unicodeScalars.contains(scalar)
  }

  private static func kind(_ text: UnitText, _ range: Range<Int>, _ scalar: Unicode.Scalar) -> EndMark {
    switch scalar {
    // Greek asks with a semicolon (U+037E is the same sign); Burmese has no mark of its own for questions.
    case ";" where text.language?.base.description == "el": return .question
    case "…": return .ellipsis
    case ".":
      return text.bytes.at(range.lowerBound - 1) == 0x2E && text.bytes.at(range.lowerBound - 2) == 0x2E
        ? .ellipsis : .stop
    case "。", "．", "।", "॥", "۔", "።", "։", "။", "។", "᙮", "᠃": return .stop
    case "?", "？", "؟", "⁇", "՞", "፧": return pairs(text, range, with: "!！") ? .both : .question
    case "!", "！", "՜": return pairs(text, range, with: "?？؟") ? .both : .exclamation
    case "⁈", "⁉": return .both
    case ":", "：", "፡", "៖": return .colon
    case ";", "；", "؛", "፤": return .semicolon
    case ",", "，", "、", "،": return .comma
    default: return .none
    }
  }

  private static func pairs(_ text: UnitText, _ range: Range<Int>, with others: String) -> Bool {
    let before = text.string(0..<range.lowerBound).unicodeScalars.last
    return before.map { others.unicodeScalars.contains($0) } ?? false
  }

  /// The usual sign of the mark, for messages.
  package var sign: String {
    switch self {
    case .none: "no end mark"
    case .stop: "a full stop"
    case .question: "a question mark"
    case .exclamation: "an exclamation mark"
    case .both: "a question and an exclamation mark"
    case .colon: "a colon"
    case .semicolon: "a semicolon"
    case .ellipsis: "an ellipsis"
    case .comma: "a comma"
    }
  }
}
