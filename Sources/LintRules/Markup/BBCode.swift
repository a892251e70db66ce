import LintEngine
import TextModel

/// Tags of BBCode stay.
public struct BBCode: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/bbcode", level: .error,
    summary: "A BBCode tag of the source is missing from the target, or the target has another.",
    rationale: """
      The forum shows the raw tag. Looked for where the source has a pair of tags in square brackets, or where the unit
      carries the flag `bbcode-text`.
      """,
    accepts: [
      Example("en", "[b]Bold[/b]", "es", "[b]Negrita[/b]"),
      Example("en", "See [1]", "de", "Siehe [1]"),
      Example("en", "[b]%s[/b]", "ja", "[b]%s[/b]"),
    ],
    rejects: [
      Example("en", "⟨[b]⟩Bold[/b]", "es", "Negrita"),
      Example("en", "⟨[i]⟩a[/i] %s", "de", "[b]a[/b] %s"),
      Example("en", "⟨[url=x]⟩a[/url]", "ja", "あ"),
    ])

  public static let trigger: Trigger = .source("[")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.source.signs.contains(UInt8(ascii: "[")), unit.source.signs.contains(UInt8(ascii: "/")) else {
      return
    }
    let tags = Self.pairs(unit.source.bytes)
    guard !tags.isEmpty else { return }
    var others = Self.pairs(unit.target.bytes).map(\.name)
    for tag in tags {
      if let i = others.firstIndex(of: tag.name) {
        others.remove(at: i)
      } else {
        report(Problem("target lacks [\(tag.name)]", source: tag.range, side: .target))
      }
    }
  }

  /// Opening tags that have a closing one, with their ranges.
  private static func pairs(_ bytes: [UInt8]) -> [(name: String, range: Range<Int>)] {
    var result: [(name: String, range: Range<Int>)] = []
    var at = 0
    while let start = bytes.find(UInt8(ascii: "["), from: at) {
      at = start + 1
      let end = bytes.skip(from: at) { ASCII.isAlnum($0) || $0 == UInt8(ascii: "*") }
      guard end > at, ASCII.isLetter(bytes[at]),
        bytes.at(end) == UInt8(ascii: "]") || bytes.at(end) == UInt8(ascii: "="),
        let close = bytes.find(UInt8(ascii: "]"), from: end)
      else { continue }
      let name = bytes.string(at..<end)
      let closing = Array("[/\(name)]".utf8)
      if bytes.holds(closing, 0..<closing.count) { result.append((name, start..<close + 1)) }
    }
    return result
  }
}
