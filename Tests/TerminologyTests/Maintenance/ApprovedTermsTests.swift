import GlossaryModel
import LocaleProfiles
import Testing
import TextModel

@testable import Terminology

@Suite("Approved terms beside what was found") struct ApprovedTermsTests {
  private static let glossary = Glossary(concepts: [
    Concept(id: "open", terms: [Term("open source", in: "en"), Term("código abierto", in: "es")]),
    Concept(id: "source", terms: [Term("source", in: "en"), Term("fuente", in: "es")]),
    Concept(
      id: "model", status: .candidate, terms: [Term("model", in: "en"), Term("modelo", in: "es")]),
  ])

  private func approved() throws -> ApprovedTerms {
    ApprovedTerms(
      [Self.glossary], source: try LocaleLibrary.shared.load("en"),
      target: try LocaleLibrary.shared.load("es"))
  }

  private func unit(_ source: String) -> TranslationUnit { TranslationUnit(id: "1", source: source) }

  @Test("that no entry has are added with the segments that hold them") func missing() throws {
    let units = [
      unit("Open-source models"), unit("An open source"), unit("Sources of error"), unit("A model"),
    ]
    let added = try approved().missing(from: [], in: units)
    #expect(added.map(\.source) == ["open source", "source"])
    #expect(added.map(\.sourceCount) == [2, 1], "a part of another term is no occurrence")
    #expect(added.allSatisfy { $0.status == .approved })
    let known = GlossaryEntry(id: "x", source: "Open Sources", target: "códigos abiertos")
    #expect(try approved().missing(from: [known], in: units).map(\.source) == ["source"])
  }

  @Test("that candidates translate otherwise are named") func contradictions() throws {
    var entry = GlossaryEntry(id: "x", source: "open source", target: "fuente abierta")
    (entry.pairCount, entry.sourceCount) = (3, 4)
    var same = entry
    same.target = "códigos abiertos"
    #expect(
      try approved().contradictions(of: [entry, same]) == [
        "\"open source\" is approved as \"código abierto\", but the texts have \"fuente abierta\" in 3 of 4 segments"
      ])
  }
}
