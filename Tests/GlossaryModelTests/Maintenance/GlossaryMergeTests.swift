import Testing
import TextModel

@testable import GlossaryModel

@Suite("Merging glossaries") struct GlossaryMergeTests {
  static let base = Glossary(
    languages: ["en", "es"],
    concepts: [
      concept("open-source", .candidate, "open source", "código abierto"),
      concept("licence", .approved, "licence", "licencia"),
      concept("model", .candidate, "model", "modelo"),
    ])

  static func concept(_ id: String, _ status: Concept.Status, _ en: String, _ es: String) -> Concept {
    Concept(id: id, status: status, terms: [Term(en, in: "en"), Term(es, in: "es")])
  }

  private func merge(
    base: Glossary? = base, ours: (inout Glossary) -> Void = { _ in },
    theirs: (inout Glossary) -> Void = { _ in }
  ) -> GlossaryMerge {
    var (one, two) = (Self.base, Self.base)
    ours(&one)
    theirs(&two)
    return GlossaryMerge(base: base, ours: one, theirs: two)
  }

  @Test("tells two meanings apart that got one id") func clash() {
    let merged = merge(
      ours: { $0.concepts.append(Self.concept("srv", .approved, "server", "servidor")) },
      theirs: {
        $0.concepts.append(Self.concept("server", .deprecated, "server", "servidor"))
        $0.concepts.append(Self.concept("srv", .approved, "waiter", "camarero"))
      })
    let added = merged.glossary.concepts.dropFirst(3)
    #expect(added.map(\.id) == ["srv", "srv-2"])
    #expect(added.map { $0.terms.map(\.text) } == [["server", "servidor"], ["waiter", "camarero"]])
    #expect(merged.conflicts.map(\.concept) == ["srv"])
  }

  @Test("takes what one side changed") func oneSided() {
    let merged = merge(
      ours: { $0.concepts[0].status = .approved },
      theirs: {
        $0.concepts[2].note = "neural"
        $0.concepts[0].add(Term("OSS", in: "en", status: .admitted))
        $0.concepts.append(Self.concept("new", .candidate, "new", "nuevo"))
      })
    #expect(merged.conflicts.isEmpty)
    #expect(merged.glossary.concepts.map(\.id) == ["open-source", "licence", "model", "new"])
    #expect(merged.glossary.concepts[0].status == .approved && merged.glossary.concepts[0].terms.count == 3)
    #expect(merged.glossary.concepts[2].note == "neural")
  }

  @Test("lets what one side approved stand when the other changed the terms") func approvedStands() {
    let approve = { (glossary: inout Glossary) in glossary.concepts[2].status = .approved }
    let change = { (glossary: inout Glossary) in glossary.concepts[2].terms[1].text = "maqueta" }
    let forbid = { (glossary: inout Glossary) in
      glossary.concepts[2].terms[1].status = .forbidden
      glossary.concepts[2].status = .approved
    }
    for merged in [merge(ours: approve, theirs: change), merge(ours: change, theirs: approve)] {
      #expect(merged.conflicts.count == 1)
      #expect(merged.glossary.concepts[2].terms.map(\.text) == ["model", "modelo"])
      #expect(merged.glossary.concepts[2].status == .approved)
    }
    #expect(merge(ours: approve, theirs: forbid).conflicts.count == 1)
  }

  @Test("is the same from both sides where nothing conflicts") func symmetric() {
    let one = merge(ours: { $0.concepts[0].status = .approved }, theirs: { $0.concepts.remove(at: 2) })
    let two = merge(ours: { $0.concepts.remove(at: 2) }, theirs: { $0.concepts[0].status = .approved })
    #expect(one.glossary == two.glossary && one.conflicts.isEmpty && two.conflicts.isEmpty)
  }

  @Test("reports what both changed differently, and keeps ours") func conflict() {
    let merged = merge(
      ours: { $0.concepts[0].terms[1].status = .forbidden },
      theirs: { $0.concepts[0].terms[1].status = .deprecated })
    #expect(
      merged.conflicts.map(\.description) == [
        "open-source: es \"código abierto\": status: ours forbidden, theirs deprecated, before preferred"
      ])
    #expect(merged.glossary.concepts[0].terms[1].status == .forbidden)
  }

  @Test("reports two preferred terms, with the evidence") func preferred() {
    let merged = merge(
      ours: {
        $0.concepts[1].terms[1].text = "licencia de uso"
        $0.concepts[1].terms[1].properties = [
          UnitProperty("count_source", "9"), UnitProperty("count_pair", "7"), UnitProperty("documents", "2"),
        ]
      }, theirs: { $0.concepts[1].terms[1].text = "permiso" })
    #expect(
      merged.conflicts.map(\.description) == [
        "licence: es: ours prefers \"licencia de uso\", theirs \"permiso\" [7 of 9 segments, 2 documents]"
      ])
    #expect(merged.glossary.concepts[1].terms.map(\.status) == [.preferred, .preferred, .admitted])
  }

  @Test("never takes an approved concept away or back without a word") func approved() {
    let removed = merge(theirs: { $0.concepts.remove(at: 1) })
    #expect(removed.conflicts.count == 1 && removed.glossary.concepts[1].id == "licence")
    let reopened = merge(theirs: { $0.concepts[1].status = .candidate })
    #expect(reopened.conflicts.count == 1 && reopened.glossary.concepts[1].status == .approved)
    let rejected = merge(theirs: { $0.concepts[1].status = .deprecated })
    #expect(rejected.conflicts.isEmpty && rejected.glossary.concepts[1].status == .deprecated)
  }

  @Test("lets a decision win over a candidate when there is no base", arguments: [true, false])
  func twoWay(isOurs: Bool) {
    let decide: (inout Glossary) -> Void = {
      $0.concepts[0].status = .approved
      $0.concepts[0].terms[1].text = "software libre"
    }
    let merged = isOurs ? merge(base: nil, ours: decide) : merge(base: nil, theirs: decide)
    #expect(merged.conflicts.isEmpty)
    #expect(merged.glossary.concepts[0].status == .approved)
    #expect(merged.glossary.concepts[0].terms.map(\.text) == ["open source", "software libre"])
  }

  @Test("knows a concept under another id by two of its terms") func renamed() {
    let merged = merge(
      base: nil,
      theirs: {
        $0 = Glossary(languages: ["en", "es"], concepts: [Self.concept("x", .candidate, "Model", "modelo")])
      })
    #expect(merged.glossary.concepts.map(\.id) == ["open-source", "licence", "model"])
  }

  @Test("leaves candidates out that go against what is approved, and reports decisions that do")
  func contradiction() {
    let candidate = merge(
      base: nil, theirs: { $0.concepts = [Self.concept("x", .candidate, "licence", "permiso")] })
    #expect(candidate.leftOut.count == 1 && candidate.conflicts.isEmpty && candidate.glossary == Self.base)
    let decision = merge(
      base: nil, theirs: { $0.concepts = [Self.concept("x", .approved, "licence", "permiso")] })
    #expect(decision.conflicts.count == 1 && decision.glossary.concepts.count == 4)
  }

  @Test("never conflicts about counts, and takes those of more texts") func evidence() {
    func counted(_ count: Int) -> (inout Glossary) -> Void {
      { $0.concepts[0].terms[1].properties = [.init("count_source", "\(count)"), .init("count_pair", "1")] }
    }
    let merged = merge(ours: counted(5), theirs: counted(9))
    #expect(merged.conflicts.isEmpty)
    #expect(merged.glossary.concepts[0].terms[1].evidenceSummary == "1 of 9 segments")
    #expect(merge(ours: { $0.concepts.remove(at: 0) }, theirs: counted(9)).glossary.concepts.count == 2)
  }
}

@Suite("Comparing glossaries") struct GlossaryChangeTests {
  @Test("says what changed, by concept and term") func changes() {
    var new = GlossaryMergeTests.base
    new.concepts[0].status = .approved
    new.concepts[0].terms[1].status = .forbidden
    new.concepts[0].add(Term("código libre", in: "es"))
    new.concepts[1].terms.remove(at: 0)
    new.concepts[2] = GlossaryMergeTests.concept("other", .approved, "other", "otro")
    #expect(
      GlossaryMergeTests.base.changes(to: new).map(\.description) == [
        "~ open-source: status: candidate → approved",
        "~ open-source: es \"código abierto\": status: preferred → forbidden",
        "+ open-source: es \"código libre\": preferred",
        "- licence: en \"licence\": preferred",
        "- model: en \"model\", es \"modelo\" (candidate)",
        "+ other: en \"other\", es \"otro\" (approved)",
      ])
    #expect(new.changes(to: new).isEmpty)
  }

  @Test("passes over order, and over counts unless asked for") func ignored() {
    var new = GlossaryMergeTests.base
    new.concepts.reverse()
    new.concepts[0].terms[1].properties = [.init("count_source", "4"), .init("count_pair", "3")]
    #expect(GlossaryMergeTests.base.changes(to: new).isEmpty)
    #expect(
      GlossaryMergeTests.base.changes(to: new, includingEvidence: true).map(\.description) == [
        "~ model: es \"modelo\": evidence: none → 3 of 4 segments"
      ])
  }
}
