import LintEngine
import TextModel

/// The same references in a Fluent message.
public struct FluentReferences: LintRule {
  public static let metadata = RuleMetadata(
    id: "fluent/references", level: .error,
    summary: "A Fluent text lacks a variable, term or message of its source, or has one more.",
    rationale: """
      The reader misses the name or number, or the program has no value for it. What the source says by default the
      target must say by default; nothing may be said more often than in the source. Selectors are free: the language
      decides what its words depend on.
      """,
    accepts: [
      Example("en", "{ $n } files", "ja", "{ $n }個のファイル", flags: ["fluent-type:Message"]),
      Example(
        "en", "{ $n ->␤ [one] a file␤ *[other] { $n } files␤}", "es", "Hay { $n } archivos",
        flags: ["fluent-type:Message"]),
      Example("en", "{ -brand }", "de", "{ -brand }", flags: ["fluent-type:Term"]),
    ],
    rejects: [
      Example("en", "{ $n } files", "es", "⟨archivos⟩", flags: ["fluent-type:Message"]),
      Example(
        "en", "Hi { $name }", "ja", "⟨{ $nom }さん⟩", flags: ["fluent-type:Message"],
        alsoFinds: ["text/initial-case"]),
      Example("en", "About", "de", "⟨Über { -brand }⟩", flags: ["fluent-type:Message"]),
    ])

  public static let trigger: Trigger = .flags

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard let fluent = FluentUnit(unit) else { return }
    for (name, pattern) in fluent.source.parts {
      guard let other = fluent.target.parts.first(where: { $0.name == name })?.pattern else { continue }
      let message = Self.difference(pattern, other)
      if let message { report(Problem(message, target: unit.target.trimmed)) }
    }
  }

  private static func difference(_ source: FluentPattern, _ target: FluentPattern) -> String? {
    let (wanted, found) = (source.defaultReferences, target.defaultReferences)
    let missing = wanted.keys.sorted().filter { (found[$0] ?? 0) < (wanted[$0] ?? 0) }
    let allowed = source.mostReferences
    let most = target.mostReferences
    let extra = most.keys.sorted().filter { (most[$0] ?? 0) > (allowed[$0] ?? 0) }
    if missing.isEmpty && extra.isEmpty { return nil }
    let parts =
      (missing.isEmpty ? [] : ["lacks " + missing.map { "{ \($0) }" }.joined(separator: ", ")])
      + (extra.isEmpty ? [] : ["has too many of " + extra.map { "{ \($0) }" }.joined(separator: ", ")])
    return "target " + parts.joined(separator: " and ")
  }
}
