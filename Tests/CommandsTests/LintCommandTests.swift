import Foundation
import TestSupport
import Testing

@Suite("glosa lint") struct LintCommandTests {
  private static let seed = PackageFiles.shared.map { $0.appending(path: "seed") }

  @Test("takes a bitext and exits 1 for an error") func bitext() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", "id\ten\tes\nu1\tTake 12 drops\tTome 21 gotas\nu2\tYes\tSí\n")
    let result = glosa("lint", file, "--format", "json")
    #expect(result.code == 1)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.output.contains(#""rule": "number/value", "level": "error""#))
    #expect(result.output.contains(#""line": 2"#))
    #expect(result.output.contains(#""unit": "u1", "source_range": [5, 7], "target_range": [5, 7]"#))
    #expect(glosa("lint", file, "--fail-on", "never").code == 0)
    #expect(glosa("lint", file, "--rule", "number/value=note").code == 0)
    #expect(glosa("lint", file, "--only", "punct").output.isEmpty)
  }

  @Test("exits 0 in silence when all is well") func clean() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", "en\tes\nTwo\tDos\n")
    let result = glosa("lint", file)
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
  }

  @Test("refuses unknown rules and missing files with exit code 2") func refusals() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", "en\tes\nTwo\tDos\n")
    #expect(glosa("lint", file, "--only", "no/rule").code == 2)
    #expect(glosa("lint", scratch.path("none.tsv")).code == 2)
    #expect(glosa("lint").code == 2)
  }

  @Test("adds a summary on demand") func statistics() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", "en\tes\nSave the file\tGuardar  el archivo\n")
    let result = glosa("lint", file, "--statistics", "--format", "json")
    #expect(result.code == 0)
    #expect(result.output.contains(#"{"summary": {"files": 1, "units": 1, "findings": 1,"#))
  }

  @Test("takes two documents, with the languages in their names, and reports both sides") func documents()
    throws
  {
    let scratch = try ScratchFolder()
    let source = try scratch.file("a.es.txt", "Dijo «hola.\n\nHay 3 casas.\n")
    let target = try scratch.file("a.en.txt", "He said “hello”.\nThere are 4 houses.\n")
    let result = glosa("lint", source, target)
    #expect(result.code == 1)
    #expect(result.output.contains("a.es.txt:1:6: warning: quotation is not closed [punct/quotes-unclosed]"))
    #expect(
      result.output.contains("a.en.txt:2:11: error: target has \"4\" where source has \"3\" [number/value]"))
  }

  @Test("takes glossaries") func glossary() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("a.tsv", "en\tes\na network file\tun archivo de malla\n")
    let terms = try scratch.file("terms.tsv", "source\ttarget\tstatus\nnetwork\tred\tapproved\n")
    #expect(glosa("lint", file, "--glossary", terms).output.contains("[term/preferred]"))
  }

  @Test(
    "finds what is wrong with the seed article, in both orders, and little else", .enabled(if: seed != nil))
  func article() throws {
    let seed = try #require(Self.seed)
    let spanish = seed.appending(path: "article.es.txt").path
    let english = seed.appending(path: "article.en.txt").path
    let glossary = PackageFiles.path("Glossaries/ai-open-source/concepts.yml")
    for order in [[spanish, english], [english, spanish]] {
      let plain = glosa(["lint"] + order).output.split(separator: "\n")
      #expect(plain.count { $0.contains("[punct/quotes-mixed]") } == 1)
      let unclosed = plain.filter { $0.contains("[punct/quotes-unclosed]") }
      #expect(unclosed.count == 1)
      #expect(unclosed.first?.contains("article.es.txt:22:") == true)
      #expect(plain.count { $0.contains("[") && $0.hasSuffix("]") } <= 12)
      let terms = glosa(["lint"] + order + ["--glossary", glossary]).output
      #expect(terms.contains("\"al límite\" is a forbidden rendering of \"edge\""))
      #expect(terms.contains("\"Linux Foundation IA & Data\" is a forbidden rendering"))
    }
  }
}

@Suite("glosa rules") struct RulesCommandTests {
  @Test("lists the rules with their levels") func list() {
    let result = glosa("rules")
    #expect(result.code == 0)
    #expect(result.output.contains("number/value"))
    #expect(result.output.split(separator: "\n").count > 20)
  }

  @Test("explains a rule with examples") func explain() {
    let page = glosa("explain", "number/value")
    #expect(page.code == 0)
    #expect(page.output.contains("Reported:"))
    #expect(page.output == glosa("rules", "number/value").output)
    #expect(glosa("explain", "no/rule").code == 2)
  }
}
