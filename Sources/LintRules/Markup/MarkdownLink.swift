import LintEngine
import TextModel

/// Links of Markdown stay.
public struct MarkdownLink: LintRule {
  public static let metadata = RuleMetadata(
    id: "markup/markdown-link", level: .error,
    summary: "A Markdown link of the source is missing from the target, or leads elsewhere.",
    rationale: """
      The reader cannot follow it, or lands on another page. Targets of links are compared, their texts are free; links
      to another language of the same page, and pages of the document itself (`#anchor`) that have a translated name in
      Markdown without the flag `md-text`, are not reported.
      """,
    accepts: [
      Example("en", "See [here](a.html)", "es", "Vea [aquí](a.html)"),
      Example("en", "f[0](x)", "de", "f[0](x)"),
      Example("en", "[%s](b.html)", "ja", "[%s](b.html)"),
    ],
    rejects: [
      Example("en", "See ⟨[here](a.html)⟩", "es", "Vea aquí"),
      Example("en", "⟨[a](a.html)⟩ or %s", "de", "[a](b.html) oder %s"),
      Example("en", "⟨[a](a.html)⟩", "ja", "[あ] (a.html)", alsoFinds: ["markup/markdown-syntax"]),
    ])

  public static let trigger: Trigger = .source("]")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    guard unit.source.bytes.holds(Self.joint, 0..<2) else { return }
    var others = Self.links(unit.target).map { unit.target.string($0.address) }
    for link in Self.links(unit.source) {
      let address = unit.source.string(link.address)
      if let i = others.firstIndex(where: { Self.areSame(address, $0, unit) }) {
        others.remove(at: i)
      } else if !Self.isFree(address, unit) {
        report(Problem("target lacks the link to \(address)", source: link.range, side: .target))
      }
    }
  }

  /// Whether the addresses are equal but for a slash at the end, or the target's is that of its language
  /// (`figure_es.png`).
  private static func areSame(_ a: String, _ b: String, _ unit: UnitContext) -> Bool {
    if a == b { return true }
    let (own, other) = (a.hasSuffix("/") ? a.dropLast() : a[...], b.hasSuffix("/") ? b.dropLast() : b[...])
    if own == other { return true }
    guard let language = unit.target.language?.base.description, let dot = own.lastIndex(of: ".") else {
      return false
    }
    return ["_", "-", "."].contains { own[..<dot] + $0 + language + own[dot...] == other }
  }

  private static let joint = Array("](".utf8)

  /// Anchors are made from headings, which are translated; addresses with a scheme are the matter of `link/url`.
  private static func isFree(_ address: String, _ unit: UnitContext) -> Bool {
    address.hasPrefix("#") && !unit.hasFlag("md-text") || address.contains("://")
  }

  /// `[text](address)` outside of code.
  private static func links(_ text: UnitText) -> [(range: Range<Int>, address: Range<Int>)] {
    let bytes = text.bytes
    var result: [(range: Range<Int>, address: Range<Int>)] = []
    for i in bytes.indices where bytes[i] == UInt8(ascii: "]") && bytes.at(i + 1) == UInt8(ascii: "(") {
      guard let end = bytes.find(UInt8(ascii: ")"), from: i + 2), end > i + 2,
        let start = bytes[..<i].lastIndex(of: UInt8(ascii: "[")),
        !text.code.contains(where: { $0.contains(i) }),
        start == 0 || !ASCII.isAlnum(bytes[start - 1]),
        !bytes[i + 2..<end].contains(0x20)
      else { continue }
      result.append((start..<end + 1, i + 2..<end))
    }
    return result
  }
}
