import LintEngine
import TextModel

/// One mark at a place.
public struct DoubledMark: TextRule {
  public static let metadata = RuleMetadata(
    id: "punct/doubled-mark", level: .warning,
    summary: "A mark stands twice in a row.",
    rationale: """
      A slip of editing: `,,`, `;;`, `..`, or a comma before a full stop. Ellipses, paths (`../`), marks of programs (`::`)
      and what the source has too are not reported.
      """,
    accepts: [
      Example("en", "a, b", "es", "a, b"),
      Example("en", "Wait...", "de", "Warten..."),
      Example("en", "cd .. %s", "ja", "cd .. %s"),
    ],
    rejects: [
      Example("en", "One, two", "es", "Uno⟨,,⟩ dos", fixed: "Uno, dos"),
      Example("en", "It is %s.", "de", "Es ist %s⟨..⟩", fixed: "Es ist %s."),
      Example("en", "First, go.", "ru", "Сначала⟨,,⟩ иди.", fixed: "Сначала, иди."),
    ])

  public static let trigger: Trigger = .own(".,;")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    let bytes = text.bytes
    for i in bytes.indices.dropFirst() where bytes[i] == bytes[i - 1] && ".,;".utf8.contains(bytes[i]) {
      guard bytes.at(i + 1) != bytes[i], i < 2 || bytes[i - 2] != bytes[i], !text.isOpaque(i),
        !text.isOpaque(i - 1), i >= 2, !ASCII.isBlank(bytes[i - 2]), Self.endsHere(bytes.at(i + 1)),
        text.side == .source || !unit.source.contains(bytes, i - 1..<i + 1)
      else { continue }
      report(
        Problem(
          "\"\(Character(UnicodeScalar(bytes[i])))\" stands twice", on: text.side, i - 1..<i + 1,
          fix: Fix(text.side, i..<i + 1, "", safety: .suggested)))
    }
  }

  private static func endsHere(_ next: UInt8) -> Bool {
    next == 0 || ASCII.isBlank(next) || next == 0x3C || next == 0x22 || next == 0x29
  }
}
