import GlossaryModel
import LintEngine
import LintRules
import TextModel
import Testing

@Suite("Linting again what changed") struct UnitMemoryTests {
  /// Units of all examples of all rules, in one document.
  private static let units: [TranslationUnit] = RuleRegistry.all.flatMap { rule in
    let metadata = type(of: rule).metadata
    return (metadata.accepts + metadata.rejects).map { example in
      TranslationUnit(
        id: "", source: example.source, targets: [example.target],
        sourceLanguage: example.sourceLanguage,
        targetLanguage: example.targetLanguage, flags: example.flags)
    }
  }

  private static func placed(_ units: [TranslationUnit]) -> [TranslationUnit] {
    units.enumerated().map { index, unit in
      var unit = unit
      unit.sourceLocation = Location(file: "a", line: index + 1, column: 3)
      unit.targetLocation = Location(file: "b", line: 2 * index + 1, column: 1)
      return unit
    }
  }

  @Test(
    "gives the findings of linting anew, whatever changes",
    arguments: [Set<Side>([.target]), [.source, .target]])
  func edits(_ sides: Set<Side>) throws {
    var configuration = LintConfiguration()
    configuration.sides = sides
    let terms = Glossary(
      name: "",
      concepts: [
        Concept(id: "c", terms: [Term("file", in: "en"), Term("archivo", in: "es")])
      ])
    func linter(_ remembers: Bool) -> Linter {
      Linter(
        rules: RuleRegistry.all, configuration: configuration, glossary: terms, remembersUnits: remembers)
    }
    let memory = linter(true)
    var units = Self.units
    var random = SystemRandomNumberGenerator()
    for _ in 0..<12 {
      let now = Self.placed(units)
      #expect(try memory.lint(now) == linter(false).lint(now))
      units.swapAt(.random(in: units.indices, using: &random), .random(in: units.indices, using: &random))
      units.remove(at: .random(in: units.indices, using: &random))
      units.insert(units.randomElement(using: &random)!, at: .random(in: units.indices, using: &random))
      let changed = Int.random(in: units.indices, using: &random)
      units[changed].targets = [(units[changed].target ?? "") + "  x"]
      units[.random(in: units.indices, using: &random)].targets = []
    }
  }

  @Test("finds terms that still lack a rendering") func terms() throws {
    let glossary = Glossary(
      concepts: [
        Concept(
          id: "file",
          terms: [
            Term("file", in: "en"), Term("archivo", in: "es"), Term("fichero", in: "es", status: .admitted),
            Term("carpeta", in: "es", status: .forbidden),
          ]), Concept(id: "glosa", isTranslatable: false, terms: [Term("Glosa", in: "en")]),
      ])
    let linter = Linter(rules: RuleRegistry.all, glossary: glossary)
    func terms(_ target: String) throws -> [UnitTerm] {
      try linter.terms(
        in: TranslationUnit(
          id: "", source: "Open the file with Glosa", targets: target.isEmpty ? [] : [target],
          sourceLanguage: "en",
          targetLanguage: "es"))
    }
    let open = try terms("")
    #expect(open.map(\.concept.id) == ["file", "glosa"])
    #expect(open.map { $0.renderings.map(\.text) } == [["archivo", "fichero"], ["Glosa"]])
    #expect(open[0].range == 9..<13 && open[0].side == .source)
    let done = try terms("Abra el fichero con Glosa")
    #expect(done.filter { $0.side == .source }.allSatisfy { $0.renderings.isEmpty })
    #expect(done.contains { $0.side == .target && $0.term.text == "fichero" && $0.range == 8..<15 })
  }
}
