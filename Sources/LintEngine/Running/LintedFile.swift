import TextModel

/// What a linter found in a file, without the file's units.
public struct LintedFile: Sendable {
  /// In the order of the units.
  public private(set) var findings: [Finding] = []
  /// In the same order.
  public private(set) var silenced: [SilencedFinding] = []
  /// The document of each finding.
  public private(set) var documents: [DocumentKey] = []
  /// How many units the documents have.
  public let documentSizes: [DocumentKey: Int]
  /// How many units have a translation.
  public let translatedCount: Int

  /// What was found earlier, without what was silenced.
  ///
  /// - Parameter documents: The document of each finding, as many as there are findings.
  public init(
    _ findings: [Finding], documents: [DocumentKey], documentSizes: [DocumentKey: Int], translatedCount: Int
  ) {
    precondition(findings.count == documents.count, "each finding has a document")
    (self.findings, self.documents) = (findings, documents)
    (self.documentSizes, self.translatedCount) = (documentSizes, translatedCount)
  }

  init(_ units: [TranslationUnit]) {
    documentSizes = units.reduce(into: [:]) { $0[DocumentKey($1), default: 0] += 1 }
    translatedCount = units.count { !$0.targets.isEmpty }
  }

  mutating func append(_ finding: Finding, _ unit: TranslationUnit) {
    findings.append(finding)
    documents.append(DocumentKey(unit))
  }

  mutating func append(_ finding: SilencedFinding) { silenced.append(finding) }

  /// Puts the findings at other places.
  /// - Parameter place: Gives as many findings as it takes, in the same order.
  public mutating func place(_ place: ([Finding]) -> [Finding]) {
    let placed = place(findings)
    precondition(placed.count == findings.count, "findings are moved, not taken out")
    findings = placed
  }
}
