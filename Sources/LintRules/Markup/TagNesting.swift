import LintEngine
import TextModel

/// Tags that open and close in order.
public struct TagNesting: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/tag-nesting", level: .error,
    summary: "The tags of the target are not nested rightly although those of the source are.",
    rationale: """
      A strict parser refuses the text, a lenient one formats the wrong words. Only targets that have the same
      tags as the source are looked at; elements without content (br, img) need no end.
      """,
    accepts: [
      Example("en", "<b><i>x</i></b>", "es", "<i><b>x</b></i>"),
      Example("en", "One<br>two", "de", "Eins<br>zwei"),
      Example("en", "<p>%s<b>", "ja", "<p><b>%s", note: "the source is not nested either"),
    ],
    rejects: [
      Example("en", "<b>Press <i>this</i></b>", "es", "<b>Pulse <i>esto⟨</b>⟩</i>"),
      Example("en", "A <b>bold</b> %s", "de", "Ein ⟨</b>⟩fettes<b> %s"),
      Example("en", "<a>one</a> <b>two</b>", "ja", "<a>一<b>二⟨</a>⟩</b>"),
    ])

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.target.tags.count > 1, unit.source.tags.count == unit.target.tags.count,
      Self.firstFault(unit.source.tags) == nil, let tag = Self.firstFault(unit.target.tags)
    else { return }
    report(
      Problem("\(unit.target.string(tag.range)) does not close the element that is open", target: tag.range))
  }

  private static let voidElements: Set<String> = [
    "br", "img", "hr", "input", "wbr", "meta", "link", "area", "col", "source",
  ]

  /// The first tag that closes what is not open, or the first that is never closed.
  static func firstFault(_ tags: [Tag]) -> Tag? {
    var open: [Tag] = []
    for tag in tags {
      switch tag.shape {
      case .empty: continue
      case .open: if !voidElements.contains(tag.name.lowercased()) { open.append(tag) }
      case .close:
        guard open.popLast()?.name == tag.name else { return tag }
      }
    }
    return open.first
  }
}
