import LintEngine
import TextModel

/// The Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).
struct SARIFReport: ReportWriter {
  private let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func report(_ findings: [Finding]) -> String {
    let rules = options.rules.sorted { $0.id < $1.id }
    let index = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let driver = JSONText.object([
      ("name", JSONText.string("glosa")),
      ("version", JSONText.string(options.version)),
      ("rules", JSONText.array(rules.map(Self.rule))),
    ])
    let run = JSONText.object([
      ("tool", JSONText.object([("driver", driver)])),
      ("columnKind", JSONText.string("unicodeCodePoints")),
      ("results", "[" + findings.map { "\n" + Self.result($0, index[$0.rule]) }.joined(separator: ",") + "]"),
    ])
    return JSONText.object([
      ("$schema", JSONText.string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", JSONText.string("2.1.0")),
      ("runs", JSONText.array([run])),
    ]) + "\n"
  }

  func summary(_ statistics: Statistics) -> String { "" }

  private static func rule(_ rule: RuleMetadata) -> String {
    JSONText.object([
      ("id", JSONText.string(rule.id)),
      ("shortDescription", text(rule.summary)),
      ("fullDescription", text(rule.rationale)),
      ("defaultConfiguration", JSONText.object([("level", JSONText.string(rule.level.rawValue))])),
    ])
  }

  private static func result(_ finding: Finding, _ ruleIndex: Int?) -> String {
    var members = [("ruleId", JSONText.string(finding.rule))]
    if let ruleIndex { members.append(("ruleIndex", String(ruleIndex))) }
    members += [
      ("level", JSONText.string(finding.level.rawValue)),
      ("message", text(finding.message)),
      ("locations", JSONText.array([location(finding)])),
      ("partialFingerprints", JSONText.object([("glosa/v1", JSONText.string(finding.fingerprint))])),
    ]
    return JSONText.object(members)
  }

  private static func location(_ finding: Finding) -> String {
    var region = [("startLine", String(max(1, finding.location.line)))]
    if finding.location.column > 0 {
      region.append(("startColumn", String(finding.location.column)))
      if let range = finding.range {
        let covered = finding.text.utf8.dropFirst(range.lowerBound).prefix(range.count)
        if !covered.contains(0x0A) {
          let scalars = covered.count { $0 & 0xC0 != 0x80 }
          region.append(("endColumn", String(finding.location.column + scalars)))
        }
      }
    }
    let physical = JSONText.object([
      ("artifactLocation", JSONText.object([("uri", JSONText.string(uri(finding.location.file)))])),
      ("region", JSONText.object(region)),
    ])
    return JSONText.object([("physicalLocation", physical)])
  }

  private static func text(_ text: String) -> String { JSONText.object([("text", JSONText.string(text))]) }

  /// A relative reference (RFC 3986): other bytes than unreserved ones and `/` are percent-encoded.
  private static func uri(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "-._~/".utf8.contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      result += isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.utf8.count == 1 ? "0" : "") + hex
    }
  }
}
