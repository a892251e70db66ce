import LintEngine
import TextModel

/// Links of Markdown are whole.
public struct MarkdownSyntax: TextRule {
  public static let metadata = RuleMetadata(
    id: "markup/markdown-syntax", level: .error,
    summary: "Markdown is broken: a space in a link, or strong marks that are gone.",
    rationale: """
      `[text] (address)` is no link: the reader sees brackets. Reported where the source has a link and the target has a
      space between its two parts. Units with the flag `md-text` must also have as many strong marks (`**`) as the source.
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
      Example("en", "**Save** it", "es", "⟨*Guárdelo*⟩", flags: ["md-text"]),
    ])

  public static let trigger: Trigger = .either("]*")

  public init() {}

  public func check(_ text: UnitText, in unit: UnitContext, report: (Problem) -> Void) {
    guard text.side == .target else { return }
    if unit.hasFlag("md-text") { compareStrongMarks(unit, report) }
    guard unit.source.bytes.holds(Self.joint, 0..<2) else { return }
    for i in text.bytes.indices where text.bytes.has("] (", at: i) && !text.isOpaque(i) {
      report(
        Problem(
          "the space breaks the link", on: text.side, i..<i + 3,
          fix: Fix(text.side, i..<i + 3, "](", safety: .suggested)))
    }
  }

  private func compareStrongMarks(_ unit: UnitContext, _ report: (Problem) -> Void) {
    let (wanted, found) = (Self.strongMarks(unit.source), Self.strongMarks(unit.target))
    if wanted == found { return }
    report(Problem("\(found) strong marks (**) where source has \(wanted)", target: unit.target.trimmed))
  }

  private static func strongMarks(_ text: UnitText) -> Int {
    var count = 0
    var at = 0
    while let mark = text.bytes.find(UInt8(ascii: "*"), from: at) {
      let end = text.bytes.skip(from: mark) { $0 == UInt8(ascii: "*") }
      if end - mark >= 2, !text.isOpaque(mark) { count += 1 }
      at = end
    }
    return count
  }

  private static let joint = Array("](".utf8)
}
