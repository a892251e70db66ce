import LintEngine
import TextModel
import UnicodeText

/// Letters and marks in composed form.
public struct Decomposed: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/nfd", level: .note, repetition: .habit,
    summary: "A letter and its mark are two characters where one is usual (the text is not in form NFC).",
    rationale: """
      The text looks right and is not found by searching. Comes from file names of some systems. Marks that have
      no composed form are not reported.
      """,
    accepts: [
      Example("en", "Latvian", "es", "Letón"),
      Example("en", "Water %s", "vi", "Nước %s"),
      Example("en", "Two", "ja", "ガ"),
    ],
    rejects: [
      Example("en", "Latvian", "es", "Let⟨o\u{301}⟩n", fixed: "Letón"),
      Example("en", "Water %s", "vi", "N⟨u\u{31B}⟩⟨o\u{31B}\u{301}⟩c %s", fixed: "Nước %s"),
      Example("en", "Ga", "ja", "⟨カ\u{3099}⟩", fixed: "ガ"),
    ])

  public static let trigger: Trigger = .own(ByteSet(leads: 0xCC...0xF7))

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard !UnicodeForm.nfc.holds(for: text.text) else { return }
    var at = 0
    for character in text.text {
      let piece = String(character)
      let range = at..<at + piece.utf8.count
      at = range.upperBound
      guard piece.unicodeScalars.count > 1, !text.isOpaque(range.lowerBound) else { continue }
      let composed = UnicodeForm.nfc(piece)
      guard !composed.utf8.elementsEqual(piece.utf8) else { continue }
      report(
        Problem(
          "\"\(composed)\" is written as letter and mark; compose it", on: text.side, range,
          fix: Fix(text.side, range, composed)))
    }
  }
}
