import LintEngine
import TextModel

/// Tags of the source must be in the target.
public struct TagMissing: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/tag-missing", level: .error,
    summary: "A tag of the source is missing from the target, or the target has one more.",
    rationale: """
      Formatting spreads over the rest of the page, or a link is lost. Tags are compared by name and kind, so
      they may change places. Pairs that the target adds for emphasis of its own are reported too, once a name.
      """,
    accepts: [
      Example("en", "<b>Bold</b> and <i>slanted</i>", "es", "<i>Cursiva</i> y <b>negrita</b>"),
      Example("en", "1 < 2 and 3 > 2", "de", "1 < 2 und 3 > 2", note: "no tags"),
      Example("en", "Click <a href=\"%s\">here</a>", "ja", "<a href=\"%s\">ここ</a>をクリック"),
    ],
    rejects: [
      Example("en", "<b>Bold⟨</b>⟩", "es", "<b>Negrita"),
      Example("en", "⟨<strong>⟩Note⟨</strong>⟩", "es", "⟨<stron>⟩Nota⟨</stron>⟩"),
      Example("en", "Line %s", "ja", "行 %s⟨<br/>⟩"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard !unit.source.tags.isEmpty || !unit.target.tags.isEmpty else { return }
    let missing = Self.difference(unit.source.tags, unit.target.tags)
    var extra = Self.difference(unit.target.tags, unit.source.tags)
    for tag in missing {
      let text = unit.source.string(tag.range)
      if let i = extra.firstIndex(where: { $0.shape == tag.shape }) {
        let other = extra.remove(at: i)
        report(
          Problem(
            "target has \(unit.target.string(other.range)) where source has \(text)", source: tag.range,
            target: other.range, side: .target))
      } else {
        report(Problem("target lacks \(text)", source: tag.range, side: .target))
      }
    }
    for tag in extra { report(Problem("source has no \(unit.target.string(tag.range))", target: tag.range)) }
  }

  /// Tags that the others have not, or not as often; an empty tag is as good as an open one without close.
  private static func difference(_ own: [Tag], _ others: [Tag]) -> [Tag] {
    var free = others.map(key)
    return own.filter { tag in
      guard let i = free.firstIndex(of: key(tag)) else { return true }
      free.remove(at: i)
      return false
    }
  }

  private static func key(_ tag: Tag) -> String {
    (tag.shape == .close ? "/" : tag.shape == .empty ? "!" : "") + tag.name
  }
}
