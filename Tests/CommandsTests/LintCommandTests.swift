import Foundation
import TestSupport
import Testing

@Suite("glosa lint") struct LintCommandTests {
  @Test("joins messages and their translation by key, and points into the file") func messages() throws {
    let scratch = try ScratchFolder()
    let english = try scratch.file(
      "en.json",
      #"{"menu": {"open": "Open %s", "copies": "Made 12 \u0022copies\u0022"}, "new": "New"}"# + "\n")
    let spanish = try scratch.file(
      "es.json", "{\"menu\": {\"open\": \"Abrir %d\",\n \"copies\": \"Hizo \\\"21\\\" copias\"}}\n")
    let result = glosa("lint", english, spanish, "--from", "en", "--to", "es")
    #expect(result.code == 1)
    #expect(result.output.contains("es.json:1:26: error:"), "the place of %d: \(result.output)")
    #expect(result.output.contains("es.json:2:20: error:"), "the place of 21, behind an escape")
    #expect(result.output.contains("[number/value]") && result.output.contains("[placeholder/"))
    #expect(result.messages.contains("es.json: 3 units joined by key; 1 without a translation"))
  }

  @Test("reads files that hold both languages, and documents of every format") func otherFormats() throws {
    let scratch = try ScratchFolder()
    let ts = try scratch.file(
      "app_es.ts",
      """
      <?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="es" sourcelanguage="en"><context>
      <name>Main</name><message><source>Save 3 files</source>
      <translation>Guardar 4 archivos</translation></message></context></TS>
      """)
    let catalogue = glosa("lint", ts, "--from", "en", "--to", "es")
    #expect(catalogue.output.contains("app_es.ts:3:22: error:"), "\(catalogue.output)\(catalogue.messages)")
    let english = try scratch.file("g.en.rst", "Guide\n=====\n\nThe price is 12 euros.\n")
    let spanish = try scratch.file("g.es.rst", "Guía\n====\n\nEl precio es de 21 euros.\n")
    let document = glosa("lint", english, spanish)
    #expect(document.output.contains("g.es.rst:4:17: error:"), "\(document.output)\(document.messages)")
  }

  @Test("checks the texts inside the codes of a memory") func subflows() throws {
    let scratch = try ScratchFolder()
    let segment = { (text: String) in "<seg>a <ph>&lt;img alt=\"<sub>\(text)</sub>\"/&gt;</ph></seg>" }
    let file = try scratch.file(
      "a.tmx",
      """
      <tmx version="1.4"><header srclang="en"/><body><tu tuid="7"><tuv xml:lang="en">\(segment("12 cars"))</tuv>
      <tuv xml:lang="es">\(segment("13 coches"))</tuv></tu></body></tmx>
      """)
    let result = glosa("lint", file, "--rule", "number/value=error")
    #expect(result.output.contains("a.tmx:2:"), "\(result.output)\(result.messages)")
    #expect(result.output.contains("[number/value]"), "\(result.output)\(result.messages)")
  }

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

  @Test("takes a catalogue without a source language for a translation from English") func catalogue() throws
  {
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "es.po",
      "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"The AI is open\"\nmsgstr \"La AI es abierta\"\n")
    #expect(glosa("lint", file).output.contains("[term/acronym]"))
    #expect(!glosa("lint", file, "--from", "de").output.contains("[term/acronym]"))
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
    #expect(glosa("lint", try ScratchFolder().path("")).code == 2)
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

  @Test("reads Markdown with its structure") func markdown() throws {
    let scratch = try ScratchFolder()
    let source = try scratch.file(
      "a.en.md",
      "# Title\n\nRun `make test` now. It takes 5 minutes.\n\n```\nmake  test\n```\n\n- one  item\n")
    let target = try scratch.file(
      "a.es.md",
      "# Título\n\nEjecute `make test` ahora. Tarda 6 minutos.\n\n```\nmake   x\n```\n\n- un elemento\n")
    let result = glosa("lint", source, target)
    let lines = result.output.split(separator: "\n").filter { $0.hasSuffix("]") }
    #expect(lines.count == 2, "\(result.output)")
    #expect(
      result.output.contains("a.es.md:3:34: error: target has \"6\" where source has \"5\" [number/value]"))
    #expect(result.output.contains("a.en.md:9:6: note: two spaces in a row [text/double-space]"))
  }

  @Test("takes a blank cell of a table for a hole, and an entry without translation for work to come")
  func blanks() throws {
    let scratch = try ScratchFolder()
    let table = try scratch.file("a.tsv", "en\tes\nSave\t\n")
    #expect(glosa("lint", table).output.contains("[complete/empty-target]"))
    let catalog = try scratch.file(
      "es.po", "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Save\"\nmsgstr \"\"\n")
    #expect(glosa("lint", catalog, "--from", "en").output.isEmpty)
  }

  @Test("lints many files with one glossary, in their order") func files() throws {
    let scratch = try ScratchFolder()
    let terms = try scratch.file("terms.tsv", "source\ttarget\tstatus\nnetwork\tred\tapproved\n")
    let files = try (0..<5).map { number in
      try scratch.file("\(number).tsv", "en\tes\na network file\tun archivo de malla\n")
    }
    let lines = glosa(["lint"] + files + ["--glossary", terms]).output.split(separator: "\n")
      .filter { $0.hasSuffix("[term/preferred]") }
    #expect(lines.count == 5)
    for (number, line) in lines.enumerated() { #expect(line.contains("/\(number).tsv:2:")) }
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
      #expect(
        terms.contains("is rendered \"marcos\"; the glossary prefers \"marco de trabajo\"")
          || order[0] == english)
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
    #expect(glosa("explain", "number/valeu").messages.contains("did you mean number/value?"))
    #expect(glosa("rules", "numbr").messages.contains("did you mean number?"))
  }
}
