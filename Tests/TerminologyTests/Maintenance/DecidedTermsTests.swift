import GlossaryModel
import LocaleProfiles
import Testing
import TextModel

@testable import Terminology

@Suite("What people decided") struct DecidedTermsTests {
  private static let glossary = Glossary(concepts: [
    Concept(
      id: "open",
      terms: [
        Term("open source", in: "en"), Term("fuente abierta", in: "es"),
        Term("código abierto", in: "es", status: .forbidden),
      ]),
    Concept(id: "bias", terms: [Term("bias", in: "en"), Term("prejuicio", in: "es")]),
    Concept(id: "model", status: .deprecated, terms: [Term("model", in: "en"), Term("modelo", in: "es")]),
    Concept(
      id: "pattern--patron", status: .candidate,
      terms: [Term("pattern", in: "en"), Term("motivo", in: "es")]),
    Concept(id: "loop--bucle", status: .candidate, terms: [Term("loop", in: "en"), Term("bucle", in: "es")]),
    Concept(
      id: "it",
      terms: [Term("IT", in: "en", isCaseSensitive: true), Term("TI", in: "es", isCaseSensitive: true)]),
  ])

  private func decided(_ source: LanguageTag, _ target: LanguageTag) -> DecidedTerms {
    DecidedTerms(
      [Self.glossary], source: LocaleLibrary.shared.profile(for: source),
      target: LocaleLibrary.shared.profile(for: target))
  }

  @Test("holds in both directions")
  func directions() {
    let pairs: [(String, String, DecidedTerms.Verdict?)] = [
      ("open source", "fuentes abiertas", nil),
      ("open source", "código abierto", .forbidden(term: "código abierto", preferred: "fuente abierta")),
      (
        "open source model", "modelo de código abierto",
        .forbidden(term: "código abierto", preferred: "fuente abierta")
      ),
      ("free software", "código abierto", nil),
      ("bias", "sesgo", .otherwise(term: "bias", approved: "prejuicio")),
      ("prejudice", "prejuicio", .otherwise(term: "prejuicio", approved: "bias")),
      ("models", "modelos", .rejected), ("model", "maqueta", nil),
      ("pattern", "patrón", .otherwise(term: "pattern", approved: "motivo")), ("loop", "lazo", nil),
      ("IT", "tecnología", .otherwise(term: "IT", approved: "TI")), ("it", "ello", nil),
    ]
    for (en, es, verdict) in pairs {
      #expect(decided("en", "es").verdict(on: en, es) == verdict, "\(en) = \(es)")
      #expect(decided("es", "en").verdict(on: es, en) == verdict, "\(es) = \(en)")
    }
  }

  @Test("is said in words, and marked on the entries") func words() {
    var entries = [
      ("open source", "código abierto"), ("bias", "sesgo"), ("model", "modelo"), ("cat", "gato"),
    ].map {
      var entry = GlossaryEntry(id: $0.0, source: $0.0, target: $0.1)
      (entry.pairCount, entry.sourceCount) = (3, 4)
      return entry
    }
    #expect(
      decided("en", "es").contradictions(of: entries) == [
        "\"código abierto\" must not be used, but \"fuente abierta\"; the texts have \"open source\" as \"código abierto\" in 3 of 4 segments",
        "\"bias\" is approved as \"prejuicio\", but the texts have \"sesgo\" in 3 of 4 segments",
      ])
    decided("en", "es").mark(&entries)
    #expect(entries.map(\.status) == [.forbidden, .candidate, .deprecated, .candidate])
  }
}

@Suite("Concepts that are one") struct GlossaryTwinsTests {
  @Test("are found in other forms, and where one is rejected") func twins() {
    func concept(_ id: String, _ en: String, _ es: String, _ status: Concept.Status = .approved) -> Concept {
      Concept(id: id, status: status, terms: [Term(en, in: "en"), Term(es, in: "es")])
    }
    let glossary = Glossary(
      languages: ["en", "es"],
      concepts: [
        concept("a", "server", "servidor"), concept("b", "servers", "servidores"),
        concept("c", "server", "servidor", .deprecated), concept("d", "server", "camarero"),
        concept("e", "file", "archivo"), concept("f", "file", "archivo"),
      ])
    let found = glossary.twins { LocaleLibrary.shared.profile(for: $0) }
    #expect(found.map { "\($0.concept) \($0.level)" } == ["b warning", "c error", "c error"])
    #expect(found[1].message == "the pair is rejected here, but not in \"a\"")
  }
}
