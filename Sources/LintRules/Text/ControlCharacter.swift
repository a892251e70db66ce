import LintEngine
import TextModel

/// Characters that steer machines.
public struct ControlCharacter: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/control", level: .error,
    summary: "The text has a control character.",
    rationale: """
      Nobody sees it, files with it are refused by XML, and terminals act on it. Tabs and line ends are none; what the
      source has too is not reported.
      """,
    accepts: [
      Example("en", "a\tb", "es", "a\tb"),
      Example("en", "a\nb", "ja", "a\nb"),
      Example("en", "\u{1B}[1m%s", "de", "\u{1B}[1m%s", note: "so does the source"),
    ],
    rejects: [
      Example("en", "Save", "es", "Guar⟨\u{8}⟩dar", fixed: "Guardar"),
      Example("en", "All %s", "de", "Alle %s⟨\u{1}⟩", fixed: "Alle %s"),
      Example("en", "File", "ja", "ファ⟨\u{7F}⟩イル", fixed: "ファイル"),
    ])

  public static let trigger: Trigger = .own(
    ByteSet(Array(0..<0x09) + [0x0B, 0x0C] + Array(0x0E..<0x20) + [0x7F]))

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    for (i, byte) in text.bytes.enumerated() where byte < 0x20 || byte == 0x7F {
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
      if text.side == .target, unit.source.signs.contains(byte) { continue }
      let hex = String(byte, radix: 16, uppercase: true)
      report(
        Problem(
          "control character U+\(String(repeating: "0", count: 4 - hex.utf8.count))\(hex)", on: text.side,
          i..<i + 1, fix: Fix(text.side, i..<i + 1, "")))
    }
  }
}
