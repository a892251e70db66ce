import LintEngine
import TextModel

/// Targets that grow too long.
public struct LengthRatio: LintRule {
  public static let metadata = RuleMetadata(
    id: "length/ratio", level: .note, isDefault: false,
    summary: "The target is more than twice as long as its source.",
    rationale: """
      Labels are cut off where the screen has no room. Looked at are sources of 10 letters and more. Off by default: running
      text has room, and `length/max` knows the real limit where the file says it.
      """,
    accepts: [
      Example("en", "Save the file", "es", "Guardar el archivo"),
      Example("en", "On", "de", "Eingeschaltet", note: "short"),
      Example("en", "Save %s now", "ja", "%sを保存"),
    ],
    rejects: [
      Example("en", "Preferences", "es", "⟨Configuración de las preferencias⟩"),
      Example("en", "Show the %s", "de", "⟨Die Anzeige von %s wird eingeschaltet⟩"),
      Example("en", "Preferences", "ru", "⟨Настройка предпочтений пользователя⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let wanted = unit.source.text.unicodeScalars.count
    let found = unit.target.text.unicodeScalars.count
    guard wanted >= 10, found > 2 * wanted else { return }
    report(Problem("\(found) characters for \(wanted) of the source", target: unit.target.trimmed))
  }
}
