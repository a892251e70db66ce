import LintEngine
import TextModel

/// ICU messages that can be read.
public struct MessageSyntax: TextRule {
  public static let metadata = RuleMetadata(
    id: "icu/syntax", level: .error,
    summary: "An ICU message cannot be read.",
    rationale: """
      The program fails or shows the raw pattern. Units are ICU messages when they carry the flag
      `icu-message-format`; a source that cannot be read is reported too.
      """,
    accepts: [
      Example("en", "Hi {name}", "es", "Hola, {name}", flags: ["icu-message-format"]),
      Example("en", "It's {n, number}", "ja", "{n, number}", flags: ["icu-message-format"]),
      Example("en", "a '{' b", "de", "a '{' b", flags: ["icu-message-format"], note: "quoted"),
    ],
    rejects: [
      Example(
        "en", "Hi {name}", "es", "Hola, {name⟨⟩!", flags: ["icu-message-format"],
        alsoFinds: [
          "placeholder/missing", "punct/end-mark", "icu/argument", "punct/brackets", "punct/inverted",
        ]),
      Example("en", "All", "ja", "全て⟨⟩}", flags: ["icu-message-format"], alsoFinds: ["punct/brackets"]),
      Example(
        "en", "{n, plural, other {# files}}", "de", "{n, plural, ⟨⟩other # Dateien}",
        flags: ["icu-message-format"], alsoFinds: ["icu/argument"]),
    ])

  public static var looksAtSource: Bool { true }

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard unit.isMessage, let failure = MessageParser(text.bytes).failure else { return }
    report(
      Problem(
        "not readable as an ICU message: \(failure.message)", on: text.side, failure.offset..<failure.offset))
  }
}
