import LintEngine
import TextModel

/// Tags of the source must be in the target.
public struct TagMissing: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/tag-missing", level: .error,
    summary: "A tag of the source is missing from the target, or the target has one more.",
    rationale: """
      Formatting spreads over the rest of the page, or a link is lost. Tags are compared by name and kind, so
      they may change places. Pairs that the target adds for emphasis of its own are reported too, once a name. A name in angle brackets that
      nothing closes and HTML does not know, as in a synopsis (`<file>`), is no tag.
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

  public static let trigger: Trigger = .either("<")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let (sourceTags, targetTags) = (unit.source.tags, unit.target.tags)
    if sourceTags.elementsEqual(targetTags, by: { $0.shape == $1.shape && $0.name == $1.name }) {
      return compareAttributes(unit, report)
    }
    let names = Self.elementNames(unit)
    let own = sourceTags.filter { names.contains($0.name.lowercased()) }
    let others = targetTags.filter { names.contains($0.name.lowercased()) }
    let missing = Self.difference(own, others)
    var extra = Self.difference(others, own)
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

  /// Reports tags that have lost all their attributes; both texts have the same tags in the same order.
  private func compareAttributes(_ unit: UnitContext, _ report: (Problem) -> Void) {
    for (own, other) in zip(unit.source.tags, unit.target.tags) {
      guard unit.source.bytes[own.range].contains(UInt8(ascii: "=")),
        !unit.target.bytes[other.range].contains(UInt8(ascii: "="))
      else { continue }
      report(
        Problem(
          "\(unit.target.string(other.range)) has lost the attributes of the source", source: own.range,
          target: other.range, side: .target))
    }
  }

  /// Elements that stand alone, or whose end may be in another unit.
  private static let html: Set<String> = [
    "a", "abbr", "acronym", "b", "big", "blockquote", "br", "center", "cite", "code", "dd",
    "del",
    "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "i", "img",
    "input",
    "ins", "kbd", "li", "nobr", "ol", "p", "pre", "q", "s", "samp", "small",
    "span",
    "strike", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "wbr",
  ]

  /// Names of elements: those of HTML, and those that one of the texts closes. `<file>` in a synopsis is none.
  private static func elementNames(_ unit: UnitContext) -> Set<String> {
    var names: Set<String> = []
    for text in [unit.source, unit.target] {
      for tag in text.tags {
        let name = tag.name.lowercased()
        if tag.shape != .open || html.contains(name) || text.bytes[tag.range].contains(0x3D) {
          names.insert(name)
        }
      }
    }
    return names
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
