import LintEngine
import Segmentation
import TextModel
import UnicodeText

/// Words in one script.
public struct MixedScript: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/mixed-script", level: .error,
    summary: "A word mixes letters of scripts that look alike (Latin, Cyrillic, Greek).",
    rationale: """
      The reader sees nothing wrong, but searching fails and attackers love it (UTS #39, section 5). Looked for in
      words of Latin, Cyrillic and Greek letters; words with digits, a hyphen or a mark between the scripts, units
      such as µm, and words that the source has too are not reported.
      """,
    accepts: [
      Example("en", "the USB disk", "ru", "USB-диск"),
      Example("en", "5 µm", "es", "5 µm"),
      Example("en", "5 µm", "es", "5 μm", note: "the Greek letter for the sign"),
      Example("en", "the %s file", "ja", "%sファイルA"),
    ],
    rejects: [
      Example("en", "algorithm", "es", "⟨algoritmо⟩"),
      Example("en", "on Friday %s", "es", "el ⟨viеrnes⟩ %s"),
      Example("en", "moscow", "ru", "⟨Mосква⟩"),
    ])

  /// Greek and Cyrillic letters begin with CE…D4.
  public static let trigger: Trigger = .own(ByteSet(leads: 0xCE...0xD4))

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    for token in text.tokens where token.kind == .word {
      let word = text.string(token)
      // A prefix of units, whichever mu it is written with: `μm`.
      let letters =
        word.unicodeScalars.first == "μ" ? word.unicodeScalars.dropFirst() : word.unicodeScalars[...]
      let scripts = Set(letters.filter { $0.properties.isAlphabetic }.map(Self.script))
      guard scripts.count > 1, !scripts.contains(.other), letters.count > 1,
        word.unicodeScalars.count > 2, letters.allSatisfy(\.properties.isAlphabetic),
        !unit.source.text.contains(word) || text.side == .source
      else { continue }
      report(Problem("\"\(word)\" mixes letters of two scripts", on: text.side, token.range))
    }
  }

  private enum Script { case latin, greek, cyrillic, other }

  private static func script(_ scalar: Unicode.Scalar) -> Script {
    switch scalar.value {
    case 0x41...0x24F, 0x1E00...0x1EFF: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    default: .other
    }
  }
}
