import LintEngine
import TextModel

/// Links of Markdown are whole.
public struct MarkdownSyntax: TextRule {
  public static let metadata = RuleMetadata(
    id: "markup/markdown-syntax", level: .error,
    summary: "A space breaks the markup of a Markdown link.",
    rationale: """
      `[text] (address)` is no link: the reader sees brackets. Reported where the source has a link and the target has a
      space between its two parts.
      """,
    accepts: [
      Example("en", "See [here](a.html)", "es", "Vea [aquí](a.html)"),
      Example("en", "[a] (b)", "de", "[a] (b)", note: "no link in the source"),
      Example("en", "[%s](b.html)", "ja", "[%s](b.html)"),
    ],
    rejects: [
      Example(
        "en", "See [here](a.html)", "es", "Vea [aquí⟨] (⟩a.html)", fixed: "Vea [aquí](a.html)",
        alsoFinds: ["markup/markdown-link"]),
      Example(
        "en", "[a](a.html) %s", "de", "[a⟨] (⟩a.html) %s", fixed: "[a](a.html) %s",
        alsoFinds: ["markup/markdown-link"]),
      Example(
        "en", "[a](a.html)", "ja", "[あ⟨] (⟩a.html)", fixed: "[あ](a.html)", alsoFinds: ["markup/markdown-link"]
      ),
    ])

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.side == .target, unit.source.bytes.holds(Self.joint, 0..<2) else { return }
    for i in text.bytes.indices where text.bytes.has("] (", at: i) && !text.isOpaque(i) {
      report(
        Problem(
          "the space breaks the link", on: text.side, i..<i + 3,
          fix: Fix(text.side, i..<i + 3, "](", safety: .suggested)))
    }
  }

  private static let joint = Array("](".utf8)
}
