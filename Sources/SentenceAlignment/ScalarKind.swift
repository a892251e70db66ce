import UnicodeText

/// What a character does in a key.
enum ScalarKind {
  /// A letter, or a mark on one.
  case letter
  /// A syllable block: two say as much as five letters.
  case hangul
  /// A character of a script that puts no spaces between words.
  case spaceless
  case digit
  case underscore
  /// A sign that may stand inside a number.
  case separator
  /// Punctuation that translations keep.
  case mark
  case space
  case other

  @inline(__always)
  init(_ scalar: Unicode.Scalar) {
    if scalar.value < 128 {
      self = Self.ascii[Int(scalar.value)]
    } else {
      self = Self.wide(scalar)
    }
  }

  /// One sign for all marks of a family: `¿` is `?`, every quotation mark is `"`.
  static func canonicalMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "¿", "؟": "?"
    case "¡": "!"
    case "«", "»", "“", "”", "„", "「", "」", "『", "』": "\""
    case ")", "[", "]": "("
    default: scalar
    }
  }

  private static let ascii: [ScalarKind] = (0..<128).map { value in
    switch Unicode.Scalar(UInt8(value)) {
    case "a"..."z", "A"..."Z": .letter
    case "0"..."9": .digit
    case "_": .underscore
    case ".", ",", ":": .separator
    case "?", "!", ";", "\"", "(", ")": .mark
    case "\0"..." ": .space
    default: .other
    }
  }

  private static func wide(_ scalar: Unicode.Scalar) -> ScalarKind {
    switch scalar.value {
    case 0xAC00...0xD7A3: return .hangul
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      return .spaceless
    default: break
    }
    switch scalar.scalarClass {
    case .upper, .lower, .letter, .mark: return .letter
    case .digit: return .digit
    case .space, .control: return .space
    case .punctuation: return canonicalMark(scalar).isASCII ? .mark : .other
    default: return .other
    }
  }
}
