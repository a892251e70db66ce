import LintEngine
import TextModel

/// Variables of the source must be in the target.
public struct PlaceholderMissing: LintRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/missing", level: .error,
    summary: "A variable of the source is missing from the target.",
    rationale: """
      The program fails, or the reader sees a sentence without its name or number. Variables with a name or a
      number may change places and be repeated; plural forms may leave out the counted number.
      """,
    accepts: [
      Example("en", "%1$s of %2$s", "ja", "%2$sの%1$s"),
      Example("en", "Hi {name}, you have {count} files", "es", "Tiene {count} archivos, {name}"),
      Example("en", "100% of users", "ar", "١٠٠٪ من المستخدمين", note: "no variable"),
    ],
    rejects: [
      Example("en", "All ⟨%s⟩", "es", "Todo"),
      Example("en", "Hi ⟨{name}⟩", "he", "שלום"),
      Example(
        "en", "Delete ⟨%(count)d⟩ files?", "es", "¿Borrar ⟨%(cuenta)d⟩ archivos?"),
    ])

  public static let trigger: Trigger = .either("%{$&~@")

  public init() {}

  /// Character references that have lost their sign: `lt;` where the source has `&lt;`.
  private func checkReferences(_ unit: UnitContext, _ report: (Problem) -> Void) {
    guard !unit.source.entities.isEmpty else { return }
    let bytes = unit.target.bytes
    for name in Set(unit.source.entities.map { unit.source.string($0).dropFirst() }).sorted() {
      let text = Array(name.utf8)
      guard !text.isEmpty, text[0] != UInt8(ascii: "#") else { continue }
      for i in bytes.indices where bytes[i] == text[0] && bytes[i...].starts(with: text) {
        guard i == 0 || bytes[i - 1] != UInt8(ascii: "&") && !ASCII.isAlnum(bytes[i - 1]) else { continue }
        report(
          Problem(
            "\"\(name)\" stands where source has \"&\(name)\"", target: i..<i + text.count,
            fix: Fix(.target, i..<i + text.count, "&" + name, safety: .suggested)))
      }
    }
  }

  /// Whether signs of variables stand in the target that begin none: `%l octets`.
  private static func hasDamage(_ unit: UnitContext) -> Bool {
    unit.target.bytes.count { $0 == UInt8(ascii: "%") } > unit.target.placeholders.count
      && !unit.target.bytes.holds(Array("%%".utf8), 0..<2)
  }

  /// Whether a variable can be the counted number; Qt has a name for it.
  private static func isCount(_ placeholder: Placeholder, _ unit: UnitContext) -> Bool {
    !unit.hasFlag("qt-format") || unit.isPlural || ["%n", "%Ln"].contains(placeholder.key)
  }

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    checkReferences(unit, report)
    let match = PlaceholderMatcher(unit)
    if unit.hasFlag("may-omit-in-this-plural-form"), !Self.hasDamage(unit) { return }
    // A form for one number alone may say it in words, or not at all: `Un archivo`.
    if unit.isForOneNumber, match.missing.count == 1, match.extra.isEmpty,
      Self.isCount(match.missing[0], unit)
    {
      return
    }
    for (i, placeholder) in match.missing.enumerated() {
      let own = unit.source.string(placeholder.range)
      let other = match.extra.indices.contains(i) ? match.extra[i].range : nil
      let message =
        other.map { "target has \"\(unit.target.string($0))\" where source has \"\(own)\"" }
        ?? "target lacks \"\(own)\" of the source"
      report(Problem(message, source: placeholder.range, target: other, side: .target))
    }
  }
}
