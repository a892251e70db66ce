/// Texts for property tests: the same in every run, made of what breaks careless readers and writers.
public struct RandomTexts {
  private var state: UInt64

  /// - Parameter seed: Tells one sequence from another.
  public init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 up to, not including, `count`.
  public mutating func number(_ count: Int) -> Int {
    // Xorshift64* (Vigna, 2016).
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % count
  }

  /// One of several values.
  public mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

  /// Whether something that happens once in `count` times happens now.
  public mutating func once(in count: Int) -> Bool { number(count) == 0 }

  /// A text of up to 12 pieces, at least one.
  ///
  /// - Parameter without: Scalars that the text must not have.
  public mutating func text(without isExcluded: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
    while true {
      var text = ""
      for _ in 0...number(12) { text += piece() }
      let kept = String(
        String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0 && !isExcluded($0) }))
      if !kept.isEmpty { return kept }
    }
  }

  /// A text on one line, without space at its ends, and without a byte order mark there, which YAML readers drop.
  public mutating func line() -> String {
    while true {
      let text = text { $0.properties.isWhitespace && $0 != " " || $0.value < 32 }
      var scalars = text.unicodeScalars[...]
      while scalars.first == " " || scalars.first == "\u{FEFF}" { scalars.removeFirst() }
      while scalars.last == " " { scalars.removeLast() }
      if !scalars.isEmpty { return String(scalars) }
    }
  }

  private mutating func piece() -> String {
    if once(in: 3) { return scalar() }
    return pick(Self.pieces)
  }

  /// Any scalar that XML can hold, the rare ones as often as the others.
  private mutating func scalar() -> String {
    let ranges: [ClosedRange<UInt32>] = [
      9...10, 13...13, 0x20...0x7F, 0x80...0x9F, 0xA0...0x24F, 0x300...0x36F, 0x590...0x6FF, 0x2000...0x206F,
      0x3000...0x30FF, 0xE000...0xE010, 0xFDD0...0xFDEF, 0xFE00...0xFEFF, 0xFFF0...0xFFFD, 0x1F600...0x1F64F,
      0x1FFFE...0x1FFFF, 0xE0000...0xE007F, 0x10FFF0...0x10FFFF,
    ]
    let range = pick(ranges)
    let value = range.lowerBound + UInt32(number(range.count))
    return Unicode.Scalar(value).map { String($0) } ?? "x"
  }

  private static let pieces = [
    "hola", " ", "  ", "\t", "\n", "\r", "\r\n", "\"", "\"\"", "'", ",", ";", "|", "=", "+", "-", "@", "#",
    "~", "\\",
    "\\n", "\\t", "\\\\", "\\\"", "\\u0041", "\\x41", "\\101", "&", "&amp;", "&#10;", "&lt;", "<", ">", "]]>",
    "<![CDATA[", "<!--", "-->", "<?x?>", "<b>", "</seg>", "%s", "%1$d", "{0}", "{{x}}", "$t(a)",
    "msgid \"a\"", "#~",
    "#,", "id", "source", "es", "null", "true", "0", "1e9", "=1+1", "'=x", "\u{FEFF}", "\u{2028}", "\u{2029}",
    "\u{85}", "\u{200B}", "\u{202E}", "\u{2068}", "\u{2069}", "e\u{301}", "\u{301}", "ñ", "日本", "עב", "👩‍👩‍👧",
    "\u{A0}", "\u{FFFD}", "\u{10FFFF}",
  ]
}
