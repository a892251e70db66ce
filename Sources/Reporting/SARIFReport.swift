import LintEngine
import TextModel

/// The Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).
struct SARIFReport: ReportWriter {
  private let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func report(_ run: LintRun) -> String {
    let rules = options.rules.sorted { $0.id < $1.id }
    let index = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let driver = JSONText.object([
      ("name", JSONText.string("glosa")),
      ("version", JSONText.string(options.version)),
      ("rules", JSONText.array(rules.map(Self.rule))),
    ])
    let results = results(run, index)
    let isComplete = JSONText.object([("executionSuccessful", run.failures.isEmpty ? "true" : "false")])
    let run = JSONText.object([
      ("tool", JSONText.object([("driver", driver)])),
      ("invocations", JSONText.array([isComplete])),
      ("columnKind", JSONText.string("unicodeCodePoints")),
      ("results", "[" + results.map { "\n" + $0 }.joined(separator: ",") + "]"),
    ])
    return JSONText.object([
      ("$schema", JSONText.string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", JSONText.string("2.1.0")),
      ("runs", JSONText.array([run])),
    ]) + "\n"
  }

  /// All results; with a baseline also the known ones, as unchanged, and those that are gone, as absent.
  private func results(_ run: LintRun, _ index: [String: Int]) -> [String] {
    guard let known = run.known else {
      return run.findings.numbered.map { Self.result($0, $1, index, nil) }
    }
    let all = (run.findings + known).numbered.enumerated().map { place, entry in
      let state = place < run.findings.count ? "new" : "unchanged"
      return Self.result(entry.finding, entry.occurrence, index, state)
    }
    return all + run.gone.map { Self.absent($0, index) }
  }

  private static func rule(_ rule: RuleMetadata) -> String {
    JSONText.object([
      ("id", JSONText.string(rule.id)),
      ("shortDescription", text(rule.summary)),
      ("fullDescription", text(rule.rationale)),
      ("help", text("\(rule.rationale)\n\nglosa explain \(rule.id) shows examples and options.")),
      ("defaultConfiguration", JSONText.object([("level", JSONText.string(rule.level.rawValue))])),
    ])
  }

  private static func result(_ finding: Finding, _ occurrence: Int, _ index: [String: Int], _ state: String?)
    -> String
  {
    var members = head(finding.rule, index)
    members += [
      ("level", JSONText.string(finding.level.rawValue)),
      ("message", text(finding.message)),
      ("locations", JSONText.array([location(finding)])),
      ("partialFingerprints", fingerprints(finding.fingerprint, occurrence)),
    ]
    if let state { members.append(("baselineState", JSONText.string(state))) }
    return JSONText.object(members)
  }

  /// What a baseline has and the run has not.
  private static func absent(_ entry: Baseline.Entry, _ index: [String: Int]) -> String {
    var members = head(entry.rule, index)
    members += [
      ("message", text("no longer found: \(entry.source)")),
      ("locations", JSONText.array([physical(entry.file, nil)])),
      ("partialFingerprints", fingerprints(entry.fingerprint, 0)),
      ("occurrenceCount", String(entry.count)),
      ("baselineState", JSONText.string("absent")),
    ]
    return JSONText.object(members)
  }

  private static func head(_ rule: String, _ index: [String: Int]) -> [(String, String)] {
    let id = [("ruleId", JSONText.string(rule))]
    return index[rule].map { id + [("ruleIndex", String($0))] } ?? id
  }

  /// The second one is what code scanning goes by; it tells equal findings apart.
  private static func fingerprints(_ fingerprint: String, _ occurrence: Int) -> String {
    JSONText.object([
      ("glosa/v1", JSONText.string(fingerprint)),
      ("primaryLocationLineHash", JSONText.string("\(fingerprint):\(occurrence + 1)")),
    ])
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
    return physical(finding.location.file, JSONText.object(region))
  }

  private static func physical(_ file: String, _ region: String?) -> String {
    var members = [("artifactLocation", JSONText.object([("uri", JSONText.string(uri(file)))]))]
    if let region { members.append(("region", region)) }
    return JSONText.object([("physicalLocation", JSONText.object(members))])
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
