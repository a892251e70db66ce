import LintEngine
import TextModel

/// E-mail addresses stay as they are.
public struct LinkEmail: LintRule {
  public static let metadata = RuleMetadata(
    id: "link/email", level: .error,
    summary: "An e-mail address of the source is altered or missing in the target.",
    rationale: """
      Mail goes nowhere, or to a stranger. Only whole addresses of the source are looked for, letter case aside;
      a sample address that was translated (user@example.com) is not reported.
      """,
    accepts: [
      Example("en", "Write to bugs@example.org.", "es", "Escriba a bugs@example.org."),
      Example("en", "Mail %s@%s", "de", "Mail %s@%s"),
      Example("en", "Ask Help@example.org", "ja", "help@example.org に質問"),
    ],
    rejects: [
      Example("en", "Write to ⟨bugs@example.org⟩", "es", "Escriba a bugs @ example.org"),
      Example("en", "Ask ⟨help@acme.test⟩ (%s)", "de", "Fragen Sie ⟨hilfe@acme.test⟩ (%s)"),
      Example("en", "From ⟨a.b@example.net⟩", "ja", "送信元"),
    ])

  public static let trigger: Trigger = .source("@")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    let own = unit.source.links.filter { $0.kind == .mail }.map(\.range)
    guard !own.isEmpty else { return }
    let others = unit.target.links.filter { $0.kind == .mail }.map(\.range)
    let target = unit.target.text.lowercased()
    for range in own {
      let address = unit.source.string(range)
      if target.contains(address.lowercased()) { continue }
      if Self.isSample(address), others.contains(where: { Self.isSample(unit.target.string($0)) }) {
        continue
      }
      let other = others.first { !unit.source.text.contains(unit.target.string($0)) }
      report(
        Problem(
          "e-mail address \"\(address)\" of the source is missing", source: range, target: other,
          side: .target))
    }
  }

  /// Addresses in the domains for examples (RFC 2606), whose other parts may be words of the language.
  private static func isSample(_ address: String) -> Bool {
    let host = address.lowercased().drop { $0 != "@" }
    return ["example.com", "example.org", "example.net"].contains { host.hasSuffix($0) }
  }
}
