import LintEngine
import LocaleProfiles

/// A quotation mark in running text.
struct QuoteMark: Hashable, Sendable {
  enum Role: UInt8, Sendable { case open, close }

  /// What the marks of one pair have in common: `«»`, `“”`, `""`, `„“`.
  enum Style: String, CaseIterable, Sendable {
    case guillemets = "«»"
    case curly = "“”"
    case low = "„“"
    case straight = "\"\""
    case corner = "「」"
    case doubleCorner = "『』"
  }

  var style: Style
  var role: Role
  /// Byte range in the text.
  var range: Range<Int>
}

/// Finds double quotation marks outside of placeables and decides which open and which close.
///
/// Single marks are left alone: most are apostrophes.
struct QuoteScanner {
  private(set) var marks: [QuoteMark] = []

  init(_ text: UnitText) {
    let bytes = text.bytes
    // `"`, `«»` (C2), “”„ (E2 80) and corner brackets (E3 80).
    let signs = text.signs
    guard signs.contains(0x22) || signs.contains(0xC2) || signs.contains(0xE2) || signs.contains(0xE3) else {
      return
    }
    let opensLow = text.tools.profile.quotes.contains { $0.open == "„" } || !text.tools.profile.isKnown
    let closesRight = text.tools.profile.quotes.contains { $0.open == "»" }
    var hasOpenLow = false
    var hasOpenStraight = false
    var at = 0
    while at < bytes.count {
      guard let (scalar, length) = Self.mark(bytes, at), !text.isOpaque(at) else {
        at += 1
        continue
      }
      let range = at..<at + length
      at += length
      if !hasOpenStraight, scalar == "\"" || scalar == "”" && marks.last?.role != .open,
        Self.followsFraction(bytes, range.lowerBound)
      {
        continue
      }
      switch scalar {
      case "«": add(.guillemets, closesRight ? .close : .open, range)
      case "»": add(.guillemets, closesRight ? .open : .close, range)
      case "„" where opensLow:
        hasOpenLow = true
        add(.low, .open, range)
      case "“":
        if hasOpenLow { add(.low, .close, range) } else { add(.curly, .open, range) }
        hasOpenLow = false
      case "”":
        if hasOpenLow { add(.low, .close, range) } else { add(.curly, .close, range) }
        hasOpenLow = false
      case "「": add(.corner, .open, range)
      case "」": add(.corner, .close, range)
      case "『": add(.doubleCorner, .open, range)
      case "』": add(.doubleCorner, .close, range)
      case "\"":
        guard let role = Self.straightRole(text, range, isOpen: hasOpenStraight) else { break }
        hasOpenStraight = role == .open
        add(.straight, role, range)
      default: break
      }
    }
  }

  private mutating func add(_ style: QuoteMark.Style, _ role: QuoteMark.Role, _ range: Range<Int>) {
    marks.append(QuoteMark(style: style, role: role, range: range))
  }

  private static func mark(_ bytes: [UInt8], _ at: Int) -> (Unicode.Scalar, Int)? {
    switch bytes[at] {
    case 0x22: return ("\"", 1)
    case 0xC2 where bytes.at(at + 1) == 0xAB: return ("«", 2)
    case 0xC2 where bytes.at(at + 1) == 0xBB: return ("»", 2)
    case 0xE2 where bytes.at(at + 1) == 0x80:
      switch bytes.at(at + 2) {
      case 0x9C: return ("“", 3)
      case 0x9D: return ("”", 3)
      case 0x9E: return ("„", 3)
      default: return nil
      }
    case 0xE3 where bytes.at(at + 1) == 0x80:
      switch bytes.at(at + 2) {
      case 0x8C: return ("「", 3)
      case 0x8D: return ("」", 3)
      case 0x8E: return ("『", 3)
      case 0x8F: return ("』", 3)
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether a number stands before, or one with a slash and a space: `15"`, `7/16 "`.
  private static func followsFraction(_ bytes: [UInt8], _ offset: Int) -> Bool {
    if ASCII.isDigit(bytes.at(offset - 1)) { return true }
    var at = offset - 2
    guard bytes.at(offset - 1) == 0x20, ASCII.isDigit(bytes.at(at)) else { return false }
    while ASCII.isDigit(bytes.at(at)) { at -= 1 }
    return bytes.at(at) == UInt8(ascii: "/")
  }

  /// Whether a straight mark opens or closes, by what stands around it; `nil` for inches and seconds.
  private static func straightRole(_ text: UnitText, _ range: Range<Int>, isOpen: Bool) -> QuoteMark.Role? {
    let before = text.masked.at(range.lowerBound - 1)
    let after = text.masked.at(range.upperBound)
    if !isOpen, ASCII.isDigit(before) { return nil }
    let canOpen = before == 0 || ASCII.isBlank(before) || "([{-/='".utf8.contains(before) || before >= 0x80
    let canClose = after == 0 || ASCII.isBlank(after) || ".,;:!?)]}-/'".utf8.contains(after) || after >= 0x80
    if canOpen && !canClose { return .open }
    if canClose && !canOpen { return .close }
    return isOpen ? .close : .open
  }
}

/// Pairs quotation marks of one paragraph.
struct QuotePairing {
  /// Index pairs of marks that belong together.
  private(set) var pairs: [(open: Int, close: Int)] = []
  /// Indices of marks that open a quotation which is never closed.
  private(set) var unclosed: [Int] = []
  /// Indices of marks that close a quotation which was never opened.
  private(set) var unopened: [Int] = []
  /// Index pairs of a quotation that is closed by a mark of another style.
  private(set) var mismatched: [(open: Int, close: Int)] = []

  init(_ marks: [QuoteMark]) {
    var open: [Int] = []
    for (i, mark) in marks.enumerated() {
      if mark.role == .open {
        // The same style can lie in itself only by mistake.
        open.append(i)
      } else if let j = open.lastIndex(where: { marks[$0].style == mark.style }) {
        unclosed += open[(j + 1)...]
        pairs.append((open[j], i))
        open.removeSubrange(j...)
      } else if let last = open.last, !Self.hasOwnClose(marks, from: i, style: marks[last].style) {
        mismatched.append((last, i))
        open.removeLast()
      } else {
        unopened.append(i)
      }
    }
    unclosed += open
    unclosed.sort()
    joinStraight(marks)
  }

  /// Whether a closing mark of the style follows before the next opening one of it.
  private static func hasOwnClose(_ marks: [QuoteMark], from index: Int, style: QuoteMark.Style) -> Bool {
    marks[index...].first { $0.style == style }?.role == .close
  }

  /// A `"` taken as opening that follows an open quotation of another style is its mistaken close.
  private mutating func joinStraight(_ marks: [QuoteMark]) {
    guard unclosed.count == 2, marks[unclosed[1]].style == .straight, marks[unclosed[0]].style != .straight
    else {
      return
    }
    mismatched.append((unclosed[0], unclosed[1]))
    unclosed = []
  }
}
