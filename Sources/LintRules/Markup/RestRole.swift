import LintEngine
import TextModel

/// Inline markup of reStructuredText stays.
public struct RestRole: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/rest-role", level: .error,
    summary: "A role, reference or literal of reStructuredText is broken, missing or altered in the target.",
    rationale: """
      The reader sees raw marks, or a link is lost. Looked at where the source has a role, a reference or a footnote
      mark, or the unit carries the flag `rst-text`. Names of roles, addresses and references must be those of the
      source; the text of a link, a key or a menu is translated. Strong text is looked at with the flag only. One broken
      mark breaks others behind it, so only the first of a unit is reported, with how many there are.
      """,
    accepts: [
      Example("en", "See :ref:`intro <start>`", "es", "Vea :ref:`introducción <start>`"),
      Example("en", "Press :kbd:`Home`", "ja", ":kbd:`ホーム` を押す"),
      Example("en", "a `b` c", "de", "a`b`c", note: "no reStructuredText"),
    ],
    rejects: [
      Example("en", "See ⟨:ref:`intro`⟩", "es", "Vea ⟨:rel:`intro`⟩"),
      Example("en", "Use :func:`open` %s", "ja", "%s ファイル⟨:func:`open`⟩", alsoFinds: ["placeholder/order"]),
      Example("en", "Press :kbd:`Home`", "de", "Drücke ⟨:kbd:`Pos1 `⟩"),
    ])

  public static let trigger: Trigger = .source("`]*")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let isFlagged = unit.hasFlag("rst-text")
    let own = RestScanner(unit.source.bytes).items
    guard
      isFlagged || own.contains(where: { $0.kind == .role || $0.kind == .reference && $0.content.count > 0 })
    else { return }
    let others = RestScanner(unit.target.bytes).items
    // A source that is broken itself shows that the marks mean something else.
    if own.contains(where: { $0.defect != nil && ($0.kind != .strong || isFlagged) }) { return }
    let kept: (RestItem) -> Bool = { $0.kind != .strong || isFlagged }
    // A mark that is not closed breaks those behind it, so the first one stands for all.
    let broken = others.filter { kept($0) && $0.defect != nil }
    guard let first = broken.first, let defect = first.defect else {
      return compare(own.filter(kept), others.filter(kept), unit.target.language, report)
    }
    let more = broken.count > 1 ? " (and \(broken.count - 1) more in the unit)" : ""
    report(Problem("reStructuredText is broken: \(defect)\(more)", target: first.range))
  }

  private func compare(
    _ own: [RestItem], _ others: [RestItem], _ language: LanguageTag?, _ report: (Problem) -> Void
  ) {
    var extra = others
    var missing: [RestItem] = []
    for item in own {
      if let i = extra.firstIndex(where: { Self.areSame(item, $0, language) }) {
        extra.remove(at: i)
      } else if Self.isBinding(item), !others.contains(where: { Self.areSame(item, $0, language) }) {
        missing.append(item)
      }
    }
    guard let item = missing.first else { return }
    let other = extra.first { $0.kind == item.kind || $0.kind == .role }
    let more = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    report(
      Problem(
        "target lacks \(Self.shown(item))\(more) of the source", source: item.range, target: other?.range,
        side: .target))
  }

  /// Whether the item must be in the target; literals and plain interpreted text are free to be set otherwise.
  private static func isBinding(_ item: RestItem) -> Bool {
    item.kind != .literal && item.kind != .interpreted
  }

  /// Same kind, role and address; an address may name the site in the other language.
  private static func areSame(_ a: RestItem, _ b: RestItem, _ language: LanguageTag?) -> Bool {
    guard a.kind == b.kind, a.role == b.role else { return false }
    // What `:index:` names in its brackets are entries, which are translated.
    if a.role == "index" { return true }
    guard let address = a.address, let other = b.address, address != other else { return true }
    return language.map { LocalisedURL.areSame(address, other, in: $0) } ?? false
  }

  private static func shown(_ item: RestItem) -> String {
    switch item.kind {
    case .role: ":\(item.role):`\(item.content)`"
    case .reference: "`\(item.content)`_"
    case .footnote: "[\(item.content)]_"
    case .strong: "**\(item.content)**"
    case .literal, .interpreted: "`\(item.content)`"
    }
  }
}
