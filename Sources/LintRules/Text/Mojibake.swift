import LintEngine
import TextModel

/// Text read in the wrong encoding.
public struct Mojibake: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/mojibake", level: .error,
    summary: "UTF-8 was read as Windows-1252 or Latin-1, or characters were lost.",
    rationale: """
      The reader sees gibberish: Ã© for é, â€™ for ’, or a replacement character. Reported where the characters,
      turned back into bytes, are well-formed UTF-8. What the source has too is not reported.
      """,
    accepts: [
      Example("en", "São Paulo", "pt", "São Paulo"),
      Example("en", "The %s", "fr", "Ça coûte 3 € à %s"),
      Example("en", "Bread", "vi", "Bánh mì"),
    ],
    rejects: [
      Example("en", "Latvian", "es", "Let⟨Ã³⟩n", fixed: "Letón"),
      Example("en", "It’s %s", "fr", "C⟨â€™⟩est %s", fixed: "C’est %s"),
      Example("en", "root", "ja", "ル⟨\u{FFFD}⟩ト"),
    ])

  public static let trigger: Trigger = .own(ByteSet([0xC3, 0xEF]))

  public init() {}

  /// Windows-1252 characters of the bytes 80 to 9F.
  private static let windows: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89,
    "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95,
    "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let bytes = text.bytes
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0xEF, bytes.at(at + 1) == 0xBF, bytes.at(at + 2) == 0xBD {
        if text.side == .source || !unit.source.contains(bytes, at..<at + 3) {
          report(Problem("a character was lost", on: text.side, at..<at + 3))
        }
        at += 3
        // Misread text begins with one of Â…ô before another character outside of ASCII.
      } else if bytes[at] == 0xC3, bytes.at(at + 2) >= 0x80,
        let (length, original) = Self.sequence(Array(text.string(at..<bytes.count).unicodeScalars.prefix(4)))
      {
        let range = at..<at + length
        if text.side == .source || !unit.source.contains(bytes, range) {
          report(
            Problem(
              "\"\(text.string(range))\" is \"\(original)\" in a wrong encoding", on: text.side, range,
              fix: Fix(text.side, range, original)))
        }
        at += length
      } else {
        at += 1
      }
    }
  }

  /// The bytes at the beginning that are one UTF-8 sequence when their characters are read as bytes.
  private static func sequence(_ scalars: [Unicode.Scalar]) -> (byteCount: Int, original: String)? {
    guard let lead = scalars.first.flatMap(byte), lead >= 0xC2, lead < 0xF5 else { return nil }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let bytes = scalars.prefix(length).compactMap(byte)
    guard bytes.count == length, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return nil }
    // A no-break space after à is French.
    if bytes[1] == 0xA0, length == 2, lead == 0xC3 { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.value >= 0x80 else { return nil }
    return (scalars.prefix(length).reduce(0) { $0 + UTF8.width($1) }, String(scalar))
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if (0x80...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return windows[scalar]
  }
}
