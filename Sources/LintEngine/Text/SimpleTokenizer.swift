import Segmentation

/// Cuts plain text of Latin letters, digits and simple marks into the tokens that ``WordSegmenter`` gives, without ICU.
///
/// Gives up where a mark might join words to a name or a number; most sentences have no such place.
enum SimpleTokenizer {
  /// The tokens; `nil` when the text needs ICU's rules.
  static func tokens(_ bytes: [UInt8], _ signs: ByteSet) -> [Token]? {
    // Beyond Latin letters (C3…C9), C2 marks and general punctuation (E2 80) scripts have rules of their own.
    if signs.containsLead(0xCA...0xE1) || signs.containsLead(0xE3...0xF7) { return nil }
    if signs.containsAny(of: "+#@\\_`&'/=<>{}[]|~^$*") { return nil }
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5 + 1)
    var at = 0
    var joins = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x20 || byte == 0x0A {
        at += 1
      } else if ASCII.isLetter(byte) || (0xC3...0xC9).contains(byte) {
        let end = wordEnd(bytes, at)
        guard end > at, !ASCII.isDigit(bytes.at(end)) else { return nil }
        tokens.append(Token(range: at..<end, kind: .word, isJoined: joins))
        at = end
        joins = bytes.at(end) == UInt8(ascii: "-") && isLetterStart(bytes.at(end + 1))
        if joins {
          // Names such as `USB-C` and `e-mail` are left to the rules.
          let isShort = end - tokens[tokens.count - 1].range.lowerBound < 2
          if isShort || ASCII.isUpper(bytes[end - 1]) || ASCII.isUpper(bytes[end + 1]) { return nil }
          at += 1
          continue
        }
        let mark = bytes.at(end)
        let follower = bytes.at(end + 1)
        if mark == 0x2E || mark == 0x3A, isLetterStart(follower) || ASCII.isDigit(follower) { return nil }
      } else if ASCII.isDigit(byte) {
        var end = bytes.skip(from: at) { ASCII.isDigit($0) }
        if bytes.at(end) == 0x2E || bytes.at(end) == 0x2C, ASCII.isDigit(bytes.at(end + 1)) {
          end = bytes.skip(from: end + 1) { ASCII.isDigit($0) }
        }
        guard endsNumber(bytes, end) else { return nil }
        tokens.append(Token(range: at..<end, kind: .number))
        at = end
      } else {
        guard let length = markLength(bytes, at) else { return nil }
        tokens.append(Token(range: at..<at + length, kind: .punctuation))
        at += length
      }
      joins = false
    }
    return tokens
  }

  /// Whether nothing that may belong to a number follows its digits.
  private static func endsNumber(_ bytes: [UInt8], _ end: Int) -> Bool {
    let next = bytes.at(end)
    if next == 0 || next == 0x20 || next == 0x0A { return true }
    return ".,;:)!?%".utf8.contains(next) && !ASCII.isDigit(bytes.at(end + 1))
      && !isLetterStart(bytes.at(end + 1))
  }

  private static func isLetterStart(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte >= 0xC3
  }

  /// The end of a run of ASCII and Latin letters; `start` when something else is in it.
  private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if ASCII.isLetter(byte) {
        at += 1
      } else if (0xC3...0xC9).contains(byte) {
        // × and ÷ are no letters.
        if byte == 0xC3, bytes.at(at + 1) == 0x97 || bytes.at(at + 1) == 0xB7 { return start }
        at += 2
      } else {
        break
      }
    }
    return at
  }

  /// The length of a mark that stands alone; `nil` for one that may join or that is no mark.
  private static func markLength(_ bytes: [UInt8], _ at: Int) -> Int? {
    switch bytes[at] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "%"):
      return 1
    case UInt8(ascii: "."):
      // `.NET` and an ellipsis are left to the rules.
      let next = bytes.at(at + 1)
      return next == 0 || ASCII.isBlank(next) || next == UInt8(ascii: ")") || next == UInt8(ascii: "\"")
        ? 1 : nil
    case UInt8(ascii: "-"):
      return ASCII.isBlank(bytes.at(at + 1)) && (at == 0 || ASCII.isBlank(bytes[at - 1])) ? 1 : nil
    case 0xC2:
      // « » ¿ ¡
      return [0xAB, 0xBB, 0xBF, 0xA1].contains(bytes.at(at + 1)) ? 2 : nil
    case 0xE2 where bytes.at(at + 1) == 0x80:
      // “ ” – —
      return [0x9C, 0x9D, 0x93, 0x94].contains(bytes.at(at + 2)) ? 3 : nil
    default: return nil
    }
  }
}
