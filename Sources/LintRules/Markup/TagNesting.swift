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

  public static let trigger: Trigger = .target("<")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    if let tag = Self.lostEnd(unit) {
      report(
        Problem("\(unit.target.string(tag.range)) is never closed; the source closes it", target: tag.range))
      return
    }
    guard unit.target.tags.count > 1, unit.source.tags.count == unit.target.tags.count,
      Self.firstFault(unit.source.tags) == nil, let tag = Self.firstFault(unit.target.tags)
    else { return }
    report(
      Problem("\(unit.target.string(tag.range)) does not close the element that is open", target: tag.range))
  }

  /// A tag that closes itself in the source and is open in the target (`<br />`, `<br>`).
  private static func lostEnd(_ unit: UnitContext) -> Tag? {
    let (source, target) = (unit.source.tags, unit.target.tags)
    guard source.count == target.count, !target.contains(where: { $0.shape == .empty }) else { return nil }
    return zip(source, target).first { $0.shape == .empty && $1.shape == .open && $0.name == $1.name }?.1
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
