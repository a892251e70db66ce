import LintEngine
import TextModel

/// Targets that grow too long.
public struct LengthRatio: LintRule {
  public static let metadata = RuleMetadata(
    id: "length/ratio", level: .note, isDefault: false,
    options: [
      RuleOption("factor", .number(1...100), "How many times as long as its source a target may be; 2."),
      RuleOption("from", .number(1...1_000_000), "The length of the shortest source that is looked at; 10."),
    ],
    summary: "The target is much longer than its source.",
    rationale: """
      Labels are cut off where the screen has no room. Looked at are sources of 10 characters and more,
      reported targets that are more than twice as long. Off by default: running
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

  private var factor = 2.0
  private var shortest = 10

  public init() {}

  public mutating func configure(_ options: RuleOptions) {
    factor = options.number("factor") ?? factor
    shortest = options.number("from").map { Int($0) } ?? shortest
  }

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let wanted = unit.source.text.unicodeScalars.count
    let found = unit.target.text.unicodeScalars.count
    guard wanted >= shortest, Double(found) > factor * Double(wanted) else { return }
    report(Problem("\(found) characters for \(wanted) of the source", target: unit.target.trimmed))
  }
}
