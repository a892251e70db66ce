import UnicodeText

/// How the border between two lines of one side looks: whether the first ends like a sentence and the second
/// starts like one. Borders that do not are more often inside a bead.
struct Border: Hashable, Sendable {
  /// How a line ends.
  enum End: UInt8 {
    /// With a full stop, question or exclamation mark.
    case stop
    /// With a colon or semicolon.
    case half
    /// With a comma, a dash, a letter.
    case open

    init(_ line: String) {
      for scalar in line.unicodeScalars.reversed() {
        switch scalar {
        case ".", "?", "!", "…", "。", "？", "！", "।", "؟": self = .stop
        case ":", ";", "：", "；": self = .half
        case " ", "\t", "\u{A0}", "\"", "'", ")", "]", "»", "”", "’", "“", "」", "』", "›": continue
        default: self = .open
        }
        return
      }
      self = .open
    }
  }

  static let classCount = 6

  /// 0 to ``classCount`` - 1.
  let index: UInt8

  init(after end: End, before line: String) {
    index = end.rawValue * 2 + (Self.startsLower(line) ? 1 : 0)
  }

  private static func startsLower(_ line: String) -> Bool {
    for scalar in line.unicodeScalars {
      switch scalar.scalarClass {
      case .lower: return true
      case .upper, .letter, .digit, .numeral: return false
      default: continue
      }
    }
    return false
  }
}
