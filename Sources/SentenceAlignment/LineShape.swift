import UnicodeText

/// How a line begins and ends. Translations tend to keep it, so it tells where beads begin and end.
enum LineShape {
  static let startCount = signCount * 2
  private static let signCount = 5
  static let endCount = 6
  /// Borders are classed by how the line before ends and whether the line after starts in lower case; a
  /// paragraph's beginning is a class of its own.
  static let borderCount = paragraphBorder + 1
  static let paragraphBorder = endCount * 2

  /// Whether a start class is that of a paragraph's first line.
  static func beginsParagraph(_ start: Int) -> Bool { start >= signCount }

  /// 0 a capital or a letter without case, 1 a small letter, 2 a digit, 3 a dash or bullet, 4 another sign; 5 more
  /// when a paragraph begins.
  static func start(of line: String, beginsParagraph: Bool) -> UInt8 {
    startSign(line) + (beginsParagraph ? UInt8(signCount) : 0)
  }

  /// 0 a full stop, 1 a question mark, 2 an exclamation mark, 3 a colon, 4 a comma or semicolon, 5 anything else;
  /// closing quotes and brackets are looked through.
  static func end(of line: String) -> UInt8 {
    for scalar in line.unicodeScalars.reversed() {
      switch scalar {
      case ".", "…", "。", "।": return 0
      case "?", "？", "؟": return 1
      case "!", "！": return 2
      case ":", "：": return 3
      case ";", "；", ",", "，", "、": return 4
      case " ", "\t", "\u{A0}", "\"", "'", ")", "]", "»", "”", "’", "“", "」", "』", "›": continue
      default: return 5
      }
    }
    return 5
  }

  /// The class of the border between a line that ends so and a line that starts so.
  static func border(after end: UInt8, before start: UInt8) -> UInt8 {
    beginsParagraph(Int(start)) ? UInt8(paragraphBorder) : end * 2 + (start == 1 ? 1 : 0)
  }

  private static func startSign(_ line: String) -> UInt8 {
    for scalar in line.unicodeScalars {
      switch scalar {
      case "-", "–", "—", "•", "*", "·": return 3
      case "¿", "¡", "\"", "'", "«", "“", "„", "‘", " ", "\t": continue
      default: break
      }
      switch scalar.scalarClass {
      case .upper, .letter: return 0
      case .lower: return 1
      case .digit, .numeral: return 2
      default: return 4
      }
    }
    return 4
  }
}
