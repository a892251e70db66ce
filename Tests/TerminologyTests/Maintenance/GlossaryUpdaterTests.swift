import GlossaryModel
import LocaleProfiles
import Testing
import TextModel

@testable import Terminology

@Suite("Bringing a glossary up to date") struct GlossaryUpdaterTests {
  private let updater = GlossaryUpdater(
    source: LocaleLibrary.shared.profile(for: "en"), target: LocaleLibrary.shared.profile(for: "es"))

  private let glossary = Glossary(
    languages: ["en", "es"],
    concepts: [
      Concept(
        id: "model", status: .approved, note: "decided",
        terms: [Term("language model", in: "en"), Term("modelo de lenguaje", in: "es", note: "not idioma")]),
      Concept(
        id: "licence", status: .candidate, terms: [Term("licence", in: "en"), Term("licencia", in: "es")]),
      Concept(
        id: "no", status: .deprecated,
        terms: [Term("first example", in: "en"), Term("primer ejemplo", in: "es")]),
    ])

  private func entries(_ pairs: [(String, String)]) -> GlossaryEntries {
    GlossaryEntries(
      source: "en", target: "es",
      entries: pairs.map { source, target in
        var entry = GlossaryEntry(id: "\(source)--\(target)", source: source, target: target, score: 0.9)
        (entry.sourceCount, entry.pairCount, entry.documentCount) = (5, 4, 2)
        return entry
      })
  }

  @Test("renews counts and adds candidates, and touches no decision") func update() {
    let outcome = updater.update(
      glossary,
      with: entries([
        ("language models", "modelos del lenguaje"), ("first example", "primer ejemplo"), ("token", "token"),
        ("Language Model", "modelo lingüístico"), ("licence", "permiso"),
      ]))
    #expect(outcome.seenCount == 2 && outcome.addedCount == 2 && outcome.leftOutCount == 1)
    #expect(
      outcome.glossary.concepts.map(\.id) == ["model", "licence", "no", "token--token", "licence--permiso"])
    #expect(glossary.changes(to: outcome.glossary).map(\.kind) == [.added, .added])
    #expect(outcome.glossary.concepts[0].terms[1].evidenceSummary == "4 of 5 segments, 2 documents")
    #expect(outcome.glossary.concepts[0].terms[1].note == "not idioma")
  }

  @Test("a candidate that has no term of the target language is given one, an approved concept is not")
  func growing() {
    let updater = GlossaryUpdater(
      source: LocaleLibrary.shared.profile(for: "en"), target: LocaleLibrary.shared.profile(for: "fr"))
    var found = entries([("language model", "modèle de langue"), ("licence", "licence")])
    found.target = "fr"
    let outcome = updater.update(glossary, with: found)
    #expect(outcome.grownCount == 1 && outcome.addedCount == 1)
    #expect(outcome.glossary.concepts[1].terms.map(\.text) == ["licence", "licencia", "licence"])
    #expect(outcome.glossary.concepts[0] == glossary.concepts[0])
    let again = updater.update(outcome.glossary, with: found)
    #expect(again.seenCount == 2 && again.grownCount == 0 && again.glossary == outcome.glossary)
  }

  @Test("what is seen of a forbidden term is no evidence for the approved one") func forbidden() {
    var glossary = glossary
    glossary.concepts[0].terms.append(Term("speech model", in: "en", status: .forbidden))
    let outcome = updater.update(glossary, with: entries([("speech model", "modelo de lenguaje")]))
    #expect(outcome.glossary == glossary && outcome.leftOutCount == 1)
  }

  @Test("which words are linked alone renews nothing") func sameCounts() {
    var found = entries([("licence", "licencia")])
    let once = updater.update(glossary, with: found).glossary
    found.entries[0].alignedCount = 3
    #expect(updater.update(once, with: found).glossary == once)
    found.entries[0].pairCount = 3
    #expect(updater.update(once, with: found).glossary != once)
  }

  @Test("is stable: the same texts again change nothing") func stable() {
    let found = entries([("language model", "modelo de lenguaje"), ("token", "token")])
    let once = updater.update(glossary, with: found).glossary
    #expect(updater.update(once, with: found).glossary == once)
  }

  @Test("takes evidence away that the texts no longer give, unless they were cut") func stale() {
    let seen = updater.update(glossary, with: entries([("licence", "licencia")])).glossary
    let again = updater.update(seen, with: entries([]))
    #expect(again.unseenCount == 1 && again.glossary == glossary)
    #expect(updater.update(seen, with: entries([]), isComplete: false).glossary == seen)
  }

  @Test("keeps what a person made of a candidate") func edited() {
    var glossary = updater.update(glossary, with: entries([("makers", "hacedores")])).glossary
    glossary.concepts[3].terms[0].text = "maker"
    let same = updater.update(glossary, with: entries([("makers", "hacedores")]))
    #expect(same.addedCount == 0 && same.leftOutCount == 0, "another number is no other term")
    glossary.concepts[3].terms[0].text = "decision maker"
    let again = updater.update(glossary, with: entries([("makers", "hacedores")]), isComplete: false)
    #expect(again.leftOutCount == 1 && again.glossary == glossary)
  }

  @Test("leaves out what goes against a decision in either direction") func directions() {
    let outcome = updater.update(glossary, with: entries([("speech model", "modelo de lenguaje")]))
    #expect(outcome.leftOutCount == 1 && outcome.addedCount == 0)
  }

  @Test("puts an acronym into the concept of its long form") func acronyms() {
    var found = entries([("ROI", "ROI"), ("return on investment", "retorno de la inversión")])
    found.entries[0].abbreviates = found.entries[1].id
    let once = updater.update(glossary, with: found)
    #expect(once.addedCount == 1)
    let terms = once.glossary.concepts[3].terms
    #expect(terms.map(\.text) == ["return on investment", "retorno de la inversión", "ROI", "ROI"])
    #expect(terms[3].kind == .acronym && terms[3].status == .admitted && !terms[3].evidenceSummary.isEmpty)
    #expect(updater.update(once.glossary, with: found).glossary == once.glossary)
  }

  @Test("a score that moves with the corpus changes nothing") func scores() {
    var found = entries([("token", "token")])
    let once = updater.update(glossary, with: found).glossary
    found.entries[0].score = 0.1
    #expect(updater.update(once, with: found).glossary == once)
  }

  @Test("declares new languages") func languages() {
    #expect(updater.update(Glossary(), with: entries([("a", "b")])).glossary.languages == ["en", "es"])
  }
}

@Suite("Looking terms up") struct TermLookupTests {
  private let glossary = Glossary(
    languages: ["en", "es"],
    concepts: [
      Concept(id: "lm", terms: [Term("language model", in: "en"), Term("modelo de lenguaje", in: "es")]),
      Concept(id: "model", terms: [Term("model", in: "en"), Term("modelo", in: "es")]),
      Concept(id: "os", terms: [Term("open source", in: "en"), Term("código abierto", in: "es")]),
      Concept(id: "cpp", terms: [Term("C++", in: "en"), Term("C", in: "es")]),
    ])

  private func hits(_ text: String, in language: LanguageTag? = nil) -> [String] {
    TermLookup(glossary) { LocaleLibrary.shared.profile(for: $0) }.hits(for: text, in: language).map {
      "\(glossary.concepts[$0.concept].id) \($0.kind) \($0.distance)"
    }
  }

  @Test(
    "finds terms in any form",
    arguments: [
      ("open source", ["os exact 0"]), ("Open-Source", ["os folded 0"]), ("CODIGO ABIERTO", ["os folded 0"]),
      ("códigos abiertos", ["os inflected 0"]), ("modelos del lenguaje", ["lm inflected 0"]),
      ("el modelo", ["model inflected 0"]), ("language", ["lm part 1"]), ("open sorce", ["os similar 1"]),
      ("oepn suorce", []), ("modle", []), ("C++", ["cpp exact 0"]), ("xyz", []), ("", []), ("🙂", []),
    ])
  func finds(_ text: String, expected: [String]) { #expect(hits(text) == expected, "\(text)") }

  @Test("keeps to one language when asked") func language() {
    #expect(hits("modelo", in: "es") == ["model exact 0"])
    #expect(!hits("modelo", in: "en").contains("model exact 0"))
  }
}
