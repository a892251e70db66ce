import Foundation
import TestSupport
import Testing

@Suite("Resource files in commands") struct ResourceCommandTests {
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    _ = try folder.file(
      "en.json",
      #"{"open": "Open the file", "n": {"one": "{{n}} file", "other": "{{n}} files"}, "new": "New"}"#)
    _ = try folder.file(
      "es.json",
      #"{"open": "Abrir el archivo", "n": {"one": "{{n}} archivo", "other": "{{n}} archivos"}, "old": "Viejo"}"#
    )
    return folder
  }

  @Test("export joins two files by key") func export() throws {
    let folder = try folder()
    let result = glosa(
      "export", folder.path("en.json"), folder.path("es.json"), "--output-format", "jsonl")
    #expect(result.code == 0)
    #expect(
      result.output.contains(#""source":"Open the file""#) && result.output.contains("Abrir el archivo"))
    #expect(
      result.messages.contains("4 units joined by key; 1 without a translation, 1 keys that the source lacks")
    )
  }

  @Test("export reads a file of both languages") func bilingual() throws {
    let folder = try folder()
    let path = try folder.file(
      "app_es.ts",
      "<TS version=\"2.1\" language=\"es\" sourcelanguage=\"en\"><context><name>M</name><message><source>Open</source>"
        + "<translation>Abrir</translation></message></context></TS>")
    let result = glosa("export", path, "--from", "en", "--output-format", "tsv")
    #expect(result.code == 0)
    #expect(result.output.contains("Open\tAbrir"))
  }

  @Test("build joins two files by key") func build() throws {
    let folder = try folder()
    let result = glosa(
      "build", folder.path("en.json"), folder.path("es.json"), "--min-count", "1", "--verbose")
    #expect(result.code == 0)
    #expect(result.messages.contains("4 units"))
  }

  @Test("build reads Markdown without its mark-up") func markdown() throws {
    let folder = try folder()
    let english = "# The **budget**\n\nThe [budget](http://example.org/b) is large. The budget grows.\n"
    let spanish =
      "# El **presupuesto**\n\nEl [presupuesto](http://example.org/b) es grande. El presupuesto crece.\n"
    let result = glosa(
      "build", try folder.file("a.en.md", english), try folder.file("a.es.md", spanish), "--min-count", "1")
    #expect(result.code == 0)
    #expect(result.output.contains("budget\tpresupuesto"))
    #expect(!result.output.contains("example.org") && !result.output.contains("**"))
  }

  @Test("align reads documents of many formats") func align() throws {
    let folder = try folder()
    let english = "Title\n=====\n\nThe ``budget`` is large.\n\n- One item.\n"
    let spanish = "Título\n======\n\nEl ``presupuesto`` es grande.\n\n- Un punto.\n"
    let result = glosa(
      "align", try folder.file("a.en.rst", english), try folder.file("a.es.rst", spanish), "--output-format",
      "tsv")
    #expect(result.code == 0)
    #expect(result.output.contains("The budget is large.\tEl presupuesto es grande."))
  }

  @Test("the texts of Markdown's front matter are aligned and linted, its settings are not")
  func frontMatter() throws {
    let folder = try folder()
    let source = try folder.file(
      "m.en.md", "---\ntitle: The pump\ndescription: \"Wait 10 minutes\"\nweight: 3\n---\n\nText.\n")
    let target = try folder.file(
      "m.es.md", "---\ntitle: La bomba\ndescription: \"Espere 15 minutos\"\nweight: 3\n---\n\nTexto.\n")
    let aligned = glosa("align", source, target, "--output-format", "tsv")
    #expect(aligned.output.contains("The pump\tLa bomba\n"))
    #expect(aligned.output.contains("Wait 10 minutes\tEspere 15 minutos\n"))
    #expect(!aligned.output.contains("weight"))
    let linted = glosa("lint", source, target, "--config", "none")
    #expect(linted.output.contains("m.es.md:3:22: error: target has \"15\""))
  }

  @Test("align of messages says what to do instead") func messages() throws {
    let folder = try folder()
    let result = glosa("align", folder.path("en.json"), folder.path("es.json"))
    #expect(result.code == 2)
    #expect(result.messages.contains("glosa export"))
  }

  @Test("a key that stands twice is told where it stands, and is not missing") func repeatedKeys() throws {
    let scratch = try ScratchFolder()
    let source = try scratch.file("en.json", "{\"a\": \"One apple\", \"b\": \"Two\", \"a\": \"Three pears\"}")
    let target = try scratch.file("es.json", "{\"a\": \"Una manzana\", \"b\": \"Dos\", \"b\": \"Los dos\"}")
    let arguments = ["--from", "en", "--to", "es", "--config", "none", "--only", "key"]
    let result = glosa(["lint", source, target] + arguments)
    #expect(result.code == 1)
    #expect(result.output.contains("en.json:1:38: error: the key \"a\" stands twice"), "\(result.output)")
    #expect(result.output.contains("es.json:1:40: error: the key \"b\" stands twice"), "\(result.output)")
    #expect(!result.output.contains("missing"), "\(result.output)")
    let both = try scratch.file("fr.json", "{\"a\": \"Une pomme\", \"a\": \"Trois poires\", \"b\": \"Deux\"}")
    let joined = glosa("export", source, both, "--from", "en", "--to", "fr", "--output-format", "tsv")
    #expect(joined.output.contains("Three pears\tTrois poires"), "\(joined.output)")
  }

  @Test("plural forms that only the translation has are no other translation of the same source")
  func pluralForms() throws {
    let scratch = try ScratchFolder()
    let source = try scratch.file("en.json", "{\"n_one\": \"{{n}} file\", \"n_other\": \"{{n}} files\"}")
    let target = try scratch.file(
      "es.json",
      "{\"n_one\": \"{{n}} archivo\", \"n_many\": \"{{n}} de archivos\", \"n_other\": \"{{n}} archivos\"}")
    let result = glosa("lint", source, target, "--from", "en", "--to", "es", "--config", "none")
    #expect(result.code == 0 && result.output.isEmpty, "\(result.output)")
  }

  @Test("texts of Android for several devices are no repeated keys") func products() throws {
    let scratch = try ScratchFolder()
    let file = { (name: String, tablet: String, phone: String) in
      try scratch.file(
        name,
        "<resources><string name=\"x\" product=\"tablet\">\(tablet)</string><string name=\"x\" product=\"default\">\(phone)</string></resources>"
      )
    }
    let source = try file("strings.en.xml", "Tablet apps", "Phone apps")
    let target = try file("strings.es.xml", "Aplicaciones de la tableta", "Aplicaciones del teléfono")
    let lint = glosa("lint", source, target, "--from", "en", "--to", "es", "--config", "none")
    #expect(lint.code == 0 && lint.output.isEmpty, "\(lint.output)\(lint.messages)")
    let joined = glosa("export", source, target, "--from", "en", "--to", "es", "--output-format", "tsv")
      .output
    #expect(
      joined.contains("x@tablet\t") && joined.contains("Phone apps\tAplicaciones del teléfono"), "\(joined)")
  }

  @Test("a key that only the translation marks as not to translate is not missing") func keptTexts() throws {
    let scratch = try ScratchFolder()
    let text = { (kept: String) in "<resources><string name=\"x\"\(kept)>Glosa</string></resources>" }
    let source = try scratch.file("strings.en.xml", text(""))
    let target = try scratch.file("strings.es.xml", text(" translatable=\"false\""))
    let result = glosa(
      "lint", source, target, "--from", "en", "--to", "es", "--config", "none", "--only", "key")
    #expect(result.code == 0 && result.output.isEmpty, "\(result.output)\(result.messages)")
  }
}
