import LintEngine
import TextModel

/// Written escapes stay.
public struct EscapedNewline: LintRule {
  public static let metadata = RuleMetadata(
    id: "placeholder/escape", level: .error,
    summary: "The target has more or fewer written escapes (\\n, \\t) than the source.",
    rationale: """
      The program turns the written escape into a line end or tab, so one too few glues lines together. Only `\\n`, `\\r` and
      `\\t` as two characters are counted, and only where both texts have some or the source has; paths such as `C:\\new` that
      both have count alike. Messages taken out of documents have none: `\\tau` is a formula there; nor have literal strings of TOML.
      """,
    accepts: [
      Example("en", "a\\nb", "es", "a\\nb"),
      Example("en", "C:\\new %s", "de", "C:\\new %s"),
      Example("en", "a", "ja", "あ"),
    ],
    rejects: [
      Example("en", "a\\nb", "es", "⟨a b⟩"),
      Example("en", "a\\nb", "de", "⟨a\\n\\nb⟩"),
      Example("en", "a\\tb %s", "ja", "⟨a b %s⟩"),
    ])

  public static let trigger: Trigger = .source("\\")

  public init() {}

  public func check(_ unit: UnitContext, report: (Problem) -> Void) {
    if unit.documentMarkup != nil || unit.hasFlag("no-escapes") { return }
    for letter in "nrt".utf8 {
      let (wanted, found) = (Self.count(unit.source.bytes, letter), Self.count(unit.target.bytes, letter))
      guard wanted != found else { continue }
      let sign = "\\\(Character(UnicodeScalar(letter)))"
      report(Problem("\(found) times \(sign) where source has \(wanted)", target: unit.target.trimmed))
    }
  }

  private static func count(_ bytes: [UInt8], _ letter: UInt8) -> Int {
    var count = 0
    var at = 0
    while let place = bytes.find(0x5C, from: at) {
      if bytes.at(place + 1) == letter { count += 1 }
      at = place + 2
    }
    return count
  }
}
