import LintEngine
import TextModel

/// Texts that must fit.
public struct LengthMax: LintRule {
  public static let metadata = RuleMetadata(
    id: "length/max", level: .error,
    options: [
      RuleOption(
        "characters", .number(1...1_000_000), "The limit for units that have none of their own; no limit.")
    ],
    summary: "The target is longer than the file allows, or spoils the size of a dialog.",
    rationale: """
      The text is cut off or breaks the layout. Only units with a limit of their own (`max-length:30`) are looked
      at, and all where the option `characters` sets one; the length is counted in characters as readers see them, so
      that an accent is no character more. The flag `replacements:%s:"text"` says what stands for a variable, and
      `xml-text` that markup takes no room. A source that is a size itself (`width: 12em;`) may change its values, not
      its names.
      """,
    accepts: [
      Example("en", "Settings", "es", "Ajustes", flags: ["max-length:10"]),
      Example("en", "Hi %s", "de", "Hallo %s und alle anderen", note: "no limit"),
      Example("en", "Name", "vi", "Tên tệp", flags: ["max-length:7"]),
      Example("en", "width: 12em;", "de", "width: 20em;"),
    ],
    rejects: [
      Example("en", "Settings", "es", "Configur⟨ación⟩", flags: ["max-length:8"]),
      Example("en", "%s files", "de", "%s Da⟨teien⟩", flags: ["max-length:5"]),
      Example("en", "File", "ja", "ファ⟨イル⟩", flags: ["max-length:2"]),
      Example("en", "height: 12em;", "es", "⟨altura: 12em;⟩"),
    ])

  private var limit: Int?

  public init() {}

  public mutating func configure(_ options: RuleOptions) {
    limit = options.number("characters").map { Int($0) }
  }

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    checkDialog(unit, report)
    let own = unit.unit.flags.isEmpty ? nil : unit.flagValue("max-length").flatMap { Int($0) }
    guard let limit = own ?? limit, limit > 0, Self.shownCount(unit) > limit else { return }
    let text = unit.target.text
    let cut = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex)
    let start = cut.map { text.utf8.distance(from: text.startIndex, to: $0) } ?? 0
    let isCut = start < unit.target.bytes.count && start > 0
    report(
      Problem(
        "target has \(Self.shownCount(unit)) characters, \(limit) are allowed",
        target: (isCut ? start : 0)..<unit.target.bytes.count))
  }

  private func checkDialog(_ unit: UnitContext, _ report: (Problem) -> Void) {
    guard let own = DialogSize(unit.source) else { return }
    if DialogSize(unit.target)?.properties == own.properties { return }
    report(
      Problem(
        "a size must keep its properties, with numbers and units of a style sheet",
        target: unit.target.trimmed))
  }

  /// Characters of the target as it is shown: variables replaced, without markup where the flags say so.
  private static func shownCount(_ unit: UnitContext) -> Int {
    let target = unit.target
    var count = target.text.count
    if unit.hasFlag("xml-text"), target.tags.map(\.name) == unit.source.tags.map(\.name) {
      count -= target.tags.reduce(0) { $0 + target.string($1.range).count }
    }
    for (name, text) in replacements(unit.unit.flags) {
      let places = target.placeholders.count { target.string($0.range) == name }
      count += places * (text.count - name.count)
    }
    return count
  }

  /// What the flag `replacements:` puts for variables.
  private static func replacements(_ flags: [String]) -> [(name: String, text: String)] {
    flags.filter { $0.hasPrefix("replacements:") }.compactMap { flag in
      let parts = flag.dropFirst("replacements:".count).split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (String(parts[0]), parts[1].filter { $0 != "\"" })
    }
  }
}
