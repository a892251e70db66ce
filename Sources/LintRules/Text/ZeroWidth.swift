import LintEngine
import TextModel

/// Characters that nobody sees.
public struct ZeroWidth: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/zero-width", level: .warning, repetition: .habit,
    summary: "The text has an invisible character.",
    rationale: """
      Zero-width spaces, joiners and byte order marks come in by copying; searching and comparing then fail.
      Joiners belong to scripts of Asia and to emoji; direction marks to texts with right-to-left script; what the
      source has too is not reported.
      """,
    accepts: [
      Example("en", "I want", "fa", "می\u{200C}خواهم", note: "the script needs it"),
      Example("en", "A family", "es", "Una familia 👩\u{200D}👧"),
      Example("en", "Use <code>\u{200B}</code>", "es", "Use <code>\u{200B}</code>"),
    ],
    rejects: [
      Example("en", "the network", "es", "la ⟨\u{200B}⟩red", fixed: "la red"),
      Example("en", "Save %s", "de", "⟨\u{FEFF}⟩%s speichern", fixed: "%s speichern"),
      Example("en", "the file", "ja", "ファ⟨\u{200B}⟩イル", fixed: "ファイル"),
    ])

  public static let trigger: Trigger = .own(ByteSet([0xC2, 0xE2, 0xEF]))

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    // U+200B…U+200F, U+2060…U+2064 begin with E2 80 or E2 81; U+FEFF with EF BB; U+00AD with C2 AD.
    var at = 0
    var run: Range<Int>?
    for scalar in text.text.unicodeScalars {
      let range = at..<at + UTF8.width(scalar)
      at = range.upperBound
      if Self.isInvisible(scalar), !text.isOpaque(range.lowerBound),
        text.side == .source || !unit.source.text.unicodeScalars.contains(scalar),
        !Self.isNeeded(scalar, text)
      {
        run = (run?.lowerBound ?? range.lowerBound)..<range.upperBound
      } else if let found = run {
        report(Self.problem(text, found))
        run = nil
      }
    }
    if let run { report(Self.problem(text, run)) }
  }

  private static func problem(_ text: UnitText, _ range: Range<Int>) -> Problem {
    let scalar = text.string(range).unicodeScalars.first?.value ?? 0
    let hex = String(scalar, radix: 16, uppercase: true)
    return Problem(
      "invisible character U+\(String(repeating: "0", count: max(0, 4 - hex.utf8.count)))\(hex)",
      on: text.side, range,
      fix: Fix(text.side, range, ""))
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x202A...0x202E: true
    default: false
    }
  }

  /// Joiners beside scripts that shape or stack letters and beside emoji; direction marks beside such scripts.
  private static func isNeeded(_ scalar: Unicode.Scalar, _ text: UnitText) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D:
      text.text.unicodeScalars.contains {
        (0x590...0x1CFF).contains($0.value) || $0.properties.isEmojiPresentation
      }
    case 0x200E, 0x200F, 0x202A...0x202E:
      text.text.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) }
    case 0x200B:
      text.text.unicodeScalars.contains {
        (0xE00...0x109F).contains($0.value) || (0x1780...0x17FF).contains($0.value)
      }
    default: false
    }
  }
}
