import LintEngine
import LocaleProfiles
import TextModel

/// No space belongs before a mark.
public struct Spacing: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/spacing", level: .note, repetition: .habit,
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

  public static let trigger: Trigger = .own(",;:.!?")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.tools.profile.isKnown || unit.unit.targetLanguage != nil else { return }
    let bytes = text.bytes
    var at = 1
    while let space = bytes.find(0x20, from: at) {
      at = space + 1
      if Self.isMark(bytes.at(at)) { check(text, at, unit, report: report) }
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3B || byte == 0x3A || byte == 0x2E || byte == 0x21 || byte == 0x3F
  }

  /// Looks at the mark at an offset, which a space stands before.
  private func check(_ text: UnitText, _ i: Int, _ unit: UnitContext, report: (Problem) -> Void) {
    let bytes = text.bytes
    guard i >= 2, !ASCII.isBlank(bytes[i - 2]), !text.isOpaque(i), !text.isOpaque(i - 1),
      !text.tools.profile.spaceBefore.utf8.contains(bytes[i]),
      Self.endsHere(bytes, i), !Self.isMark(bytes[i - 2]),
      text.side == .source || !Self.hasSpaced(unit.source, bytes[i])
    else { return }
    report(
      Problem(
        "space before \"\(UnicodeScalar(bytes[i]))\"", on: text.side, i - 1..<i,
        fix: Fix(text.side, i - 1..<i, "")))
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
