import LintEngine
import TextModel

/// Whole and equal markup in a Fluent text.
public struct FluentHTML: LintRule {
  public static let metadata = RuleMetadata(
    id: "fluent/html", level: .error,
    summary: "The markup of a Fluent text is broken, or differs from that of the source.",
    rationale: """
      The program puts elements of its own in the place of those of the text, and drops what it does not know. Every
      choice of variants must have well-formed markup, and the elements, their nesting and attributes must be those
      of the source. Attributes of the message hold plain text and are not looked at.
      """,
    accepts: [
      Example("en", "<b>All</b> files", "es", "Archivos: <b>todos</b>", flags: ["fluent-type:Message"]),
      Example("en", "1 < 2 & more", "de", "1 < 2 & mehr", note: "not Fluent"),
      Example("en", "a<br>{ $n }", "ja", "あ<br>{ $n }", flags: ["fluent-type:Message"]),
    ],
    rejects: [
      Example(
        "en", "<b>All</b>", "es", "⟨<i>Todos</i>⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["markup/tag-missing"]),
      Example(
        "en", "<b>All</b> files", "de", "⟨<b>Alle Dateien⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["markup/tag-missing"]),
      Example("en", "nice", "ja", "⟨良い&ok⟩", flags: ["fluent-type:Message"]),
    ])

  public static var needsTranslation: Bool { false }

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard let isTerm = FluentUnit.isTerm(unit) else { return }
    guard unit.isTranslated else {
      if case .broken(let reason) = Self.shapes(unit.source, isTerm) {
        report(Problem("markup of the source: \(reason)", on: .source, unit.source.trimmed))
      }
      return
    }
    let wanted = Self.shapes(unit.source, isTerm)
    switch (wanted, Self.shapes(unit.target, isTerm)) {
    case (_, .broken(let reason)): report(Problem("markup: \(reason)", target: unit.target.trimmed))
    case (.whole(let own), .whole(let others)) where own != others:
      report(Problem("elements of the markup differ from those of the source", target: unit.target.trimmed))
    default: break
    }
  }

  private enum Shapes {
    case none
    case broken(String)
    /// The elements of all renderings, each with its ancestors and attributes.
    case whole(Set<String>)
  }

  private static func shapes(_ text: UnitText, _ isTerm: Bool) -> Shapes {
    guard let value = try? FluentParser.entry(text.text, isTerm: isTerm).value else { return .none }
    var all: Set<String> = []
    for rendering in value.renderings {
      do throws(MarkupError) {
        all.formUnion(try MarkupReader.elements(rendering))
      } catch {
        return .broken(error.reason)
      }
    }
    return .whole(all)
  }
}
