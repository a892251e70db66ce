import LintEngine
import TextModel

/// The same arguments in an ICU message.
public struct MessageArguments: LintRule {
  public static let metadata = RuleMetadata(
    id: "icu/argument", level: .error,
    summary: "An ICU message lacks an argument of its source, has one more, or gives it another type.",
    rationale: """
      The reader misses the value, or the program has none to fill in. Arguments are compared by name and kind; a
      number may become a plural, since the language decides. With the flag `icu-flags:xml` or `strict-xml` tags
      count too.
      """,
    accepts: [
      Example("en", "{a} of {b}", "ja", "{b}の{a}", flags: ["icu-message-format"]),
      Example(
        "en", "{n, number} files", "es", "{n, plural, one {# archivo} other {# archivos}}",
        flags: ["icu-message-format"]),
      Example("en", "{d, date, short}", "de", "{d, date, long}", flags: ["icu-message-format"]),
    ],
    rejects: [
      Example(
        "en", "Hi ⟨{name}⟩", "es", "Hola", flags: ["icu-message-format"], alsoFinds: ["placeholder/missing"]),
      Example(
        "en", "All", "ja", "全て⟨{n}⟩", flags: ["icu-message-format"], alsoFinds: ["placeholder/extra"]),
      Example("en", "⟨{d, date}⟩", "de", "⟨{d, number}⟩", flags: ["icu-message-format"]),
    ])

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.isMessage else { return }
    let source = MessageParser(unit.source.bytes)
    guard source.failure == nil else { return }
    let own = source.arguments
    let others = MessageParser(unit.target.bytes).arguments
    var seen: Set<String> = []
    for argument in own where seen.insert(argument.name).inserted {
      let same = others.filter { $0.name == argument.name }
      if same.isEmpty {
        report(Problem("target lacks argument {\(argument.name)}", source: argument.range, side: .target))
      } else if let other = same.first, !unit.silencesMessageCheck("types"),
        !same.contains(where: { Self.areAlike($0, argument) })
      {
        report(
          Problem(
            "argument \(argument.name) is \(Self.shown(other)) where source has \(Self.shown(argument))",
            source: argument.range, target: other.range, side: .target))
      }
    }
    for argument in others where !own.contains(where: { $0.name == argument.name }) {
      report(Problem("source has no argument {\(argument.name)}", target: argument.range))
    }
    checkTags(unit, report)
  }

  private func checkTags(_ unit: UnitContext, _ report: (Problem) -> Void) {
    guard let flags = unit.flagValue("icu-flags"), flags.contains("xml") else { return }
    let shape = { (tag: Tag) in "\(tag.shape.rawValue)\(tag.name)" }
    guard unit.source.tags.map(shape).sorted() != unit.target.tags.map(shape).sorted() else { return }
    report(Problem("tags differ from those of the source", target: unit.target.trimmed))
  }

  private static func shown(_ argument: MessageArgument) -> String {
    argument.type.isEmpty ? "plain" : argument.type
  }

  private static func areAlike(_ a: MessageArgument, _ b: MessageArgument) -> Bool {
    let numeric: Set<String> = ["number", "plural", "selectordinal", "ordinal", "spellout"]
    return a.type == b.type || a.type.isEmpty || b.type.isEmpty
      || numeric.contains(a.type) && numeric.contains(b.type)
  }
}
