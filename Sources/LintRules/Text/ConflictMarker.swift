import LintEngine
import TextModel

/// Marks of a merge.
public struct ConflictMarker: TextRule {
  public static let metadata = RuleMetadata(
    id: "text/conflict-marker", level: .error,
    summary: "The text has a mark that a merge left behind.",
    rationale: """
      Tools that merge files put both versions in and leave the choice to a person, who forgot it: `#-#-#-#-#` of
      gettext, and lines that begin with seven < = or > of version control. What the source has too is not reported.
      """,
    accepts: [
      Example("en", "Save <<%s>>", "es", "Guardar <<%s>>"),
      Example("en", "a ======= b", "de", "a ======= b"),
      Example("en", "##", "ja", "##"),
    ],
    rejects: [
      Example(
        "en", "File", "es", "⟨#-#-#-#-#⟩ es.po␤Archivo",
        alsoFinds: ["text/newline-count", "complete/extra-sentence", "text/initial-case"]),
      Example("en", "Save %s", "de", "⟨<<<<<<<⟩ HEAD␤%s speichern", alsoFinds: ["text/newline-count"]),
      Example(
        "en", "File", "ja", "ファイル␤⟨>>>>>>>⟩ theirs",
        alsoFinds: ["text/newline-count", "complete/extra-sentence"]),
    ])

  public static let trigger: Trigger = .own("#<>=")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let bytes = text.bytes
    var at = 0
    while at < bytes.count {
      guard Self.isSign(bytes[at]), let length = Self.length(bytes, at) else {
        at += 1
        continue
      }
      if text.side == .source || !unit.source.contains(bytes, at..<at + length) {
        report(Problem("a merge left this mark behind", on: text.side, at..<at + length))
      }
      at += length
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "=")
  }

  private static func length(_ bytes: [UInt8], _ at: Int) -> Int? {
    if bytes.has("#-#-#-#-#", at: at) { return 9 }
    guard at == 0 || bytes[at - 1] == 0x0A else { return nil }
    let isMark =
      bytes.has("<<<<<<< ", at: at) || bytes.has(">>>>>>> ", at: at) || bytes.has("=======\n", at: at)
    return isMark ? 7 : nil
  }
}
