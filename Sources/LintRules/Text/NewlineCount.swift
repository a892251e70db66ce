import LintEngine
import TextModel

/// As many lines as the source.
public struct NewlineCount: LintRule {
  public static let metadata = RuleMetadata(
    id: "text/newline-count", level: .warning,
    summary: "The target has more or fewer line ends inside than the source.",
    rationale: """
      Lines of a label or a list run together, or a dialog grows. Only line ends within the text are counted, since those
      at its ends are the matter of `text/edge-space`; texts with a long line or with columns, which are wrapped anew, are
      not reported.
      """,
    accepts: [
      Example("en", "a␤b", "es", "a␤b"),
      Example("en", "Save %s", "de", "%s speichern"),
      Example("en", "a␤", "ja", "あ␤"),
    ],
    rejects: [
      Example("en", "One.␤Two.", "es", "⟨Uno. Dos.⟩"),
      Example("en", "a␤b %s", "de", "⟨a␤␤b %s⟩"),
      Example("en", "One Two", "ja", "⟨一␤二⟩"),
      Example("en", "One.␤Two.", "fr", "Un.⟨\r⟩␤Deux."),
    ])

  public static let trigger: Trigger = .either("\n")

  public init() {}

  /// Bytes of a line beyond which the text is wrapped, so that its line ends mean nothing.
  private static let wrapped = 60

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    guard !source.trimmed.isEmpty else { return }
    if target.signs.contains(0x0D), !source.signs.contains(0x0D), source.signs.contains(0x0A),
      let place = target.bytes.find(0x0D, from: 0)
    {
      report(
        Problem("lines end with a carriage return, those of the source do not", target: place..<place + 1))
      return
    }
    let wanted = source.bytes[source.trimmed].count { $0 == 0x0A }
    let found = target.bytes[target.trimmed].count { $0 == 0x0A }
    guard wanted != found, !Self.isWrapped(source.bytes[source.trimmed]) else { return }
    report(Problem("\(found) line ends where source has \(wanted)", target: target.trimmed))
  }

  /// Whether a line is long, or has columns.
  private static func isWrapped(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: 0x0A).contains { $0.count > wrapped }
      || zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }
}
