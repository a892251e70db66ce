import LintEngine
import TextModel

/// The keys of a select are the program's.
public struct MessageSelectKey: LintRule {
  public static let metadata = RuleMetadata(
    id: "icu/select-key", level: .error,
    summary: "A select of an ICU message lacks a case of its source, or has a case that the source has not.",
    rationale: """
      The keys are values of the program and are not translated: a translated key never fits, and the reader always
      gets `other`.
      """,
    accepts: [
      Example(
        "en", "{g, select, male {he} other {they}}", "es", "{g, select, male {él} other {elle}}",
        flags: ["icu-message-format"]),
      Example(
        "en", "{g, select, other {they}}", "ja", "{g, select, other {彼ら}}", flags: ["icu-message-format"]),
      Example("en", "{n, plural, other {#}}", "ja", "{n, plural, other {#}}", flags: ["icu-message-format"]),
    ],
    rejects: [
      Example(
        "en", "{g, select, male {he} other {they}}", "es", "⟨{g, select, hombre {él} other {elle}}⟩",
        flags: ["icu-message-format"]),
      Example(
        "en", "{g, select, male {he} other {they}}", "ja", "⟨{g, select, other {彼}}⟩",
        flags: ["icu-message-format"]),
      Example(
        "en", "{g, select, a {x} other {y}}", "de", "⟨{g, select, a {x} b {z} other {y}}⟩",
        flags: ["icu-message-format"]),
    ])

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.isMessage, !unit.silencesMessageCheck("submessage_selectors") else { return }
    let own = MessageParser(unit.source.bytes).arguments.filter { $0.type == "select" }
    for argument in MessageParser(unit.target.bytes).arguments where argument.type == "select" {
      guard let source = own.first(where: { $0.name == argument.name }),
        Set(source.keys) != Set(argument.keys)
      else { continue }
      let wanted = source.keys.joined(separator: ", ")
      report(Problem("the cases of \(argument.name) must be \(wanted)", target: argument.range))
    }
  }
}
