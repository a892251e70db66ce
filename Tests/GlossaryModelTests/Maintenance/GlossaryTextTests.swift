import Testing
import TextModel

@testable import GlossaryModel

@Suite("A native file as text") struct GlossaryTextTests {
  static let file = """
    # Terms of the project.
    glosa: 1
    languages: [en, es]
    concepts:

    # Licences
    - id: open-source
      # decided in May
      status: candidate   # see the list
      terms:
        en:
        - {term: open source, status: preferred}
        es:
        - {term: código abierto, status: preferred}
        # never again
        - {term: fuente abierta, status: admitted}
    - id: short
      terms: {en: one, es: [uno, único]}

    # Names
    - id: linux
      status: approved
      translate: false
      terms:
        en:
        - {term: Linux, status: preferred}

    """

  private func change(_ text: String = file, _ body: (inout Glossary) -> Void) throws -> String {
    let file = try GlossaryText(text, file: "g.yml")
    var glossary = file.glossary
    body(&glossary)
    let changed = try file.text(with: glossary)
    #expect(try Glossary.yaml(changed, file: "g.yml").glossary == glossary)
    return changed
  }

  /// The lines that differ, as `-old` and `+new`.
  private func difference(_ old: String, _ new: String) -> [String] {
    let (old, new) = (
      old.split(separator: "\n").map(String.init), new.split(separator: "\n").map(String.init)
    )
    return new.difference(from: old).map { change in
      switch change {
      case .remove(_, let line, _): "-" + line
      case .insert(_, let line, _): "+" + line
      }
    }
  }

  @Test("stays as it is when nothing changes") func same() throws {
    #expect(try change { _ in } == Self.file)
    let windows = Self.file.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(try change(windows) { _ in } == windows)
  }

  @Test("changes one line for a status, and keeps its comment") func status() throws {
    let changed = try change { $0.concepts[0].status = .approved }
    #expect(
      difference(Self.file, changed) == [
        "-  status: candidate   # see the list", "+  status: approved   # see the list",
      ])
    let term = try change { $0.concepts[0].terms[2].status = .forbidden }
    #expect(
      difference(Self.file, term) == [
        "-    - {term: fuente abierta, status: admitted}", "+    - {term: fuente abierta, status: forbidden}",
      ])
  }

  @Test("adds and removes lines where they belong") func lines() throws {
    let changed = try change {
      $0.concepts[0].isTranslatable = false
      $0.concepts[0].add(Term("OSS", in: "en", status: .admitted))
      $0.concepts[0].terms.removeAll { $0.text == "fuente abierta" }
    }
    #expect(
      Set(difference(Self.file, changed)) == [
        "+  translate: false", "+    - {term: OSS, status: admitted}",
        "-    - {term: fuente abierta, status: admitted}",
      ])
    #expect(changed.contains("# never again"))
  }

  @Test("writes a concept of another style anew, and no other") func otherStyle() throws {
    let changed = try change { $0.concepts[1].status = .candidate }
    #expect(
      changed.contains(
        "- id: short\n  status: candidate\n  terms:\n    en:\n      - {term: one, status: preferred}"))
    #expect(changed.contains("# decided in May") && changed.contains("# Names"))
  }

  @Test("adds and removes concepts and languages") func concepts() throws {
    let changed = try change {
      $0.languages.append("fr")
      $0.concepts.append(Concept(id: "x", terms: [Term("x", in: "fr")]))
      $0.concepts.remove(at: 1)
    }
    #expect(changed.contains("languages: [en, es, fr]\n") && !changed.contains("id: short"))
    #expect(
      changed.hasSuffix(
        "- id: x\n  status: approved\n  terms:\n    fr:\n      - {term: x, status: preferred}\n"))
  }

  @Test("falls back to the usual style where lines are shared") func flow() throws {
    let text = "glosa: 1\nconcepts: [{id: a, terms: {en: x}}, {id: b, terms: {en: y}}]\n"
    let changed = try change(text) { $0.concepts[1].status = .candidate }
    #expect(changed.contains("  - id: b\n    status: candidate\n"))
  }

  @Test("survives every key after the concepts") func tail() throws {
    let text = "glosa: 1\nconcepts:\n  - id: a\n    status: approved\n    terms: {en: x}\n# end\nname: n\n"
    let changed = try change(text) { $0.concepts.append(Concept(id: "b", terms: [Term("y", in: "en")])) }
    #expect(changed.hasSuffix("# end\nname: n\n"))
  }
}
