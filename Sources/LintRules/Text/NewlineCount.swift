import LintEngine
import TextModel

/// As many lines as the source.
public struct NewlineCount: LintRule {
  public static let metadata = RuleMetadata(
    id: "text/newline-count", level: .warning,
    summary: "The target has more or fewer line ends inside than the source.",
    rationale: """
      Lines of a label or a list run together, or a dialog grows. Only line ends within the text are counted, since those
      at its ends are the matter of `text/edge-space`; texts of many lines, which may be wrapped anew, are not reported.
      """,
    accepts: [
      Example("en", "a\nb", "es", "a\nb"),
      Example("en", "Save %s", "de", "%s speichern"),
      Example("en", "a\n", "ja", "あ\n"),
    ],
    rejects: [
      Example("en", "One.\nTwo.", "es", "⟨Uno. Dos.⟩"),
      Example("en", "a\nb %s", "de", "⟨a\n\nb %s⟩"),
      Example("en", "One Two", "ja", "⟨一\n二⟩"),
    ])

  public init() {}

  /// Line ends of a source that is a paragraph rather than a set of lines.
  private static let manyLines = 8

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard source.signs.contains(0x0A) || target.signs.contains(0x0A), !source.trimmed.isEmpty else { return }
    let wanted = source.bytes[source.trimmed].count { $0 == 0x0A }
    let found = target.bytes[target.trimmed].count { $0 == 0x0A }
    guard wanted != found, wanted <= Self.manyLines else { return }
    report(Problem("\(found) line ends where source has \(wanted)", target: target.trimmed))
  }
}
