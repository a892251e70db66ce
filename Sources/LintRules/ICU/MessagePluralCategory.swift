import LintEngine
import TextModel

/// The plural cases of the target's language.
public struct MessagePluralCategory: LintRule {
  public static let metadata = RuleMetadata(
    id: "icu/plural-category", level: .error,
    summary:
      "A plural of an ICU message has a case that the language does not know, or lacks one that it needs.",
    rationale: """
      Russian has one, few, many and other; with only one and other the reader sees "3 файла" in a wrong form.
      Categories are those of CLDR for the target's language; exact cases (=0) are free, and =1 does for `one` where that
      is the number 1 alone. `many` of the Romance
      languages, which is for millions only, may be left out.
      """,
    accepts: [
      Example(
        "en", "{n, plural, one {# file} other {# files}}", "ja", "{n, plural, other {#個}}",
        flags: ["icu-message-format"]),
      Example(
        "en", "{n, plural, other {# files}}", "es", "{n, plural, one {# archivo} other {# archivos}}",
        flags: ["icu-message-format"]),
      Example(
        "en", "{n, plural, =0 {none} other {#}}", "de", "{n, plural, =0 {keine} one {#} other {#}}",
        flags: ["icu-message-format"]),
      Example(
        "en", "{n, plural, =1 {a} other {#}}", "es", "{n, plural, =1 {un a} other {#}}",
        flags: ["icu-message-format"]),
    ],
    rejects: [
      Example(
        "en", "{n, plural, =1 {# a} other {# b}}", "fr", "⟨{n, plural, =1 {# a} other {# b}}⟩",
        flags: ["icu-message-format"]),
      Example(
        "en", "{n, plural, one {# a} other {# b}}", "ru", "⟨{n, plural, one {# а} other {# б}}⟩",
        flags: ["icu-message-format"]),
      Example(
        "en", "{n, plural, one {# a} other {# b}}", "ja", "⟨{n, plural, one {#個} other {#個}}⟩",
        flags: ["icu-message-format"]),
      Example(
        "en", "{n, plural, other {# b}}", "es", "⟨{n, plural, uno {# a} one {# a} other {# b}}⟩",
        flags: ["icu-message-format"]),
    ])

  /// The keywords of CLDR.
  private static let keywords: Set<String> = ["zero", "one", "two", "few", "many", "other"]

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.isMessage, !unit.silencesMessageCheck("plural_selectors") else { return }
    let parser = MessageParser(unit.target.bytes)
    guard parser.failure == nil else { return }
    let known = unit.target.tools.lintWords.plurals
    for argument in parser.arguments where argument.isPlural {
      let keys = argument.keys.filter { !$0.hasPrefix("=") }
      let allowed = known.isEmpty || argument.type != "plural" ? Self.keywords : Set(known.map(\.name))
      if let odd = keys.first(where: { !allowed.contains($0) }) {
        report(Problem("the language has no plural case \"\(odd)\"", target: argument.range))
      } else if argument.type == "plural", keys.contains("other"),
        let missing = known.first(where: { plural in
          plural.isNeeded && !keys.contains(plural.name) && !argument.keys.contains { $0 == plural.exact }
        })
      {
        report(
          Problem("the plural lacks the case \"\(missing.name)\" of the language", target: argument.range))
      }
    }
  }
}
