import LocaleProfiles

/// Cuts plain text of Latin letters into the sentences that ``SentenceSegmenter`` gives, without ICU.
///
/// Gives up wherever the rules of a language might have a say: most texts have one sentence, or several that end and
/// begin beyond doubt.
enum SimpleSentences {
  /// The sentences without the blanks around them; `nil` when the text needs the rules.
  ///
  /// - Parameters:
  ///   - bytes: The text, with markup as blanks.
  ///   - trimmed: The text without the blanks around it.
  static func ranges(
    _ bytes: [UInt8], _ signs: ByteSet, trimmed: Range<Int>, _ abbreviations: AbbreviationList
  ) -> [Range<Int>]? {
    if trimmed.isEmpty { return [] }
    if signs.containsLead(0xCA...0xE1) || signs.containsLead(0xE3...0xF7) { return nil }
    if signs.containsAny(of: "\n\r\t") { return nil }
    if !signs.containsAny(of: ".?!:"), !signs.contains(0xE2), !signs.contains(0xC2) { return [trimmed] }
    var result: [Range<Int>] = []
    var start = trimmed.lowerBound
    var at = start
    var depth = 0
    while at < trimmed.upperBound {
      switch bytes[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"):
        switch verdict(bytes, at, trimmed.upperBound, abbreviations) {
        case .goesOn: break
        case .doubtful: return nil
        case .ends(let next):
          if depth != 0 { return nil }
          result.append(start..<at + 1)
          start = next
        }
      case 0xE2:
        // “ and ” away from end marks are harmless; ellipses, dashes and bullets are not.
        guard bytes.at(at + 1) == 0x80, bytes.at(at + 2) == 0x9C || bytes.at(at + 2) == 0x9D else {
          return nil
        }
      case 0xC2:
        guard [0xAB, 0xBB, 0xBF, 0xA1].contains(bytes.at(at + 1)) else { return nil }
      default: break
      }
      at += 1
    }
    result.append(start..<trimmed.upperBound)
    return result
  }

  private enum Verdict {
    case goesOn, doubtful
    /// The sentence ends; where the next one begins.
    case ends(Int)
  }

  /// What a mark at an offset does.
  private static func verdict(
    _ bytes: [UInt8], _ at: Int, _ end: Int, _ abbreviations: AbbreviationList
  ) -> Verdict {
    if at + 1 >= end { return .goesOn }
    let next = bytes[at + 1]
    if ASCII.isDigit(next), ASCII.isDigit(bytes.at(at - 1)), bytes[at] == 0x2E || bytes[at] == 0x3A {
      return .goesOn
    }
    guard next == 0x20, isSmall(bytes.at(at - 1)), isSmall(bytes.at(at - 2)), isSmall(bytes.at(at - 3)) else {
      return .doubtful
    }
    let follow = bytes.skip(from: at + 1) { $0 == 0x20 }
    if bytes[at] == UInt8(ascii: ":") { return isSmall(bytes.at(follow)) ? .goesOn : .doubtful }
    guard beginsSentence(bytes, follow), !abbreviations.mayEnd(bytes, at) else { return .doubtful }
    return .ends(follow)
  }

  private static func isSmall(_ byte: UInt8) -> Bool { (97...122).contains(byte) }

  /// Whether a capital letter of two at least, `¿` or `¡` stands here: single letters may be list marks.
  private static func beginsSentence(_ bytes: [UInt8], _ at: Int) -> Bool {
    switch bytes.at(at) {
    case 65...90: isSmall(bytes.at(at + 1)) || bytes.at(at + 1) == 0x20 && isSmall(bytes.at(at + 2))
    case 0xC2: bytes.at(at + 1) == 0xBF || bytes.at(at + 1) == 0xA1
    case 0xC3: (0x80...0x9E).contains(bytes.at(at + 1)) && isSmall(bytes.at(at + 2))
    default: false
    }
  }
}

/// The abbreviations of a language, asked for by the word before a full stop.
///
/// A class, so that it is passed on without copying its tables.
final class AbbreviationList: Sendable {
  private let abbreviations: Abbreviations
  /// Bytes of the longest word looked up.
  private static let longest = 24

  init(_ profile: LocaleProfile) { abbreviations = profile.abbreviations }

  /// Whether the word before a full stop at an offset is an abbreviation, or too long to tell.
  func mayEnd(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard bytes[at] == UInt8(ascii: ".") else { return false }
    var start = at
    while start > 0, ASCII.isLetter(bytes[start - 1]) || bytes[start - 1] >= 0x80 { start -= 1 }
    // No abbreviation has so many letters.
    if at - start > Self.longest { return false }
    return !abbreviations.kinds(of: bytes.string(start..<at + 1)).isEmpty
  }
}
