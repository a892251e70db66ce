import LanguageServer
import LintEngine
import TextModel

/// Findings as diagnostics of LSP 3.17.
enum Diagnostics {
  /// The list for a file.
  /// - Parameter hasRelated: Whether the client shows further places.
  static func list(_ findings: [PlacedFinding], in file: FileText, hasRelated: Bool) -> [JSON] {
    findings.map { diagnostic($0, in: file, hasRelated: hasRelated) }
  }

  private static func diagnostic(_ placed: PlacedFinding, in file: FileText, hasRelated: Bool) -> JSON {
    let finding = placed.finding
    var members = [
      JSON.Member("range", file.range(of: placed).json),
      JSON.Member("severity", .integer(severity(finding.level))),
      JSON.Member("code", .string(finding.rule)),
      JSON.Member("source", "glosa"),
      JSON.Member("message", .string(finding.message)),
    ]
    if hasRelated, finding.side == .target, !finding.source.isEmpty {
      // The translation alone does not show what is wrong with it.
      members.append(
        JSON.Member(
          "relatedInformation",
          [
            [
              "location": ["uri": .string(file.uri), "range": file.range(of: placed).json],
              "message": .string("source: \(finding.source)"),
            ]
          ]))
    }
    return .object(members)
  }

  private static func severity(_ level: Level) -> Int {
    switch level {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }

  /// A name for a list that changes with it.
  static func resultID(_ diagnostics: [JSON]) -> String {
    // FNV-1a: the same for the same list in every run.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in JSON.array(diagnostics).bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// The report for a request that pulls.
  /// - Parameter previous: The name of the list that the client has.
  static func report(_ diagnostics: [JSON], previous: String?) -> [JSON.Member] {
    let id = resultID(diagnostics)
    if id == previous {
      return [JSON.Member("kind", "unchanged"), JSON.Member("resultId", .string(id))]
    }
    return [
      JSON.Member("kind", "full"), JSON.Member("resultId", .string(id)),
      JSON.Member("items", .array(diagnostics)),
    ]
  }
}
