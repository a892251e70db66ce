import Foundation
import LintEngine
import LintRules
import TestSupport
import Testing

@Suite("Fixes of the rules") struct FixTests {
  @Test("are listed in docs/linting.md by their safety") func listed() throws {
    var rules: [Fix.Safety: Set<String>] = [:]
    for entry in ExampleCase.rejected {
      for finding in try ExampleRunner(entry.example).findings(only: entry.rule.id) {
        if let fix = finding.fix { rules[fix.safety, default: []].insert(finding.rule) }
      }
    }
    let page = try String(contentsOfFile: PackageFiles.path("docs/linting.md"), encoding: .utf8)
    for safety in [Fix.Safety.safe, .suggested] {
      let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| \(safety.rawValue) | ") })
      let names = (rules[safety] ?? []).sorted().map { "`\($0)`" }.joined(separator: ", ")
      #expect(row == "| \(safety.rawValue) | \(names) |")
    }
  }
}
