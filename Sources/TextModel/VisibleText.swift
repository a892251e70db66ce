extension StringProtocol {
  /// The text with signs that are not seen, or that make a terminal show other signs elsewhere, written out: `⟨U+202E⟩`.
  ///
  /// Control characters, bidirectional controls (UAX #9), line and paragraph separators, zero-width signs and tags.
  /// A joiner between letters of scripts that need it, or in an emoji, stays as it is.
  public var visible: String {
    guard unicodeScalars.contains(where: \.isInvisible) else { return String(self) }
    var out = ""
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if scalar.isInvisible,
        !(scalar.isJoiner && previous.map { $0.value > 0x2FF && !$0.isInvisible } ?? false)
      {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        out += "⟨U+" + String(repeating: "0", count: Swift.max(0, 4 - hex.count)) + hex + "⟩"
      } else {
        out.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return out
  }
}

extension Unicode.Scalar {
  /// Whether it is a control, a bidirectional control, a separator of lines, a zero-width sign, a tag or none at all.
  public var isInvisible: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// U+200C and U+200D.
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
