import LintEngine
import TextModel

/// Fluent that can be read.
public struct FluentSyntax: TextRule {
  public static let metadata = RuleMetadata(
    id: "fluent/syntax", level: .error,
    summary: "A Fluent message or term cannot be read.",
    rationale: """
      The program drops the whole entry and shows its name. Units are Fluent when they carry the flag
      `fluent-type:Message` or `fluent-type:Term`; a source that cannot be read is reported too. Follows the grammar of
      Fluent 1.0.
      """,
    accepts: [
      Example("en", "Hi { $name }", "es", "Hola { $name }", flags: ["fluent-type:Message"]),
      Example(
        "en", "{ $n ->␤ *[other] files␤}", "ja", "{ $n ->␤ *[other] ファイル␤}",
        flags: ["fluent-type:Message"]),
      Example("en", "A { brace", "es", "Una { llave", note: "not Fluent"),
    ],
    rejects: [
      Example(
        "en", "Hi { $name }", "es", "Hola { $name⟨⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["punct/brackets"]),
      Example(
        "en", "All", "de", "Alle ⟨⟩} Dateien", flags: ["fluent-type:Term"],
        alsoFinds: ["punct/brackets", "complete/extra-sentence"]),
      Example(
        "en", "ok { \"x\" }", "ja", "よし { \"x⟨⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["punct/brackets", "punct/quotes-unclosed"]),
    ])

  public static var looksAtSource: Bool { true }

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard let isTerm = FluentUnit.isTerm(unit) else { return }
    if text.trimmed.isEmpty, !text.bytes.isEmpty {
      report(
        Problem("not readable as Fluent: a message must have a text", on: text.side, 0..<text.bytes.count))
      return
    }
    do {
      _ = try FluentParser.entry(text.text, isTerm: isTerm)
    } catch {
      report(Problem("not readable as Fluent: \(error.message)", on: text.side, error.offset..<error.offset))
    }
  }
}
