import LintEngine
import TextModel

/// List marks stay.
public struct StartMark: LintRule {
  public static let metadata = RuleMetadata(
    id: "punct/start-mark", level: .warning, repetition: .habit,
    summary: "The source begins with a list mark and the target does not, or the other way round.",
    rationale: """
      A list item becomes running text. Looked for are a hyphen, an asterisk, a bullet or a dash, followed by a space.
      """,
    accepts: [
      Example("en", "- one", "es", "- uno"),
      Example("en", "– one", "de", "- eins"),
      Example("en", "%s - one", "ja", "%s - 一"),
    ],
    rejects: [
      Example("en", "⟨-⟩ one", "es", "uno"),
      Example("en", "one %s", "de", "⟨*⟩ eins %s"),
      Example("en", "⟨•⟩ one", "ja", "一つ"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (source, target) = (Self.mark(unit.source), Self.mark(unit.target))
    guard (source == nil) != (target == nil) else { return }
    report(
      Problem(
        source == nil ? "source begins with no list mark" : "target lacks the list mark of the source",
        source: source, target: target, side: .target))
  }

  /// The list mark at the beginning.
  private static func mark(_ text: UnitText) -> Range<Int>? {
    let bytes = text.bytes
    let start = text.trimmed.lowerBound
    var end = start
    if bytes.at(start) == 0x2D || bytes.at(start) == 0x2A { end = start + 1 }
    if bytes.at(start) == 0xE2, bytes.at(start + 1) == 0x80, [0x93, 0x94, 0xA2].contains(bytes.at(start + 2))
    {
      end = start + 3
    }
    return end > start && bytes.at(end) == 0x20 && !text.isOpaque(start) ? start..<end : nil
  }
}
