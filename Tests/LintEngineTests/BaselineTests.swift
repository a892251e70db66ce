import Formats
import LintEngine
import Testing
import TextModel

@Suite("Baseline") struct BaselineTests {
  /// Reports every `x` of the target.
  private struct NoX: LintRule {
    static let metadata = RuleMetadata(
      id: "text/no-x", level: .warning, repetition: .habit, summary: "", rationale: "", accepts: [],
      rejects: [])

    func check(_ unit: UnitContext, report: (Problem) -> Void) {
      for (i, byte) in unit.target.bytes.enumerated() where byte == UInt8(ascii: "x") {
        report(Problem("an x", target: i..<i + 1))
      }
    }
  }

  private func findings(_ pairs: [(String, String)], file: String = "a.po", gathers: Bool = true) throws
    -> [Finding]
  {
    let units = pairs.enumerated().map { number, pair in
      TranslationUnit(
        id: "key\(number)", source: pair.0, targets: [pair.1], sourceLanguage: "en", targetLanguage: "es",
        sourceLocation: Location(file: file, line: number + 1, column: 1))
    }
    let linter = Linter(rules: [NoX()])
    return gathers ? try linter.lint(units) : try linter.lint(files: [units], suppressions: [[]])[0].findings
  }

  private func compare(_ baseline: Baseline, _ findings: [Finding], files: Set<String> = ["a.po"])
    -> BaselineComparison
  {
    baseline.compare(findings, files: files, path: { $0 }, isThere: { $0 == "other.po" })
  }

  @Test("has one sorted line an entry and is read back as it was") func text() throws {
    let found = try findings([("two\tcells\\", "x"), ("one", "x y x")])
    let baseline = Baseline(found, path: { "dir/" + $0 })
    let lines = baseline.text.split(separator: "\n")
    #expect(lines.count == 4 && lines[1] == "file\trule\tfingerprint\tcount\tsource")
    #expect(lines[2] == "dir/a.po\ttext/no-x\t\(found[1].fingerprint)\t2\tone")
    #expect(lines[3].hasSuffix("\t1\ttwo cells\\\\"))
    #expect(try Baseline(InputFile(Array(baseline.text.utf8), name: "b")) == baseline)
  }

  @Test("survives other orders, keys, line ends and files") func stability() throws {
    let old = try findings([("some words here", "un x más"), ("b", "x"), ("c", "y")])
    let new = try findings([("new", "z"), ("b", "x"), ("some\n  words here", "un\nx  más")])
    let comparison = compare(Baseline(old, path: { $0 }), new)
    #expect(comparison.known.count == 2 && comparison.new.isEmpty && comparison.gone.isEmpty)
    let moved = try findings([("some words here", "un x más")], file: "new.po")
    let renamed = compare(Baseline(old, path: { $0 }), moved, files: ["new.po"])
    #expect(renamed.new.isEmpty && renamed.gone.map(\.source) == ["b"])
  }

  @Test("counts equal findings, tells what is gone and leaves other files alone") func counts() throws {
    let other = try findings([("o", "x")], file: "other.po")
    let baseline = Baseline(try findings([("a", "x x"), ("b", "x")]) + other, path: { $0 })
    let more = compare(baseline, try findings([("a", "x x x")]))
    #expect(more.known.count == 2 && more.new.count == 1)
    #expect(more.gone.map(\.source) == ["b"] && more.unchecked.map(\.source) == ["o"])
    let fewer = compare(baseline, try findings([("a", "x"), ("b", "x")]))
    #expect(fewer.new.isEmpty && fewer.gone.map(\.count) == [1])
    // A file that is there keeps its entries, though another one has the same defect.
    #expect(compare(baseline, try findings([("o", "x")]), files: ["a.po"]).new.count == 1)
  }

  @Test("knows a habit however often it is said, and wherever it begins") func habits() throws {
    let pairs = (0..<6).map { ("s\($0)", "x") }
    let baseline = Baseline(try findings(pairs), path: { $0 })
    #expect(baseline.entries.count == 1)
    for rest in [Array(pairs.dropFirst()), Array(pairs.dropFirst(4))] {
      let comparison = compare(baseline, try findings(rest))
      #expect(comparison.new.isEmpty && comparison.gone.isEmpty)
    }
    #expect(compare(baseline, try findings(pairs, gathers: false)).known.count == 6)
    #expect(compare(baseline, []).gone.count == 1)
  }

  @Test(
    "refuses other files with the line",
    arguments: [
      ("", "b: error: the baseline has no header"), ("# x\nhello\n", "b:2: error: this is no baseline"),
      ("file\trule\tfingerprint\tcount\tsource\n<<<<<<< ours\n", "b:2: error: a baseline's line has"),
      ("file\trule\tfingerprint\tcount\tsource\na\tb\tc\t0\td\n", "b:2: error: a baseline's line has"),
    ])
  func defects(_ text: String, _ message: String) {
    let error = #expect(throws: InputError.self) { try Baseline(InputFile(Array(text.utf8), name: "b")) }
    #expect(error?.description.hasPrefix(message) ?? false)
  }

  @Test("takes an entry that a merge left twice once") func merged() throws {
    let text = Baseline(try findings([("a", "x")]), path: { $0 }).text
    let twice = text + text.split(separator: "\n")[2] + "\n"
    #expect(try Baseline(InputFile(Array(twice.utf8), name: "b")).entries.map(\.count) == [1])
  }
}
