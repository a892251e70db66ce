import LintEngine
import Testing
import TextModel

/// Reports every unit whose target has an `x`.
private struct NoX: LintRule {
  static let metadata = RuleMetadata(
    id: "text/no-x", level: .warning, summary: "", rationale: "", accepts: [], rejects: [])

  func check(_ unit: UnitContext, report: (Problem) -> Void) {
    for (i, byte) in unit.target.bytes.enumerated() where byte == UInt8(ascii: "x") {
      report(Problem("an x", target: i..<i + 1))
    }
  }
}

/// Reports every unit whose target is an `x`, as a habit.
private struct Habit: LintRule {
  static let metadata = RuleMetadata(
    id: "text/habit", level: .note, repetition: .habit, summary: "", rationale: "", accepts: [], rejects: [])
  static let trigger: Trigger = .target("x")

  func check(_ unit: UnitContext, report: (Problem) -> Void) { report(Problem("an x", target: 0..<1)) }
}

/// Reports units that do not come out of a document, and have a variable.
private struct NoMarkup: LintRule {
  static let metadata = RuleMetadata(
    id: "text/no-markup", level: .note, summary: "", rationale: "", accepts: [], rejects: [])

  func check(_ unit: UnitContext, report: (Problem) -> Void) {
    if unit.documentMarkup == nil, !unit.target.placeholders.isEmpty { report(Problem("no markup")) }
  }
}

/// Reports the last of several units with the same source.
private struct LastOfSame: DocumentRule {
  static let metadata = RuleMetadata(
    id: "text/last-of-same", level: .note, summary: "", rationale: "", accepts: [], rejects: [])

  func observe(_ unit: UnitContext) -> String? { unit.unit.source }

  func conclude(_ observations: [String], report: (Int, Problem) -> Void) {
    if observations.count > 1 { report(observations.count - 1, Problem("seen \(observations.count) times")) }
  }
}

@Suite("Linter") struct LinterTests {
  private func units(_ targets: [String], flags: [String] = []) -> [TranslationUnit] {
    targets.enumerated().map { number, target in
      TranslationUnit(
        id: "u\(number)", source: "s", targets: [target], sourceLanguage: "en", targetLanguage: "es",
        flags: flags, sourceLocation: Location(file: "f.txt", line: number + 1, column: 1))
    }
  }

  @Test("gives findings in the order of units and places, with line and column in scalars")
  func order() throws {
    let findings = try Linter(rules: [NoX()]).lint(units(["ñx x", "a", "x"]))
    #expect(findings.map(\.location.description) == ["f.txt:1:2", "f.txt:1:4", "f.txt:3:1"])
    #expect(findings.map(\.unit) == ["u0", "u0", "u2"])
  }

  @Test("gives the same for any number of threads", arguments: [1, 2, 7])
  func threads(_ count: Int) throws {
    let many = units((0..<2_000).map { $0 % 3 == 0 ? "ax\($0)" : "b" })
    let linter = Linter(rules: [NoX(), LastOfSame()])
    #expect(try linter.lint(many, threads: count) == linter.lint(many, threads: 1))
  }

  @Test("keeps documents apart for rules that vote")
  func documents() throws {
    var all = units(["a", "b", "c"])
    all[2].document = "other"
    let findings = try Linter(rules: [LastOfSame()]).lint(all)
    #expect(findings.map(\.unit) == ["u1"])
  }

  @Test("keeps pairs of languages apart for rules that vote")
  func languages() throws {
    var all = units(["a", "b", "c"])
    all[2].targetLanguage = "fr"
    let findings = try Linter(rules: [LastOfSame()]).lint(all)
    #expect(findings.map(\.unit) == ["u1"])
  }

  @Test("lints several files as it does each of them", arguments: [1, 3])
  func files(_ threads: Int) throws {
    let files = [units(["x", "b"]), [], units(["a", "xx"]), units((0..<700).map { $0 == 600 ? "x" : "y" })]
    let linter = Linter(rules: [NoX(), LastOfSame()])
    #expect(try linter.lint(files: files, threads: threads) == files.map { try linter.lint($0) })
  }

  @Test("says once what a document does all the time")
  func habits() throws {
    let linter = Linter(rules: [Habit()])
    let findings = try linter.lint(units(["x", "b", "x", "x", "x", "x"]))
    #expect(findings.map(\.unit) == ["u0"])
    #expect(findings.first?.message == "an x (and 4 more in the document)")
    #expect(try linter.lint(units(["x", "b", "x", "x", "x"])).count == 4)
    #expect(try linter.lint(units((0..<200).map { $0 < 5 ? "x" : "y" })).count == 5)
  }

  @Test("says once what many files of a project do, unless the rule is asked for by name")
  func customs() throws {
    let files = (0..<4).map { _ in units((0..<100).map { $0 < 3 ? "x" : "y" }) }
    let findings = try Linter(rules: [Habit(), NoX()]).lint(files: files)
    #expect(findings.map { $0.count { $0.rule == "text/habit" } } == [1, 0, 0, 0])
    #expect(findings[0].first { $0.rule == "text/habit" }?.message == "an x (and 11 more in 4 files)")
    #expect(findings.map { $0.count { $0.rule == "text/no-x" } } == [3, 3, 3, 3])
    var configuration = LintConfiguration()
    configuration.only = ["text/habit"]
    let all = try Linter(rules: [Habit()], configuration: configuration).lint(files: files)
    #expect(all.map(\.count) == [3, 3, 3, 3])
  }

  @Test("takes messages out of documents for prose, which hides spaces and holds no variables")
  func documentMarkup() throws {
    var unit = units(["a  b %d"])[0]
    #expect(try Linter(rules: [NoMarkup()]).lint([unit]).count == 1)
    unit.properties = [UnitProperty("reference", "../docs/index.rst:12")]
    #expect(try Linter(rules: [NoMarkup()]).lint([unit]).isEmpty)
  }

  @Test(
    "is silenced by flags of the unit",
    arguments: [
      ("ignore-text-no-x", 0), ("ignore-text/no-x", 0), ("ignore-text", 0), ("ignore-number-value", 1),
    ])
  func suppression(_ flag: String, count: Int) throws {
    #expect(try Linter(rules: [NoX()]).lint(units(["x"], flags: [flag])).count == count)
  }

  @Test("takes levels and choices from the configuration")
  func configuration() throws {
    var configuration = LintConfiguration()
    configuration.levels["text"] = .some(.error)
    #expect(
      try Linter(rules: [NoX()], configuration: configuration).lint(units(["x"])).map(\.level) == [.error])
    configuration.levels["text/no-x"] = .some(nil)
    #expect(try Linter(rules: [NoX()], configuration: configuration).lint(units(["x"])).isEmpty)
    configuration = LintConfiguration()
    configuration.only = ["punct"]
    #expect(try Linter(rules: [NoX()], configuration: configuration).lint(units(["x"])).isEmpty)
  }

  @Test("gives fingerprints that survive a move")
  func fingerprints() throws {
    let alone = try Linter(rules: [NoX()]).lint(units(["ax"]))
    let moved = try Linter(rules: [NoX()]).lint(units(["b", "ax"]))
    #expect(alone.map(\.fingerprint) == moved.map(\.fingerprint))
    #expect(alone[0].fingerprint.utf8.count == 16)
  }

  @Test(
    "passes over fuzzy translations among final ones, but for rules that were named",
    arguments: [false, true])
  func fuzzy(_ remembersUnits: Bool) throws {
    let units = units(["x"], flags: ["fuzzy"]) + units(["a", "x"])
    var configuration = LintConfiguration()
    let found = try Linter(rules: [NoX()], remembersUnits: remembersUnits).lint(units)
    #expect(found.map(\.unitIndex) == [2])
    configuration.only = ["text/no-x"]
    let named = Linter(rules: [NoX()], configuration: configuration, remembersUnits: remembersUnits)
    #expect(try named.lint(units).count == 2)
  }

  @Test("takes a file of fuzzy translations for a draft that is checked")
  func draft() throws {
    #expect(try Linter(rules: [NoX()]).lint(units(["x", "x"], flags: ["fuzzy"])).count == 2)
  }

  @Test("is silent about units without translation")
  func untranslated() throws {
    var unit = units(["x"])[0]
    unit.targets = []
    #expect(try Linter(rules: [NoX()]).lint([unit]).isEmpty)
    unit.targets = ["  "]
    #expect(try Linter(rules: [NoX()]).lint([unit]).isEmpty)
  }
}
