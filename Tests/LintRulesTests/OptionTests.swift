import LintEngine
import LintRules
import Testing
import TextModel

@Suite("Options of rules") struct OptionTests {
  private func findings(
    _ rule: String, _ options: [String: RuleOptionValue], _ texts: [(String, [String])], plural: String? = nil
  ) throws -> [Finding] {
    var configuration = LintConfiguration()
    configuration.only = [rule]
    configuration.options[rule] = RuleOptions(options)
    let units = texts.enumerated().map { number, text in
      var unit = TranslationUnit(
        id: "\(number)", source: text.0, targets: text.1, sourceLanguage: "en", targetLanguage: "es",
        flags: ["c-format"])
      if let plural { unit.properties = [UnitProperty("msgid_plural", plural)] }
      return unit
    }
    return try Linter(rules: RuleRegistry.all, configuration: configuration).lint(units)
  }

  @Test("what is excepted is not reported: what a finding covers, or a whole text, in any case")
  func exceptions() throws {
    let texts = [
      ("Open 24 hours", ["Abierto 42 horas"]), ("Route 66", ["Ruta  67"]), ("10 of them", ["Once"]),
    ]
    #expect(try findings("number/value", [:], texts).count == 3)
    #expect(try findings("number/value", ["except": .texts(["24", "ruta 67"])], texts).map(\.unit) == ["2"])
    #expect(try findings("number/value", ["except": .texts(["42", "66", "10 OF THEM"])], texts).isEmpty)
  }

  @Test("exceptions hold for rules that look at documents") func documents() throws {
    let texts = [("Save", ["Guardar"]), ("Save", ["Salvar"]), ("Save", ["Guardar"])]
    #expect(try !findings("term/inconsistent", [:], texts).isEmpty)
    #expect(try findings("term/inconsistent", ["except": .texts(["salvar", "guardar"])], texts).isEmpty)
  }

  @Test("lengths") func lengths() throws {
    let texts = [("Preferences", ["Las preferencias"])]
    #expect(try findings("length/ratio", [:], texts).isEmpty)
    #expect(try findings("length/ratio", ["factor": .number(1.2)], texts).count == 1)
    #expect(try findings("length/ratio", ["factor": .number(1.2), "from": .number(12)], texts).isEmpty)
    #expect(try findings("length/max", [:], texts).isEmpty)
    #expect(
      try findings("length/max", ["characters": .number(10)], texts).map(\.message)
        == ["target has 16 characters, 10 are allowed"])
  }

  @Test("a register and quotation marks that are wanted need no vote") func preferences() throws {
    let texts = [("Your file", ["Tu archivo"]), ("Your “name”", ["Su “nombre”"])]
    #expect(try findings("text/register", [:], texts).isEmpty)
    #expect(try findings("text/register", ["prefer": .texts(["polite"])], texts).map(\.unit) == ["0"])
    #expect(try findings("punct/quotes-mixed", [:], texts).isEmpty)
    #expect(
      try findings("punct/quotes-mixed", ["prefer": .texts(["«»"])], texts).map(\.message)
        == ["quotation marks are to be «»"])
  }

  @Test("a plural form is compared with the text that it translates") func plurals() throws {
    func found(_ singular: String, _ plural: String, _ forms: [String]) throws -> [String] {
      try ["placeholder/extra", "placeholder/missing"].flatMap {
        try findings($0, [:], [(singular, forms)], plural: plural).map(\.message)
      }
    }
    #expect(try found("One file", "%d files", ["Un archivo", "%d archivos"]).isEmpty)
    #expect(try found("One file", "%d files", ["%d archivo", "%d archivos"]).isEmpty)
    #expect(try found("%d file", "%d files", ["Un archivo", "Dos archivos", "%d archivos"]).isEmpty)
    #expect(try found("%d file", "%d files", ["%d archivos"]).isEmpty)
    #expect(try found("One file", "%d files", ["Un archivo", "%s archivos"]).count == 1)
    #expect(
      try found("One file", "%d files", ["Un archivo", "archivos"]) == ["target lacks \"%d\" of the source"])
    #expect(try found("One of %s", "%d of %s", ["Uno de %s", "%d de %s"]).isEmpty)
    #expect(try found("%d of %s", "%d of %s", ["Uno", "%d de %s"]).count == 2)
  }
}
