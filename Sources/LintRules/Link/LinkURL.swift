import LintEngine
import TextModel

/// Addresses of the web stay as they are.
public struct LinkURL: LintRule {
  public static let metadata = RuleMetadata(
    id: "link/url", level: .note,
    summary: "A URL of the source is altered or missing in the target.",
    rationale: """
      The link leads nowhere. Another language in the host or path (en.wikipedia.org and es.wikipedia.org,
      /en/ and /es/), `https` for `http`, and a slash at the end are not reported.
      """,
    accepts: [
      Example(
        "en", "See https://en.wikipedia.org/wiki/Unix", "es", "Consulte https://es.wikipedia.org/wiki/Unix"),
      Example("en", "At http://example.org", "de", "Unter https://example.org/"),
      Example("en", "%s at https://example.org/a", "ja", "https://example.org/a の %s"),
    ],
    rejects: [
      Example("en", "At ⟨https://example.org/code⟩.", "es", "En ⟨https://example.org/cod⟩."),
      Example("en", "See ⟨https://maps.example.com⟩", "de", "Siehe ⟨https://www.maps.example.com⟩"),
      Example("en", "Read ⟨https://example.org/a⟩ (%s)", "ja", "読む (%s)"),
    ])

  public static let trigger: Trigger = .source(":")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let own = unit.source.links.filter { $0.kind == .link }.map(\.range)
    guard !own.isEmpty else { return }
    var free = unit.target.links.filter { $0.kind == .link }.map(\.range)
    let missing = own.filter { range in
      let key = LocalisedURL.key(unit.source.string(range))
      guard let i = free.firstIndex(where: { LocalisedURL.key(unit.target.string($0)) == key }) else {
        return true
      }
      free.remove(at: i)
      return false
    }
    for range in missing {
      let url = unit.source.string(range)
      if unit.target.text.contains(url) { continue }
      guard let other = free.first else {
        report(Problem("URL \"\(url)\" of the source is missing", source: range, side: .target))
        continue
      }
      free.removeFirst()
      if let language = unit.target.language,
        LocalisedURL.areSame(url, unit.target.string(other), in: language)
      {
        continue
      }
      report(
        Problem(
          "URL differs from \"\(url)\" of the source", source: range, target: other, side: .target,
          fix: Fix(.target, other, url, safety: .suggested)))
    }
  }
}
