import Formats
import TestSupport
import Testing
import TextModel

@testable import GlossaryModel

@Suite("TBX") struct TBXTests {
  static let glossary = Glossary(
    name: "demo", title: "Demo & test", languages: ["en", "es"], licence: "Apache-2.0",
    source: "Written here",
    concepts: [
      Concept(
        id: "open-source", status: .approved, subject: "licensing",
        definitions: ["en": "May be used & changed.", "es": "Se puede usar.", "fr": "Libre."],
        note: "See free software",
        terms: [
          Term("open source", in: "en", partOfSpeech: "noun", note: "first"),
          Term("OSS", in: "en", status: .admitted, kind: .acronym, isCaseSensitive: true),
          Term("código abierto", in: "es", partOfSpeech: "noun", gender: "masculine"),
          Term("fuente abierta", in: "es", status: .forbidden),
          Term("código <libre>", in: "es", status: .deprecated, kind: .variant),
        ]),
      Concept(
        id: "3d model", status: .candidate, isTranslatable: false,
        terms: [
          Term("Linux", in: "en", partOfSpeech: "proper-noun"),
          Term("Linux", in: "es", partOfSpeech: "proper-noun"),
        ]),
    ])

  private func text(_ format: GlossaryFormat) throws -> String {
    try collect { output in _ = try Self.glossary.write(as: format, to: &output) }
  }

  private func read(_ text: String) throws(InputError) -> Glossary {
    try Glossary(InputFile(Array(text.utf8), name: "g.tbx"))
  }

  @Test("reads back what it writes", arguments: [GlossaryFormat.tbx, .tbx3])
  func roundTrip(_ format: GlossaryFormat) throws {
    let first = try text(format)
    let back = try read(first)
    #expect(back == Self.glossary)
    #expect(try collect { output in _ = try back.write(as: format, to: &output) } == first)
  }

  @Test("leaves out what a dialect cannot say, and counts it")
  func core() throws {
    var summary = WriteSummary()
    let core = try collect { output in summary = try Self.glossary.write(as: .tbxCore, to: &output) }
    #expect(!core.contains("fuente abierta") && !core.contains("libre"))
    #expect(summary.skipped["terms that must not be used"] == 2)
    #expect(summary.skipped["fields \"definition\""] == 3)
    #expect(try read(core).concepts.map(\.terms.count) == [3, 2])
    let min = try text(.tbxMin)
    #expect(min.contains("deprecatedTerm-admn-sts") && !min.contains("definition"))
  }

  @Test("reads ntig, groups, DCT style and other people's statuses")
  func variants() throws {
    let body = """
      <termEntry><descripGrp><descrip type="subjectField">law</descrip><admin type="source">x</admin></descripGrp>
      <langSet xml:lang="en-US"><ntig><termGrp><term> civil
          law </term><termNote type="administrativeStatus">obsolete</termNote></termGrp></ntig></langSet></termEntry>
      """
    let old = try read(
      "<!DOCTYPE martif SYSTEM \"x.dtd\"><martif type=\"TBX\"><text><body>\(body)</body></text></martif>")
    #expect(old.concepts[0].subject == "law" && old.concepts[0].id == "civil-law")
    #expect(old.concepts[0].terms == [Term("civil law", in: "en-US", status: .deprecated)])
    let new = try read(
      """
      <tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="urn:min"><text><body>
      <conceptEntry id="c1"><min:subjectField>law</min:subjectField><langSec xml:lang="es"><termSec><term>ley</term>
      <min:partOfSpeech>noun</min:partOfSpeech><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
      </termSec></langSec></conceptEntry></body></text></tbx>
      """)
    #expect(new.concepts[0].subject == "law")
    #expect(new.concepts[0].terms == [Term("ley", in: "es", status: .forbidden, partOfSpeech: "noun")])
  }

  @Test(
    "refuses what it cannot read, with the place",
    arguments: [
      ("<html/>", "g.tbx:1:7: error: the root element is <html>, not <martif> or <tbx>; give a TBX file"),
      ("<martif/>", "g.tbx: error: the file holds no term; check that this is the right file"),
      (
        "<tbx><conceptEntry><langSec/></conceptEntry></tbx>", "this <langSec> names no language; add xml:lang"
      ),
      ("<tbx><conceptEntry><langSec xml:lang=\"!\"/></conceptEntry></tbx>", "\"!\" is no language tag"),
      (
        "<tbx><conceptEntry><langSec xml:lang=\"en\"><termSec><term> </term></termSec></langSec></conceptEntry></tbx>",
        "error: the term is empty"
      ),
      ("<martif><termEntry>", "the XML is not well formed"),
      ("<!DOCTYPE martif [<!ENTITY a \"b\">]><martif/>", "declares the entity a"),
    ])
  func refuses(_ text: String, message: String) {
    do {
      _ = try read(text)
      Issue.record("was read")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test("never crashes on a file cut anywhere")
  func truncation() throws {
    let bytes = Array(try text(.tbx).utf8)
    for end in bytes.indices.dropLast() {
      #expect(throws: InputError.self) { try Glossary(InputFile(Array(bytes[..<end]), name: "g.tbx")) }
    }
  }

  @Test(
    "is valid by the schemas", .enabled(if: Schemas.areThere, "needs ../shared/schemas and xmllint"),
    arguments: [
      (GlossaryFormat.tbx, "--dtdvalid", "tbx-v2/TBXcoreStructV02.dtd"),
      (.tbx3, "--relaxng", "tbx-v3/TBXcoreStructV03.rng"),
      (.tbxMin, "--relaxng", "tbx-v3/TBXcoreStructV03.rng"),
      (.tbxCore, "--relaxng", "tbx-v3/TBXcoreStructV03_TBX-Core_integrated.rng"),
    ])
  func validity(_ format: GlossaryFormat, option: String, schema: String) throws {
    let text = try text(format)
    #expect(try Schemas.validate(Array(text.utf8), option, schema))
    let broken = text.replacing("<term>", with: "<word>").replacing("</term>", with: "</word>")
    #expect(try !Schemas.validate(Array(broken.utf8), option, schema))
  }
}
