import LintEngine
import TextModel

/// The case that every plural and select must have.
public struct MessageOtherMissing: LintRule {
  public static let metadata = RuleMetadata(
    id: "icu/other-missing", level: .error,
    summary: "A plural or select of an ICU message has no case `other`.",
    rationale: """
      The program refuses the whole message: `other` is what stands when nothing else fits. It is often lost by being
      translated.
      """,
    accepts: [
      Example(
        "en", "{n, plural, other {#}}", "es", "{n, plural, one {#} other {#}}", flags: ["icu-message-format"]),
      Example(
        "en", "{g, select, other {it}}", "ja", "{g, select, other {それ}}", flags: ["icu-message-format"]),
      Example("en", "{n, number}", "de", "{n, number}", flags: ["icu-message-format"]),
    ],
    rejects: [
      Example(
        "en", "{n, plural, other {#}}", "es", "⟨{n, plural, one {#}}⟩", flags: ["icu-message-format"]),
      Example(
        "en", "{g, select, other {it}}", "es", "⟨{g, select, otro {eso}}⟩", flags: ["icu-message-format"],
        alsoFinds: ["icu/select-key"]),
      Example(
        "en", "{n, selectordinal, other {#th}}", "ja", "⟨{n, selectordinal, one {#}}⟩",
        flags: ["icu-message-format"]),
    ])

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.isMessage, !unit.silencesMessageCheck("require_other") else { return }
    for argument in MessageParser(unit.target.bytes).arguments
    where (argument.isPlural || argument.type == "select") && !argument.keys.contains("other") {
      report(Problem("\(argument.type) \(argument.name) has no case other", target: argument.range))
    }
  }
}
