import LintEngine
import TextModel

/// Variables without name come in the order of the source.
public struct PlaceholderOrder: LintRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/order", level: .error,
    summary: "Variables without a name or number stand in another order than in the source.",
    rationale: """
      The program fills them one after the other: a name lands where a number belongs, or the program fails. Where
      the language wants another order, number them (`%2$s`). Variables of one type look alike and are not
      reported.
      """,
    accepts: [
      Example("en", "%s has %d files", "es", "%s tiene %d archivos"),
      Example("en", "%s has %d files", "ja", "%2$d個のファイルが%1$sにある"),
      Example("en", "%(a)s of %(b)d", "de", "%(b)d von %(a)s"),
    ],
    rejects: [
      Example("en", "%s has %d files", "es", "hay ⟨%d⟩ archivos en %s"),
      Example("en", "%d %s", "ar", "⟨%s⟩ %d"),
      Example("en", "Page %d: %s", "ja", "⟨%s⟩ (%dページ)"),
    ])

  public static let trigger: Trigger = .either("%{$&~@")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let source = Self.unnamed(unit.source)
    let target = Self.unnamed(unit.target)
    guard source.count == target.count, source.count > 1,
      source.map(\.key).sorted() == target.map(\.key).sorted(),
      let (wanted, found) = zip(source, target).first(where: { $0.key != $1.key })
    else { return }
    report(
      Problem(
        "\"\(found.key)\" stands where source has \"\(wanted.key)\"; number the variables",
        target: found.range))
  }

  private static func unnamed(_ text: UnitText) -> [Placeholder] {
    text.placeholders.filter { !$0.isNamed && $0.dialect == .percent }
  }
}
