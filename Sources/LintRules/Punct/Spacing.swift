import LintEngine
import LocaleProfiles
import TextModel

/// No space belongs before a mark.
public struct Spacing: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/spacing", level: .note,
    summary: "A space stands before a mark that takes none in this language.",
    rationale: """
      Most languages set marks close; where the profile lists marks that take a space (French : ; ! ?), those are
      left alone. Ellipses, marks before digits or letters (.NET, :smile:), and targets whose source is spaced
      the same way are not reported.
      """,
    accepts: [
      Example("en", "Name: value", "fr", "Nom : valeur"),
      Example("en", "Use .NET", "es", "Use .NET"),
      Example("en", "Lists: , and ;", "es", "Listas: , y ;", note: "so does the source"),
      Example("en", "Save %s, please", "ja", "%sを保存してください"),
    ],
    rejects: [
      Example("en", "Luckily, it works", "es", "Por suerte⟨ ⟩, funciona", fixed: "Por suerte, funciona"),
      Example("en", "Save %s!", "de", "%s speichern⟨ ⟩!", fixed: "%s speichern!"),
      Example("en", "First, open it", "ru", "Сначала⟨ ⟩, откройте", fixed: "Сначала, откройте"),
    ])

  public init() {}

  private static let marks = Set(",;:.!?".utf8)

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.profile.isKnown || unit.unit.targetLanguage != nil else { return }
    let bytes = text.bytes
    let allowed = Set(text.profile.spaceBefore.utf8)
    for i in bytes.indices.dropFirst() where Self.marks.contains(bytes[i]) && bytes[i - 1] == 0x20 {
      guard i >= 2, !ASCII.isBlank(bytes[i - 2]), !text.isOpaque(i), !text.isOpaque(i - 1),
        !allowed.contains(bytes[i]),
        Self.endsHere(bytes, i), !Self.marks.contains(bytes[i - 2]),
        text.side == .source || !Self.hasSpaced(unit.source, bytes[i])
      else { continue }
      report(
        Problem(
          "space before \"\(UnicodeScalar(bytes[i]))\"", on: text.side, i - 1..<i,
          fix: Fix(text.side, i - 1..<i, "")))
    }
  }

  /// Whether a space, a closing mark or the end follows, and no other dot.
  private static func endsHere(_ bytes: [UInt8], _ i: Int) -> Bool {
    let next = bytes.at(i + 1)
    return next == 0 || ASCII.isBlank(next) || next == 0x3C || ")\"'".utf8.contains(next)
  }

  private static func hasSpaced(_ text: UnitText, _ mark: UInt8) -> Bool {
    zip(text.bytes, text.bytes.dropFirst()).contains { $0 == 0x20 && $1 == mark }
  }
}
