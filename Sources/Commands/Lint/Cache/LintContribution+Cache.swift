import LintEngine
import TextModel

extension CacheWriter {
  mutating func write(_ file: LintedFile) {
    write(all: file.findings) { $0.write($1) }
    write(all: file.documents) { $0.write($1) }
    // In an order of its own, so that equal results are equal bytes.
    write(all: file.documentSizes.map { ($0.key, $0.value) }.sorted { $0.0.order < $1.0.order }) {
      $0.write($1.0)
      $0.write($1.1)
    }
    write(file.translatedCount)
  }

  private mutating func write(_ document: DocumentKey) {
    write(document.document)
    write(document.source)
    write(document.target)
  }

  mutating func write(_ contribution: LintContribution) {
    write(contribution.group.isDocumentPair)
    write(contribution.group.source)
    write(contribution.group.target)
    write(contribution.path)
    write(contribution.target)
    write(all: contribution.remarks) { $0.write($1) }
    write(contribution.file)
    write(all: contribution.suppressions) { $0.write($1) }
    write(all: contribution.silenced) {
      $0.write($1.rule)
      $0.write($1.suppression)
    }
    write(all: contribution.defects) {
      $0.write($1.message)
      $0.write($1.location)
    }
    write(all: contribution.files) { $0.write($1) }
    write(contribution.unitCount)
    write(contribution.wordCount)
  }
}

extension DocumentKey {
  /// An order that stays.
  fileprivate var order: (String, String, String) {
    (document, source?.description ?? "", target?.description ?? "")
  }
}

extension CacheReader {
  mutating func lintedFile() throws(Malformed) -> LintedFile {
    let findings = try all { reader throws(Malformed) in try reader.finding() }
    let documents = try all { reader throws(Malformed) in try reader.document() }
    guard findings.count == documents.count else { throw Malformed() }
    let sizes = try all { reader throws(Malformed) in (try reader.document(), try reader.int()) }
    return LintedFile(
      findings, documents: documents, documentSizes: Dictionary(sizes) { first, _ in first },
      translatedCount: try int())
  }

  private mutating func document() throws(Malformed) -> DocumentKey {
    DocumentKey(document: try text(), source: try language(), target: try language())
  }

  mutating func contribution() throws(Malformed) -> LintContribution {
    let group = LintInput.Group(
      isDocumentPair: try flag(), source: try language(), target: try language())
    let (path, target) = (try text(), try language())
    let remarks = try all { reader throws(Malformed) in try reader.finding() }
    var contribution = LintContribution(group: group, path: path, target: target, file: try lintedFile())
    contribution.remarks = remarks
    contribution.suppressions = try all { reader throws(Malformed) in try reader.suppression() }
    contribution.silenced = try all { reader throws(Malformed) in (try reader.text(), try reader.int()) }
    contribution.defects = try all { reader throws(Malformed) in (try reader.text(), try reader.location()) }
    contribution.files = try all { reader throws(Malformed) in try reader.text() }
    (contribution.unitCount, contribution.wordCount) = (try int(), try int())
    let known = contribution.suppressions.indices
    guard contribution.silenced.allSatisfy({ known.contains($0.suppression) }) else { throw Malformed() }
    return contribution
  }
}
