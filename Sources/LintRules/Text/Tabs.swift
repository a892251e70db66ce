import LintEngine
import TextModel

/// As many tabs as the source.
public struct Tabs: LintRule {
  public static let metadata = RuleMetadata(
    id: "text/tabs", level: .warning, repetition: .habit,
    summary: "The target has more or fewer tabs than the source.",
    rationale: """
      Tabs separate columns and menu shortcuts: without one the columns shift.
      """,
    accepts: [
      Example("en", "Open\tCtrl+O", "es", "Abrir\tCtrl+O"),
      Example("en", "a b", "de", "a b"),
      Example("en", "Save %s", "ja", "%sを保存"),
    ],
    rejects: [
      Example("en", "Open\tCtrl+O", "es", "⟨Abrir Ctrl+O⟩"),
      Example("en", "a %s", "de", "⟨a\t%s⟩"),
      Example("en", "Open\tCtrl", "ja", "⟨開く Ctrl⟩"),
    ])

  public static let trigger: Trigger = .either("\t")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (unit.source, unit.target)
    let wanted = source.bytes.count { $0 == 0x09 }
    let found = target.bytes.count { $0 == 0x09 }
    // Tabs that indent lines come and go with the lines.
    guard wanted != found, !source.signs.contains(0x0A) else { return }
    report(Problem("\(found) tabs where source has \(wanted)", target: target.trimmed))
  }
}
