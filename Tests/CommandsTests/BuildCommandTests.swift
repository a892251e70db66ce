import Foundation
import TestSupport
import Testing

@Suite("glosa build") struct BuildCommandTests {
  private let source = PackageFiles.path("Glossaries/ai-open-source/example/article.es.txt")
  private let target = PackageFiles.path("Glossaries/ai-open-source/example/article.en.txt")

  private func rows(_ tsv: String) -> [[String]] {
    tsv.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("makes a glossary of the example article") func example() {
    let result = glosa("build", source, target)
    #expect(result.code == 0)
    let rows = rows(result.output)
    #expect(
      rows.first == [
        "source", "target", "score", "status", "count_source", "count_target", "count_pair", "documents",
        "source_variants", "target_variants", "alternatives", "reason", "example_source", "example_target",
        "id", "source_lang", "target_lang", "count_aligned", "dice", "log_likelihood", "aligned_share",
        "domain_ratio", "example_places",
      ])
    let top = rows.dropFirst().prefix(40).map { "\($0[0])/\($0[1])" }
    for pair in ["código abierto/open source", "ROI/ROI"] { #expect(top.contains(pair), "\(pair)") }
    let scores = rows.dropFirst().compactMap { Double($0[2]) }
    #expect(scores == scores.sorted(by: >), "best first")
  }

  @Test("a filter that is kept takes nothing, and those behind it are asked")
  func keptFilters() {
    let lines = [
      "general-word": "general language", "modifier": "beside a noun", "one-meeting": "with a preposition",
    ]
    func taken(_ keep: [String]) -> [String: Int] {
      let messages = glosa(["build", source, target, "--verbose"] + keep.flatMap { ["--keep", $0] }).messages
      return lines.mapValues { text in
        messages.split(separator: "\n").first { $0.contains(text) }
          .flatMap { Int($0.drop(while: { $0 == " " }).prefix(while: \.isNumber)) } ?? 0
      }
    }
    let all = taken([])
    for name in lines.keys {
      let rest = taken([name])
      #expect(all[name, default: 0] > 0 && rest[name] == 0, "\(name)")
      for (other, count) in all where other != name { #expect(rest[other, default: 0] >= count, "\(other)") }
    }
    #expect(taken(["general-word"])["modifier", default: 0] > all["modifier", default: 0])
  }

  @Test("gives the same bytes for any number of threads") func threads() {
    #expect(
      glosa("build", source, target, "--threads", "1").output
        == glosa("build", source, target, "--threads", "3").output)
  }

  @Test("writes several files at once, whole or not at all") func files() throws {
    let scratch = try ScratchFolder()
    let result = glosa("build", source, target, "-o", scratch.path("g.csv"), "-o", scratch.path("g.tmx"))
    #expect(result.code == 0)
    #expect(scratch.names == ["g.csv", "g.tmx"])
    let export = glosa("export", scratch.path("g.tmx"), "--output-format", "tsv")
    #expect(export.code == 0)
    #expect(export.output.contains("código abierto\topen source"))
  }

  @Test("keeps approved entries of a glossary") func approved() throws {
    let glossary = PackageFiles.path("Glossaries/ai-open-source/concepts.yml")
    let rows = rows(glosa("build", source, target, "--glossary", glossary).output)
    #expect(rows.first { $0[0] == "código abierto" }?[3] == "approved")
    #expect(rows.first { $0[0] == "PyTorch" }?[3] == "do-not-translate")
  }

  @Test("shows a table for people") func table() {
    let result = glosa("build", source, target, "--output-format", "table", "--max-terms", "5")
    #expect(result.code == 0)
    #expect(result.output.split(separator: "\n").count == 6)
  }

  @Test("aligns with a lexicon that is given, or with none") func lexicon() throws {
    let scratch = try ScratchFolder()
    let lessons = "a kelp\tun alga\nthe kelp\tel alga\na buoy\tuna boya\nthe buoy\tla boya\n"
    let lexicon = scratch.path("l")
    let bitext = try scratch.file("l.tsv", lessons)
    #expect(glosa("train", bitext, "--from", "en", "--to", "es", "-o", lexicon).code == 0)
    let text = try scratch.file("t.tsv", "They saw the kelp and the buoy.\tVieron la boya y el alga.\n")
    func pairs(_ lexicon: String) -> [[String]] {
      rows(glosa("build", text, "--from", "en", "--to", "es", "--lexicon", lexicon).output).map {
        Array($0.prefix(2))
      }
    }
    #expect(pairs(lexicon).contains(["kelp", "alga"]))
    #expect(!pairs("none").contains(["kelp", "alga"]))
    #expect(glosa("build", text, "--from", "en", "--to", "fr", "--lexicon", lexicon).code == 2)
    #expect(
      glosa("build", text, "--from", "en", "--to", "es", "--lexicon", text).messages.contains("no lexicon"))
  }

  @Test("never writes over its input, nor two results into one file") func outputs() throws {
    let scratch = try ScratchFolder()
    let pairs = "source\ttarget\nopen source\tcódigo abierto\nopen source\tcódigo abierto\n"
    let bitext = try scratch.file("pairs.tsv", pairs)
    let over = glosa("build", bitext, "--from", "en", "--to", "es", "-o", scratch.path("./pairs.tsv"))
    #expect(over.code == 2)
    #expect(over.messages.contains("pairs.tsv: error: the output is one of the inputs"))
    #expect(try String(contentsOfFile: bitext, encoding: .utf8) == pairs)
    let file = scratch.path("new.csv")
    let twice = glosa(
      "build", bitext, "--from", "en", "--to", "es", "-o", file, "-o", scratch.path("./new.csv"))
    #expect(twice.code == 2)
    #expect(twice.messages.contains("the same file is to be written twice"))
    #expect(scratch.names == ["pairs.tsv"])
  }

  @Test("takes a row of one word repeated twenty thousand times in its stride") func repetitive() throws {
    let scratch = try ScratchFolder()
    func words(_ word: String) -> String { String(repeating: word + " ", count: 20_000) }
    let bitext = try scratch.file(
      "r.tsv", String(repeating: words("word") + "\t" + words("palabra") + "\n", count: 3))
    let start = ContinuousClock.now
    #expect(glosa("build", bitext, "--from", "en", "--to", "es").code == 0)
    #expect(ContinuousClock.now - start < .seconds(30), "a second where nothing else runs")
  }

  @Test("leaves fuzzy messages out and says so") func fuzzy() throws {
    let scratch = try ScratchFolder()
    func message(_ mark: String, _ source: String, _ target: String) -> String {
      "\n\(mark)msgid \"\(source)\"\nmsgstr \"\(target)\"\n"
    }
    let file = try scratch.file(
      "f.po",
      "msgid \"\"\nmsgstr \"\"\n\"Language: es\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        + message("#, fuzzy\n", "Delete the widget loader", "Copiar el planeta azul")
        + message("#, fuzzy\n", "The widget loader is fast", "El planeta azul es rápido")
        + message("", "The sound card is on", "La tarjeta de sonido está encendida")
        + message("", "Select the sound card", "Seleccione la tarjeta de sonido"))
    let result = glosa("build", file, "--from", "en", "--to", "es", "--output-format", "tsv")
    #expect(result.messages.contains("2 units are marked as fuzzy or unfinished and were left out"))
    #expect(result.output.contains("sound card\ttarjeta de sonido"))
    #expect(!result.output.contains("widget"))
  }

  @Test("takes no terms from code in Markdown") func code() throws {
    let scratch = try ScratchFolder()
    func page(_ title: String, _ use: String, _ end: String) -> String {
      "# \(title)\n\n\(use) `glosa build --fast` \(end)\n\n```bash\npip install servidor --upgrade\n```\n\n\(title).\n"
    }
    let result = glosa(
      "build", try scratch.file("d.en.md", page("The inference server", "Use", "to begin.")),
      try scratch.file("d.es.md", page("El servidor de inferencia", "Use", "para empezar.")),
      "--output-format",
      "tsv")
    #expect(result.output.contains("inference server\tservidor de inferencia"))
    for word in ["pip", "glosa build", "upgrade"] {
      #expect(!rows(result.output).contains { $0[0].contains(word) || $0[1].contains(word) }, "\(word)")
    }
  }

  @Test(
    "a glossary merged with its own tables decides nothing",
    arguments: ["csv", "tsv", "jsonl", "utx", "tmx", "tbx"])
  func ownTables(_ format: String) throws {
    let scratch = try ScratchFolder()
    let (native, table) = (scratch.path("g.yml"), scratch.path("g.\(format)"))
    #expect(glosa("build", source, target, "-o", native, "-o", table).code == 0)
    let merged = scratch.path("m.yml")
    #expect(glosa("glossary", "merge", native, table, "-o", merged).code == 0)
    #expect(!glosa("glossary", "diff", native, merged).output.contains("approved"))
    let exported = scratch.path("e.\(format)")
    #expect(glosa("export", native, "-o", exported).code == 0)
    #expect(glosa("glossary", "merge", native, exported, "-o", merged).code == 0)
    #expect(!glosa("glossary", "diff", native, merged).output.contains("approved"))
  }

  @Test("one sentence more changes few lines of the native file") func smallChanges() throws {
    let scratch = try ScratchFolder()
    let texts = try [source, target].map { try String(contentsOfFile: $0, encoding: .utf8) }
    let files = [
      try scratch.file("a.es.txt", texts[0]), try scratch.file("a.en.txt", texts[1]),
      try scratch.file("b.es.txt", texts[0] + "\n\nEl gato arranca.\n"),
      try scratch.file("b.en.txt", texts[1] + "\n\nThe cat starts.\n"),
    ]
    let native = scratch.path("g.yml")
    #expect(glosa("build", files[0], files[1], "-o", native).code == 0)
    let before = try String(contentsOfFile: native, encoding: .utf8).split(separator: "\n")
    #expect(glosa("build", files[2], files[3], "-o", native).code == 0)
    let after = Set(try String(contentsOfFile: native, encoding: .utf8).split(separator: "\n"))
    #expect(before.count { !after.contains($0) } < 12, "of \(before.count) lines")
  }

  @Test("takes two folders of documents, and counts rivals by document") func folders() throws {
    let folder = try ScratchFolder()
    for name in ["en", "es"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    for (name, word) in [("a", "código abierto"), ("b", "código abierto"), ("c", "fuente abierta")] {
      let english = ["Open source wins.", "She likes open source.", "Nobody sells open source."]
      let spanish = ["Gana el \(word).", "Le gusta el \(word).", "Nadie vende \(word)."]
      _ = try folder.file("en/\(name).txt", english.joined(separator: "\n\n"))
      _ = try folder.file("es/\(name).txt", spanish.joined(separator: "\n\n"))
    }
    let (english, spanish) = (folder.path("en"), folder.path("es"))
    let result = glosa("build", english, spanish, "--from", "en", "--to", "es", "--json")
    #expect(result.code == 0)
    let entry = result.output.split(separator: "\n").first { $0.contains(#""source":"open source""#) } ?? ""
    #expect(entry.contains(/"text":"código abierto","count":[3-6],"documents":2,/))
    #expect(entry.contains(/"text":"fuente abierta","count":[2-3],"documents":1,/))
    let one = folder.path("en/a.txt")
    let refused = glosa("build", one, folder.path("es/a.txt"), one)
    #expect(refused.code == 2 && refused.messages.contains("two folders"))
    #expect(glosa("build", english, one).messages.contains("this is a folder"))
  }

  @Test("says when texts seem not to translate each other") func unrelated() throws {
    let scratch = try ScratchFolder()
    let words = ["river", "stone", "cloud", "horse", "window", "bread", "summer", "lamp", "garden", "paper"]
    let other = try scratch.file(
      "o.en.txt",
      (0..<40).map { "The \(words[$0 % 10]) saw a \(words[($0 * 7 + 3) % 10]) and \(words[($0 / 3) % 10])." }
        .joined(separator: " "))
    #expect(glosa("build", source, other, "--to", "en").messages.contains("seem not to translate each other"))
    #expect(!glosa("build", source, target).messages.contains("seem not to translate"))
  }
}
