import Foundation
import LintEngine
import TestSupport
import Testing

@testable import Commands
@testable import LintRules

/// `GLOSA_WRITE_GOLDEN=1` rewrites the pages.
@Suite("docs/rules") struct RulePagesTests {
  private static let folder = URL(filePath: PackageFiles.path("docs/rules"))

  @Test("holds the page of every rule as it is, and no other") func pages() throws {
    let files = RulePages.files
    if ProcessInfo.processInfo.environment["GLOSA_WRITE_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(at: Self.folder)
      for file in files {
        let url = Self.folder.appending(path: file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
    }
    for file in files {
      let text = try? String(contentsOf: Self.folder.appending(path: file.path), encoding: .utf8)
      #expect(text == file.text, "docs/rules/\(file.path) is stale; run the tests with GLOSA_WRITE_GOLDEN=1")
    }
    let found = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".md") }.sorted()
    #expect(found == files.map(\.path))
  }

  @Test("prints the precision of a rule where it was read") func precision() throws {
    for (id, precision) in RuleRegistry.precision {
      #expect(RuleRegistry.rule(id) != nil, "\(id) is no rule")
      #expect(precision.trueCount <= precision.readCount)
      let page = glosa("explain", id).output
      let verb = precision.readCount == 1 ? "finding was" : "findings were"
      #expect(page.contains("Precision: \(precision.trueCount) of \(precision.readCount) \(verb) true"))
    }
  }

  @Test("has rules at warning or error by default only where seven in ten were true") func levels() {
    for rule in RuleRegistry.all.map({ type(of: $0).metadata }) where rule.isDefault && rule.level > .note {
      guard let precision = RuleRegistry.precision[rule.id], precision.readCount >= 10 else { continue }
      #expect(precision.trueCount * 10 >= precision.readCount * 7, "\(rule.id)")
    }
  }
}
