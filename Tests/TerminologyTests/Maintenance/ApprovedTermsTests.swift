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

  @Test("are counted in both texts") func counts() throws {
    var pair = unit("An open source")
    pair.targets = ["Un código abierto"]
    let entry = try #require(try approved().missing(from: [], in: [pair, unit("Open source")]).first)
    #expect((entry.sourceCount, entry.targetCount, entry.pairCount) == (2, 1, 1))
    #expect(entry.reason.hasPrefix("approved; 1 of 2 segments with \"open source\" have"))
  }
}
