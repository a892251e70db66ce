import UnicodeText

/// How a line begins and ends. Translations tend to keep it, so it tells where beads begin and end.
enum LineShape {
  static let startCount = signCount * 2 + BlockKind.allCases.count - 1
  private static let signCount = 5
  static let endCount = 6
  /// Borders are classed by how the line before ends and whether the line after starts in lower case; a
  /// paragraph's beginning is a class of its own, and so is a border beside a heading, a cell or code.
  static let borderCount = structureBorder + 1
  static let paragraphBorder = endCount * 2
  static let structureBorder = paragraphBorder + 1

  /// Whether a start class is that of a block's first line.
  static func beginsBlock(_ start: Int) -> Bool { start >= signCount }

  /// The kind of block that a line of this class begins; a paragraph when it begins none.
  static func kind(_ start: Int) -> BlockKind {
    BlockKind(rawValue: UInt8(max(0, start - signCount * 2 + 1))) ?? .paragraph
  }

  /// 0 a capital or a letter without case, 1 a small letter, 2 a digit, 3 a dash or bullet, 4 another sign; 5 more
  /// when a paragraph begins; the blocks of other kinds follow, each a class.
  static func start(of line: String, beginning block: BlockKind?) -> UInt8 {
    switch block {
    case nil: startSign(line)
    case .paragraph: startSign(line) + UInt8(signCount)
    case .some(let kind): UInt8(signCount * 2) + kind.rawValue - 1
    }
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
  ///
  /// - Parameter kinds: The kinds of the blocks that both lines stand in.
  static func border(after end: UInt8, before start: UInt8, kinds: (BlockKind, BlockKind)) -> UInt8 {
    guard beginsBlock(Int(start)) else { return end * 2 + (start == 1 ? 1 : 0) }
    let isLoose = kinds.0 == kinds.1 && (kinds.0 == .paragraph || kinds.0 == .listItem)
    return UInt8(isLoose ? paragraphBorder : structureBorder)
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
