import Foundation
import TestSupport
import TextModel
import Testing

@testable import Commands

@Suite("glosa align with folders") struct AlignFoldersTests {
  private let spanish =
    "El gato duerme en la casa. El perro corre por el parque.\n\nHoy sale el sol en Madrid."
  private let english =
    "The cat sleeps in the house. The dog runs in the park.\n\nToday the sun rises in Madrid."

  /// A folder with files in folders.
  private func folder(_ files: [String: String]) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    for (name, text) in files {
      let parent = scratch.url.appending(path: name).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      _ = try scratch.file(name, text)
    }
    return scratch
  }

  @Test(
    "names without their language",
    arguments: [
      ("guide.es.md", "es", "guide.md"), ("es/guide.md", "es", "guide.md"),
      ("docs/es-MX/a_b.txt", "es", "docs/a_b.txt"),
      ("guide_es-MX.html", "es", "guide.html"), ("index.html.es", "es", "index.html"),
      ("guide.md", nil, "guide.md"),
    ])
  func keys(_ path: String, _ language: String?, _ key: String) {
    let document = DocumentPath(path)
    #expect(document.language?.description.prefix(2).description == language)
    #expect(document.key == key)
  }

  @Test("pairs by path and by names, and reports who has no partner") func pairing() throws {
    let scratch = try folder([
      "es/a.txt": spanish, "es/deep/b.es.md": "# Uno\n\n" + spanish, "es/alone.txt": spanish,
      "es/picture.png": "x",
      "en/a.txt": english, "en/deep/b.en.md": "# One\n\n" + english,
    ])
    let result = glosa(
      "align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en", "--threads", "1")
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "id\tdoc\tes\ten")
    #expect(
      lines.contains { $0.hasSuffix("\ta.txt\tEl gato duerme en la casa.\tThe cat sleeps in the house.") })
    #expect(lines.contains { $0.hasSuffix("\tdeep/b.es.md\tUno\tOne") })
    #expect(result.messages.contains("alone.txt: no partner"))
    #expect(result.messages.contains("a.txt: 3 pairs, 0 sentences alone"))
    #expect(result.messages.contains("2 documents: 7 pairs"))
  }

  @Test("a file without extension that holds no text is no document") func binary() throws {
    let scratch = try folder([
      "es/LEEME": spanish, "en/LEEME": english, "es/data": "\u{1}\0\0x", "en/data": "\u{1}\0\0y",
    ])
    let result = glosa(
      "align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en", "--verbose")
    #expect(result.code == 0)
    #expect(result.messages.contains("1 document: 3 pairs"))
    #expect(result.messages.contains("no documents, left out: 2 without extension ("))
  }

  @Test("what is passed over is named") func passedOver() throws {
    let scratch = try folder([
      "d/g.es.md": spanish, "d/g.en.md": english, "d/g.fr.md": "Bonjour.", "d/a.jpg": "x", "d/b.jpg": "y",
    ])
    let docs = scratch.path("d")
    let result = glosa("align", docs, docs, "--from", "es", "--to", "en")
    #expect(result.code == 0)
    #expect(result.messages.contains("no documents, left out: 2 .jpg (\(docs)/a.jpg, \(docs)/b.jpg)"))
    #expect(result.messages.contains("in other languages, left out: 1 (\(docs)/g.fr.md)"))
  }

  @Test("names cannot break lines") func lineEnds() throws {
    let scratch = try folder(["es/a\nb.txt": spanish, "en/a\nb.txt": english])
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.code == 0)
    #expect(result.messages.contains("a⟨U+000A⟩b.txt: "))
  }

  @Test("what is no document is named when nothing is left") func noDocuments() throws {
    let scratch = try folder(["es/a.xlsx": "x", "en/a.xlsx": "y"])
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.code == 2)
    #expect(result.messages.contains("and others: 2 .xlsx"))
    #expect(result.messages.contains("text, Markdown, HTML, XLIFF, DOCX and other documents are read"))
  }

  @Test("both languages in one folder") func oneFolder() throws {
    let scratch = try folder(["g.es.md": spanish, "g.en.md": english, "g.fr.md": "Bonjour."])
    let docs = scratch.url.path
    let result = glosa("align", docs, docs, "--from", "es", "--to", "en")
    #expect(result.code == 0)
    #expect(result.output.split(separator: "\n").count == 4)
    let refusal = glosa("align", docs, docs)
    #expect(refusal.code == 2 && refusal.messages.contains("--from"))
  }

  @Test("by content where names do not help") func content() throws {
    let texts = (0..<3).map { n in (0..<20).map { "Nombre\(n * 50 + $0) \($0 + n * 71)" } }
    let scratch = try folder([
      "es/primero.txt": texts[0].joined(separator: " dice.\n\n"),
      "es/segundo.txt": texts[1].joined(separator: " dice.\n\n"),
      "en/x.txt": texts[1].joined(separator: " says.\n\n"),
      "en/y.txt": texts[0].joined(separator: " says.\n\n"),
    ])
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.code == 0)
    #expect(
      result.messages.contains("es/primero.txt and \(scratch.path("en/y.txt")): paired by their contents"))
    #expect(
      result.messages.contains("es/segundo.txt and \(scratch.path("en/x.txt")): paired by their contents"))
  }

  @Test("subtitles are paired by what they say, whatever they are called") func subtitles() throws {
    func film(_ word: String) -> String {
      (1...20).map {
        "\($0)\n00:00:\($0 + 10),000 --> 00:00:\($0 + 11),000\n\(word) Nombre\($0 * 37) \($0 * 71).\n"
      }
      .joined(separator: "\n")
    }
    let scratch = try folder(["es/pelicula.srt": film("Dice"), "en/movie.srt": film("Says")])
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.code == 0)
    #expect(
      result.messages.contains("movie.srt: paired by their contents") || result.messages.contains("movie.srt")
    )
    #expect(result.messages.contains("20 pairs"))
  }

  @Test("build files are no documents, and few kinds of others are named") func buildFiles() throws {
    var files = ["es/a.txt": spanish, "en/a.txt": english, "es/Makefile": "all:", "en/Makefile": "all:"]
    for n in 0..<9 { files["es/x.k\(n)"] = "x" }
    let scratch = try folder(files)
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.messages.contains("1 document: 3 pairs"))
    #expect(result.messages.contains("of other kinds"))
  }

  @Test("files that read like another language are named") func otherLanguage() throws {
    let long =
      "This is a text that nobody has translated yet, and it has many of the words that English has. "
    let scratch = try folder([
      "es/a.txt": spanish, "en/a.txt": english, "es/b.txt": long + long, "en/b.txt": long + long,
      "es/c.txt": long, "en/c.txt": long,
    ])
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.messages.contains("taken for es, but these read like en: 2 ("))
  }

  @Test("an unreadable file does not lose the others") func unreadable() throws {
    let scratch = try folder([
      "es/a.txt": spanish, "en/a.txt": english, "es/b.txt": "x\0y", "en/b.txt": english,
    ])
    let result = glosa(
      "align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en", "-o", scratch.path("out")
    )
    #expect(result.code == 2)
    #expect(result.messages.contains("es/b.txt:1:2: error: "))
    let written = try String(contentsOfFile: scratch.path("out/a.txt.tsv"), encoding: .utf8)
    #expect(written.split(separator: "\n").count == 4)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out/b.txt.tsv")))
  }

  @Test("a file each in a folder, whatever the number of threads", arguments: ["tmx", "links", "html"])
  func output(_ format: String) throws {
    let scratch = try folder([
      "es/d/a.txt": spanish, "en/d/a.txt": english, "es/b.txt": spanish, "en/b.txt": english,
    ])
    for (folder, threads) in [("one", "1"), ("two", "2")] {
      let result = glosa(
        "align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en", "--output-format",
        format, "-o",
        scratch.path(folder) + "/", "--threads", threads)
      #expect(result.code == 0)
    }
    for name in ["d/a.txt", "b.txt"] {
      let first = try Data(contentsOf: scratch.url.appending(path: "one/\(name).\(format)"))
      #expect(try first == Data(contentsOf: scratch.url.appending(path: "two/\(name).\(format)")))
      #expect(!first.isEmpty)
    }
  }

  @Test("folders that do not fit are refused") func refusals() throws {
    let scratch = try folder(["es/a.txt": spanish, "en/other.md": "Nothing in common here at all."])
    let result = glosa("align", scratch.path("es"), scratch.path("en"), "--from", "es", "--to", "en")
    #expect(result.code == 2 && result.messages.contains("no document has a partner"))
    let mixed = glosa("align", scratch.path("es"), scratch.path("en/other.md"), "--from", "es", "--to", "en")
    #expect(mixed.code == 2 && mixed.messages.contains("give two documents, or two folders"))
  }
}
