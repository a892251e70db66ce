import Foundation
import GlossaryModel
import TestSupport
import Testing

@Suite("glosa glossary") struct GlossaryCommandTests {
  static let glossary = """
    glosa: 1
    languages: [en, es]
    concepts:
      # the most important one
      - id: open-source
        status: candidate
        terms:
          en:
            - {term: open source, status: preferred}
          es:
            - {term: código abierto, status: preferred}
            - {term: fuente abierta, status: admitted}
      - id: model
        status: approved
        terms:
          en:
            - {term: model, status: preferred}
          es:
            - {term: modelo, status: preferred}

    """

  private func changed(_ old: String, _ new: String) -> String {
    Self.glossary.replacingOccurrences(of: old, with: new)
  }

  @Test("sets a status by changing one line") func setStatus() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", Self.glossary)
    #expect(glosa("glossary", "set-status", path, "approved", "open-source").code == 0)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == changed("status: candidate", "status: approved"))
    #expect(
      glosa("glossary", "set-status", path, "forbidden", "open-source", "--term", "fuente abierta").code == 0)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8).contains("{term: fuente abierta, status: forbidden}"))
    #expect(
      glosa("glossary", "set-status", path, "deprecated", "modelo").code == 0, "a term names its concept")
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("status: deprecated"))
  }

  @Test(
    "says what is wrong with a decision",
    arguments: [
      (["aproved", "model"], "choose one of"), (["approved", "nothing"], "no concept \"nothing\""),
      (["forbidden", "open-source"], "2 translations in use"),
      (["preferred", "model", "--term", "x"], "no term \"x\""),
    ])
  func wrongStatus(_ arguments: [String], says: String) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", Self.glossary)
    let result = glosa(["glossary", "set-status", path] + arguments)
    #expect(result.code == 2 && result.messages.contains(says), "\(result.messages)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.glossary)
  }

  @Test("merges three states whatever their names, and notes conflicts in the file") func merge() throws {
    let scratch = try ScratchFolder()
    let base = try scratch.file(".merge_file_a", Self.glossary)
    let ours = try scratch.file(
      ".merge_file_b", changed("fuente abierta, status: admitted", "fuente abierta, status: forbidden"))
    let clean = try scratch.file(".merge_file_c", changed("status: candidate", "status: approved"))
    let merged = glosa("glossary", "merge", base, ours, clean)
    #expect(merged.code == 0 && merged.messages.isEmpty)
    #expect(
      merged.output.contains("# the most important one")
        && merged.output.contains("fuente abierta, status: forbidden"))
    #expect(!merged.output.contains("candidate"))

    let other = try scratch.file(
      ".merge_file_d", changed("fuente abierta, status: admitted", "fuente abierta, status: deprecated"))
    let conflict = glosa("glossary", "merge", base, ours, other, "-o", ours)
    #expect(conflict.code == 1 && conflict.messages.contains("conflict: open-source: es \"fuente abierta\""))
    let text = try String(contentsOfFile: ours, encoding: .utf8)
    #expect(text.contains("  # CONFLICT: es \"fuente abierta\": status: ours forbidden, theirs deprecated"))
    let check = glosa("glossary", "validate", ours)
    #expect(
      check.code == 1 && check.output.contains(":5:3: error: a merge left a conflict"), "\(check.output)")
  }

  @Test("merges a table into a glossary, and an empty base") func mergeTable() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", Self.glossary)
    let table = try scratch.file(
      "new.csv", "source,target,status\nmodel,maqueta,candidate\ntoken,token,candidate\n")
    let result = glosa("glossary", "merge", path, table, "--from", "en", "--to", "es", "-o", path)
    #expect(result.code == 0 && result.messages.contains("left out: model"), "\(result.messages)")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(Self.glossary + "  - id: token\n"))
    let empty = try scratch.file("empty", "")
    #expect(glosa("glossary", "merge", empty, path, path).code == 0)
  }

  @Test("shows differences, with exit code 1 as diff") func diff() throws {
    let scratch = try ScratchFolder()
    let old = try scratch.file("a.yml", Self.glossary)
    let new = try scratch.file("b.yml", changed("status: candidate", "status: approved"))
    #expect(glosa("glossary", "diff", old, old).code == 0)
    let result = glosa("glossary", "diff", old, new)
    #expect(result.code == 1 && result.output == "~ open-source: status: candidate → approved\n")
    #expect(
      glosa("glossary", "diff", old, new, "--json").output
        == #"{"change":"changed","concept":"open-source","field":"status","old":"candidate","new":"approved"}"#
        + "\n")
  }

  @Test("validates with places and exit code 1") func validate() throws {
    let scratch = try ScratchFolder()
    let good = try scratch.file("good.yml", Self.glossary)
    #expect(glosa("glossary", "validate", good).code == 0)
    let bad = try scratch.file("bad.yml", changed("id: model", "id: open-source"))
    let result = glosa("glossary", "validate", bad)
    #expect(
      result.code == 1 && result.output.contains("bad.yml:13:5: error: the id \"open-source\" is used twice"))
    #expect(glosa("glossary", "validate", bad, "--fail-on", "never").code == 0)
    #expect(glosa("glossary", "merge", bad, bad).code == 2)
  }

  @Test("counts") func stats() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", Self.glossary)
    let result = glosa("glossary", "stats", path)
    #expect(
      result.output.hasPrefix(
        "\(path): 2 concepts: 1 candidate, 1 approved\n  en: terms for 2 concepts: 2 preferred\n"))
    #expect(
      glosa("glossary", "stats", path, "--json").output.contains(#""statuses":{"candidate":1,"approved":1,"#))
  }

  @Test("looks terms up in both directions, in the shipped glossaries too") func lookup() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", Self.glossary)
    #expect(
      glosa("glossary", "lookup", "códigos abiertos", path).output
        == "código abierto (es) = en open source  [open-source, candidate]\n")
    #expect(glosa("glossary", "lookup", "xyzzy", path).code == 1)
    #expect(glosa("glossary", "lookup", "open source").output.contains("código abierto"))
    #expect(
      glosa("glossary", "lookup", "open sorce", path, "--json").output.contains(
        #""match":"similar","distance":1"#))
  }

  @Test("takes every format that can be read") func formats() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", Self.glossary)
    for name in ["g.tbx", "g.csv", "g.tsv", "g.jsonl", "g.tmx", "g.utx"] {
      #expect(glosa("export", path, "-o", scratch.path(name)).code == 0)
      let result = glosa("glossary", "stats", scratch.path(name), "--from", "en", "--to", "es")
      #expect(result.output.contains("2 concepts"), "\(name) \(result.messages)")
    }
  }

  @Test(
    "refuses what is no glossary with one line that says where",
    arguments: [
      ("g.yml", "glosa: 1\nconcepts:\n  - id: [a", "g.yml:4:1"),
      ("g.yml", "glosa: 1\nconcepts: &a [*a]\n", "g.yml:2:"),
      ("g.csv", "source,target\na\n", "g.csv:2:1"), ("g.bin", "what is this", "--input-format"),
      ("g.tbx", "<martif><text>", "g.tbx:1"),
    ])
  func hostile(_ name: String, _ text: String, says: String) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file(name, text)
    for command in [
      ["validate", path], ["stats", path], ["diff", path, path], ["lookup", "x", path],
      ["merge", path, path],
    ] {
      let result = glosa(["glossary"] + command + ["--from", "en", "--to", "es"])
      #expect(result.code == 2 && result.messages.contains(says), "\(command) \(result.messages)")
      #expect(result.messages.split(separator: "\n").count == 1 && result.output.isEmpty)
    }
  }
}

@Suite("Building onto a glossary") struct LivingGlossaryTests {
  private let source = PackageFiles.path("Glossaries/ai-open-source/example/article.es.txt")
  private let target = PackageFiles.path("Glossaries/ai-open-source/example/article.en.txt")

  @Test("keeps decisions, and changes nothing the second time") func update() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("g.yml")
    #expect(glosa("build", source, target, "-o", path).code == 0)
    let first = try String(contentsOfFile: path, encoding: .utf8)
    let id = "codigo-abierto--open-source"
    #expect(glosa("glossary", "set-status", path, "approved", id).code == 0)
    #expect(glosa("glossary", "set-status", path, "deprecated", "modelo--model").code == 0)
    let decided = try String(contentsOfFile: path, encoding: .utf8)
    let again = glosa("build", source, target, "-o", path)
    #expect(again.code == 0 && again.messages.contains(" 0 candidates added"), "\(again.messages)")
    let second = try String(contentsOfFile: path, encoding: .utf8)
    #expect(glosa("build", source, target, "-o", path).code == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == second)
    #expect(first != decided)
    let glossary = try GlossaryText(second, file: path).glossary
    #expect(glossary.concepts.first { $0.id == id }?.status == .approved)
    #expect(glossary.concepts.first { $0.id == "modelo--model" }?.status == .deprecated)
  }

  @Test("does not begin when the glossary there cannot be read") func broken() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.file("g.yml", "glosa: 1\nconcepts: [")
    #expect(glosa("build", source, target, "-o", path).code == 2)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "glosa: 1\nconcepts: [")
  }

  @Test("writes a page and TBX with the evidence") func others() throws {
    let scratch = try ScratchFolder()
    #expect(
      glosa("build", source, target, "-o", scratch.path("r.html"), "-o", scratch.path("g.tbx")).code == 0)
    let page = try String(contentsOfFile: scratch.path("r.html"), encoding: .utf8)
    #expect(page.contains("article.es.txt:") && page.contains("Content-Security-Policy"))
    #expect(
      try String(contentsOfFile: scratch.path("g.tbx"), encoding: .utf8).contains(
        "<term>código abierto</term>"))
  }
}
