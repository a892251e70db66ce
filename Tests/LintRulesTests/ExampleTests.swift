import LintEngine
import LintRules
import Testing
import TextModel

/// A rule with one of its examples, named for the test report.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  let rule: RuleMetadata
  let example: Example

  var testDescription: String { "\(rule.id): \(example.source) | \(example.target)" }

  static let accepted = RuleRegistry.all.map { type(of: $0).metadata }
    .flatMap { rule in rule.accepts.map { ExampleCase(rule: rule, example: $0) } }
  static let rejected = RuleRegistry.all.map { type(of: $0).metadata }
    .flatMap { rule in rule.rejects.map { ExampleCase(rule: rule, example: $0) } }
}

@Suite("Examples of the rules") struct ExampleTests {
  @Test("are accepted in silence", arguments: ExampleCase.accepted)
  func accepts(_ entry: ExampleCase) throws {
    let findings = try ExampleRunner(entry.example).findings(only: entry.rule.id)
    #expect(findings.map(\.message) == [])
  }

  @Test("are reported where the markers stand", arguments: ExampleCase.rejected)
  func rejects(_ entry: ExampleCase) throws {
    let runner = ExampleRunner(entry.example)
    let findings = try runner.findings(only: entry.rule.id)
    let expected = zip(runner.sources, runner.targets).map { ($0.ranges, $1.ranges) }
    for (index, ranges) in expected.enumerated() {
      let own = findings.filter { $0.unitIndex == index }
      #expect(Set(own.compactMap(\.sourceRange)) == Set(ranges.0), "\(own.map(\.message))")
      #expect(Set(own.compactMap(\.targetRange)) == Set(ranges.1), "\(own.map(\.message))")
      #expect(own.count == max(ranges.0.count, ranges.1.count))
    }
    #expect(!findings.isEmpty)
    if let fixed = entry.example.fixed { #expect(runner.fixed(findings) == fixed) }
  }

  @Test("surprise no other default rule", arguments: ExampleCase.rejected)
  func noSurprises(_ entry: ExampleCase) throws {
    let allowed = Set(entry.example.alsoFinds + [entry.rule.id])
    let others = try ExampleRunner(entry.example).findings().filter { !allowed.contains($0.rule) }
    #expect(others.map { "\($0.rule): \($0.message)" } == [])
  }

  @Test(
    "are three of each kind at least, in several scripts",
    arguments: RuleRegistry.all.map { type(of: $0).metadata })
  func areEnough(_ rule: RuleMetadata) {
    #expect(rule.accepts.count >= 3)
    #expect(rule.rejects.count >= 3)
    let languages = Set((rule.accepts + rule.rejects).map(\.targetLanguage.description))
    #expect(languages.count >= 2)
  }
}

@Suite("Registry of rules") struct RuleRegistryTests {
  @Test("is sorted by id and has every id once")
  func sorted() {
    let ids = RuleRegistry.all.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test("names rules by family and name in kebab case", arguments: RuleRegistry.all.map(\.id))
  func names(_ id: String) {
    let parts = id.split(separator: "/")
    #expect(parts.count == 2)
    #expect(id.utf8.allSatisfy { (97...122).contains($0) || $0 == 0x2D || $0 == 0x2F })
  }
}
