import Testing
import TextModel

@testable import GlossaryModel

@Suite("Glossary validation") struct ValidationTests {
  private func findings(_ concepts: [Concept]) -> [String] {
    Glossary(languages: ["en", "es"], concepts: concepts).validate().map {
      "\($0.level) \($0.concept): \($0.message)"
    }
  }

  private func concept(_ id: String, _ terms: Term...) -> Concept { Concept(id: id, terms: terms) }

  @Test("is silent about a sound glossary")
  func sound() {
    #expect(
      findings([
        concept("a", Term("a", in: "en"), Term("b", in: "es"), Term("c", in: "es", status: .forbidden)),
        concept("b", Term("b", in: "en"), Term("d", in: "es-MX")),
      ]).isEmpty)
  }

  @Test("reports each kind of defect once")
  func defects() {
    let en = Term("a", in: "en")
    let es = Term("b", in: "es")
    #expect(
      findings([concept("a", en, es), concept("a", Term("c", in: "en"), Term("d", in: "es"))])
        == ["error a: the id \"a\" is used twice"])
    #expect(
      findings([concept("a", en, Term("x", in: "en"), es)]) == [
        "error a: \"a\" and \"x\" are both preferred in en"
      ])
    #expect(
      findings([concept("a", en, Term("b", in: "es", status: .admitted))])
        == ["warning a: no term is preferred in es"])
    #expect(findings([concept("a", en)]) == ["warning a: there is no term in es"])
    #expect(
      findings([concept("a", en, es, Term("c", in: "fr"))]) == ["error a: the language fr is not declared"])
    #expect(
      findings([
        concept("a", en, es),
        concept("b", Term("z", in: "en"), Term("y", in: "es"), Term("B", in: "es", status: .forbidden)),
      ])
        == ["error b: \"B\" is both allowed and not allowed in es (see a)"])
    #expect(findings([concept("a")]).contains("error a: the concept has no term"))
  }

  @Test("warns of twins, stray spaces and translated names")
  func warnings() {
    let terms = [Term("a", in: "en"), Term("b", in: "es")]
    #expect(
      findings([Concept(id: "a", terms: terms), Concept(id: "b", terms: terms)])
        == ["warning b: the concept has the terms of \"a\""])
    #expect(
      findings([Concept(id: "a", terms: terms), Concept(id: "b", status: .deprecated, terms: terms)]).isEmpty)
    #expect(
      findings([concept("a", Term("a ", in: "en"), Term("b", in: "es"))])
        == ["warning a: \"a \" has spaces around it, or two in a row"])
    #expect(
      findings([Concept(id: "a", isTranslatable: false, terms: terms)])
        == ["warning a: the concept stays untranslated, but has \"a\" and \"b\""])
  }

  @Test("gives the place of a concept")
  func places() throws {
    let (glossary, locations) = try Glossary.yaml(
      "glosa: 1\nlanguages: [en, es]\nconcepts:\n- {id: a, terms: {en: x, es: y}}\n- {id: a, terms: {en: z, es: w}}\n",
      file: "g.yml")
    #expect(glossary.validate(at: locations).map(\.location?.description) == ["g.yml:5:3"])
  }
}
