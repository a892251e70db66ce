extension String {
  /// The text as it may stand in a one-line message: controls, bidi marks and the like as `\u{…}`, and not too long.
  public var printable: String {
    var text = ""
    for scalar in unicodeScalars {
      if text.utf8.count > 120 { return text + "…" }
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
        0xFFFE...0xFFFF, 0xE0000...0xE007F:
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
