import Formats
import Testing
import TextModel

@testable import GlossaryModel

@Suite("The native glossary format") struct YAMLGlossaryTests {
  static let sample = """
    glosa: 1
    name: sample
    title: "A sample: with a colon"
    languages: [en, es]
    licence: Apache-2.0
    source: Written here, for this test.
    concepts:
      - id: open-source
        status: approved
        subject: licensing
        definition:
          en: Software that may be used, studied and changed.
          es: Programas que se pueden usar.
        note: See also free software.
        terms:
          en:
            - {term: open source, status: preferred, pos: noun}
            - {term: OSS, status: admitted, pos: noun, type: acronym, case-sensitive: true}
          es:
            - {term: código abierto, status: preferred, pos: noun, gender: masculine}
            - {term: fuente abierta, status: forbidden, note: "Calque, avoid."}
      - id: linux
        status: candidate
        translate: false
        terms:
          en:
            - {term: Linux, status: preferred}
          es:
            - {term: Linux, status: preferred}

    """

  @Test("writes exactly what it reads")
  func roundTrip() throws {
    let glossary = try Glossary.yaml(Self.sample, file: "g.yml").glossary
    #expect(glossary.concepts.count == 2)
    #expect(
      glossary.concepts[0].terms.map(\.text) == ["open source", "OSS", "código abierto", "fuente abierta"])
    #expect(glossary.concepts[0].terms[1].isCaseSensitive && glossary.concepts[0].terms[1].kind == .acronym)
    #expect(!glossary.concepts[1].isTranslatable && glossary.concepts[1].status == .candidate)
    #expect(try yaml(glossary) == Self.sample)
  }

  @Test(
    "keeps every text",
    arguments: [
      "no", "true", "12", "1.5e3", "-", "- a", "a: b", "a #b", "a#b", "#a", " x ", "[a]", "{a}", "a, b", "*a",
      "&a", "!a",
      "%a", "@a", "`a", "'", "\"", "\\", "a\nb", "\t", "\u{85}", "\u{2028}", "a\u{FEFF}", "日本語", "👩‍👩‍👧", "a:",
      "?", "~", "<<", "=",
    ])
  func texts(_ text: String) throws {
    let glossary = Glossary(
      name: "x", title: text, languages: ["en"],
      concepts: [
        Concept(id: "a", definitions: ["en": text], note: text, terms: [Term(text, in: "en", note: text)])
      ])
    #expect(try Glossary.yaml(try yaml(glossary), file: "g.yml").glossary == glossary)
  }

  @Test("takes short forms: a plain term, and the first term as the preferred one")
  func shortForms() throws {
    let glossary = try Glossary.yaml(
      "glosa: 1\nconcepts:\n- {id: a, terms: {en: one, es: [uno, {term: único}, no]}}", file: "g.yml"
    ).glossary
    let terms = glossary.concepts[0].terms
    #expect(terms.map(\.text) == ["one", "uno", "único", "no"])
    #expect(terms.map(\.status) == [.preferred, .preferred, .admitted, .admitted])
  }

  @Test(
    "refuses what it does not know, with the place and the nearest right word",
    arguments: [
      ("glosa: 1\nconcpts: []", "g.yml:2:1: error: unknown key \"concpts\"; did you mean concepts?"),
      ("glosa: 2", "g.yml:1:8: error: this is version 2 of the format; this program reads version 1"),
      ("name: x", "g.yml:1:1: error: the version of the format is missing; begin the file with glosa: 1"),
      ("", "g.yml: error: the file holds no glossary; begin it with glosa: 1"),
      (
        "glosa: 1\nconcepts:\n  - id: a\n    terms: {en: [{term: x, status: forbiden}]}",
        "g.yml:4:36: error: unknown value \"forbiden\"; did you mean forbidden?"
      ),
      (
        "glosa: 1\nlanguages: [e]",
        "g.yml:2:13: error: \"e\" is no language tag"
      ),
      ("glosa: 1\nconcepts:\n  - status: approved", "g.yml:3:5: error: the concept has no id"),
      ("glosa: 1\nname: [a", "g.yml:3:1: error: the YAML is not well formed"),
      ("glosa: 1\nname: a\nname: b", "error: the key \"name\" stands twice; keep one of them"),
      ("glosa: 1\nconcepts: *x", "g.yml:2:11: error: the YAML is not well formed: found undefined alias"),
      ("- a", "g.yml:1:1: error: keys and values are expected here"),
    ])
  func refuses(_ text: String, message: String) {
    do {
      _ = try Glossary.yaml(text, file: "g.yml")
      Issue.record("was read: \(text)")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test("never crashes on a file cut anywhere")
  func truncation() {
    let bytes = Array(Self.sample.utf8)
    for end in bytes.indices {
      _ = try? Glossary.yaml(String(decoding: bytes[..<end], as: UTF8.self), file: "g.yml")
    }
  }

  @Test("survives deep nesting and alias bombs")
  func hostile() {
    #expect(throws: InputError.self) {
      try Glossary.yaml("glosa: 1\nname: " + String(repeating: "[", count: 100_000), file: "g.yml")
    }
    var bomb = "glosa: 1\na0: &a0 [x]\n"
    for level in 1..<30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: InputError.self) { try Glossary.yaml(bomb, file: "g.yml") }
  }
}

func yaml(_ glossary: Glossary) throws -> String {
  try collect { output in try glossary.writeYAML(to: &output) }
}

/// What a writing function writes.
func collect(_ body: (inout ByteWriter) throws -> Void) throws -> String {
  final class Collector { var bytes: [UInt8] = [] }
  let collector = Collector()
  var output = ByteWriter { bytes throws(InputError) in collector.bytes += bytes }
  try body(&output)
  try output.flush()
  return String(decoding: collector.bytes, as: UTF8.self)
}
