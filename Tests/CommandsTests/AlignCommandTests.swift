import Foundation
import TestSupport
import Testing

@Suite("glosa align") struct AlignCommandTests {
  private let source = PackageFiles.path("Glossaries/ai-open-source/example/article.es.txt")
  private let target = PackageFiles.path("Glossaries/ai-open-source/example/article.en.txt")

  @Test("writes every sentence once, as numbers") func links() throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "Uno.\nDos.\nTres.\n")
    let two = try scratch.file("a.en.txt", "One.\nTwo.\nThree.\n")
    let result = glosa("align", "--segmented", "--output-format", "links", one, two)
    #expect(result.code == 0)
    let sides = result.output.split(separator: "\n").map {
      $0.split(separator: ":", omittingEmptySubsequences: false)
    }
    #expect(sides.flatMap { $0[0].split(separator: ",") } == ["0", "1", "2"])
    #expect(sides.flatMap { $0[1].split(separator: ",") } == ["0", "1", "2"])
  }

  @Test("gives a bitext that other commands read") func bitext() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.tmx")).code == 0)
    let words = glosa("align-words", "--from", "es", "--to", "en", scratch.path("a.tmx"))
    #expect(words.code == 0)
    #expect(words.output.contains("0-0"))
  }

  @Test("refuses an anchor outside of the text") func anchor() {
    let result = glosa("align", source, target, "--anchor", "9999:1")
    #expect(result.code == 2)
    #expect(result.messages.contains("9999"))
  }

  @Test(
    "refuses anchors that contradict each other",
    arguments: [("3:5", "4:2", "cross"), ("3:5", "3:6", "same sentence"), ("3:5", "4:5", "same sentence")])
  func crossingAnchors(_ one: String, _ other: String, _ word: String) {
    let result = glosa("align", source, target, "--anchor", other, "--anchor", one)
    #expect(result.code == 2)
    #expect(result.messages.contains(one) && result.messages.contains(other))
    #expect(result.messages.contains(word))
  }

  @Test("begins a pair at an anchor") func honouredAnchor() throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "Uno.\nDos.\nTres.\nCuatro.\n")
    let two = try scratch.file("a.en.txt", "One.\nTwo.\nThree.\nFour.\n")
    let result = glosa("align", "--segmented", "--output-format", "links", "--anchor", "2:4", one, two)
    #expect(result.code == 0)
    #expect(result.output.split(separator: "\n").contains { $0.hasPrefix("1:3") || $0.hasPrefix("1,2") })
  }

  @Test("writes every output, and refuses the same one twice") func outputs() throws {
    let scratch = try ScratchFolder()
    let paths = ["a.tmx", "a.tsv", "a.html"].map { scratch.path($0) }
    let options = paths.flatMap { ["-o", $0] }
    #expect(glosa(["align", source, target] + options).code == 0)
    for path in paths { #expect(FileManager.default.fileExists(atPath: path)) }
    let twice = glosa("align", source, target, "-o", "x.tmx", "-o", "./x.tmx")
    #expect(twice.code == 2 && twice.messages.contains("twice"))
  }

  @Test(
    "says what a format cannot hold",
    arguments: [
      ("tmx", "1 sentence without a translation, 1 sentence without a source"),
      ("po", "1 sentence without a source"), ("tsv", nil), ("jsonl", nil), ("xliff", nil), ("html", nil),
    ])
  func policy(_ format: String, _ note: String?) throws {
    let scratch = try ScratchFolder()
    let long = "Diese Zeile hat 4711 gar nichts mit dem anderen Text zu tun und ist recht lang geraten."
    let pairs = (1...6).map { ("El año \($0)\($0)7 fue bueno.", "The year \($0)\($0)7 was good.") }
    let one = try scratch.file("a.es.txt", pairs.map(\.0).joined(separator: "\n") + "\n" + long + "\n")
    let two = try scratch.file(
      "a.en.txt",
      "Completely unforeseen words, ending in an exclamation about nothing whatsoever at all!\n"
        + pairs.map(\.1).joined(separator: "\n") + "\n")
    let result = glosa("align", "--segmented", "--output-format", format, one, two)
    #expect(result.code == 0)
    if let note {
      #expect(result.messages.contains(note + "; tsv, jsonl, xliff and html keep all"))
    } else {
      #expect(!result.messages.contains("left out"))
    }
    #expect(result.output.contains(long) == (format != "tmx"))
    #expect(result.output.contains("Completely") == (note == nil))
  }

  @Test("names the form of a document that it cannot read") func unreadableForm() throws {
    let scratch = try ScratchFolder()
    let book = try scratch.file("a.es.epub", "PK\u{3}\u{4}\0\0mimetype")
    for options in [[], ["--segmented"]] {
      let result = glosa(["align", book, target, "--from", "es", "--to", "en"] + options)
      #expect(result.code == 2)
      #expect(result.messages.contains("this is a book (.epub); save it as text, Markdown or HTML"))
    }
  }

  @Test(
    "leaves out unsure pairs in every format, and counts them",
    arguments: ["tsv", "tmx", "jsonl", "links", "html"])
  func minConfidence(_ format: String) throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "Uno.\nLa casa roja.\nDos perros corren por el parque.\n")
    let two = try scratch.file("a.en.txt", "Red house.\nTwo dogs run.\nAnother one that is nowhere else.\n")
    let all = glosa("align", "--segmented", "--output-format", format, one, two)
    let some = glosa("align", "--segmented", "--output-format", format, "--min-confidence", "1", one, two)
    #expect(all.code == 0 && some.code == 0)
    #expect(some.output.count < all.output.count)
    #expect(some.messages.contains("left out, with less confidence than 1.0: "))
    #expect(glosa("align", one, two, "--min-confidence", "2").code == 2)
  }

  @Test("writes a page to review") func page() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.html")).code == 0)
    let page = try String(contentsOfFile: scratch.path("a.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("Content-Security-Policy"))
  }

  @Test("takes an edited table back") func edited() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.tsv")).code == 0)
    var rows = try String(contentsOfFile: scratch.path("a.tsv"), encoding: .utf8)
      .split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    // Row 5 is merged into row 4.
    rows[4][1] += " " + rows[5][1]
    rows[4][2] += " " + rows[5][2]
    let merged = rows[4]
    rows.remove(at: 5)
    let table = try scratch.file(
      "edited.tsv", rows.map { $0.joined(separator: "\t") }.joined(separator: "\r\n") + "\r\n")
    let result = glosa("align", source, target, "--from-edited", table)
    #expect(result.code == 0)
    #expect(result.messages.contains("1 of \(rows.count - 1) rows kept as edited"))
    #expect(result.output.contains("\t\(merged[1])\t\(merged[2])\tfixed\n"))
    #expect(glosa("align", source, target, "--from-edited", scratch.path("no.tsv")).code == 2)
  }

  @Test("an edit that cannot be kept is an error, which names the row") func lostEdit() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.tsv")).code == 0)
    var rows = try String(contentsOfFile: scratch.path("a.tsv"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    rows[3] += " And this is in no document."
    let table = try scratch.file("edited.tsv", rows.joined(separator: "\n") + "\n")
    let result = glosa("align", source, target, "--from-edited", table)
    #expect(result.code == 1)
    #expect(result.messages.contains("edited.tsv:4"))
    #expect(result.messages.contains("error: the row's texts are not in the documents"))
    #expect(result.output.split(separator: "\n").count >= rows.count - 1)
  }

  @Test("flags of an edited table come back, and what was not taken over is told") func flags() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.tsv")).code == 0)
    var rows = try String(contentsOfFile: scratch.path("a.tsv"), encoding: .utf8)
      .split(separator: "\n").map { $0 + "\t\t" }
    rows[0] = rows[0].dropLast(2) + "\tflags\tnotes"
    rows[3] = rows[3].dropLast(2) + "\tfixed\tseen by Ana"
    rows.remove(at: 9)
    let table = try scratch.file("edited.tsv", rows.joined(separator: "\n") + "\n")
    let result = glosa("align", source, target, "--from-edited", table)
    #expect(result.code == 0)
    #expect(result.output.contains("\tfixed\tseen by Ana\n"))
    #expect(result.messages.contains("of \(target) in no row, aligned anew: line "))
    let quoted = try scratch.file("quoted.tsv", "\"id\"\t\"es\"\t\"en\"\n\"1\"\t\"a\"\t\"b\"\n")
    let refusal = glosa("align", source, target, "--from-edited", quoted)
    #expect(refusal.code == 2 && refusal.messages.contains("without them, or as CSV"))
  }

  @Test("advice fits the command") func advice() throws {
    let scratch = try ScratchFolder()
    let folder = glosa("align", source, target, "-o", scratch.url.path)
    #expect(folder.code == 2 && folder.messages.contains("is a folder; name a file"))
    let unknown = glosa("align", source, target, "--output-format", "foo")
    #expect(unknown.code == 2 && unknown.messages.contains("jsonl, html, links"))
    #expect(glosa("align", source, target, "--output-format", "xlf").output.hasPrefix("<?xml"))
    let memory = glosa("align", source, target, "--tm", source)
    #expect(memory.code == 2 && memory.messages.contains("let its name say it: one of tmx"))
    #expect(!memory.messages.contains("--input-format"))
  }

  @Test("sentences have one numbering") func numbers() throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "Uno.\nDos.\nTres.\n")
    let two = try scratch.file("a.en.txt", "One.\nTwo.\nThree.\n")
    let options = ["align", "--segmented", "--anchor", "3:3", one, two, "--output-format"]
    let json = glosa(options + ["jsonl"]).output
    #expect(
      json.contains(#"{"name":"source_sentences","value":"3"},{"name":"target_sentences","value":"3"}"#))
    #expect(glosa(options + ["html"]).output.contains("<span class=\"line\">sentence 3, line 3</span>"))
  }

  @Test("either side of an XLIFF file is a document, in its language") func xliff() throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "guide.xlf",
      """
      <xliff version="1.2"><file source-language="en" target-language="es" datatype="plaintext" original="x"><body>
      <trans-unit id="1"><source>Hello world.</source><target>Hola mundo.</target></trans-unit></body></file></xliff>
      """)
    let english = try scratch.file("a.en.txt", "Hello world.\n"),
      spanish = try scratch.file("a.es.txt", "Hola mundo.\n")
    let target = glosa("align", file, english, "--from", "es")
    #expect(target.output == "id\tes\ten\n1\tHola mundo.\tHello world.\n")
    #expect(target.messages.contains("its translations (es) are read"))
    let source = glosa("align", file, spanish)
    #expect(source.output == "id\ten\tes\n1\tHello world.\tHola mundo.\n")
    #expect(!source.messages.contains("guessed"))
    #expect(glosa("align", file, file).output == source.output)
    let other = glosa("align", file, english, "--from", "fr", "--to", "en")
    #expect(other.code == 2)
    #expect(other.messages.contains("the file is in en and es, not in fr"))
  }

  @Test("a sorted table gives the same as the one that was written") func sortedTable() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.tsv")).code == 0)
    var lines = try String(contentsOfFile: scratch.path("a.tsv"), encoding: .utf8).split(separator: "\n")
    let head = lines.removeFirst()
    let sorted = try scratch.file(
      "b.tsv", ([head] + lines.sorted { $0.count < $1.count }).joined(separator: "\n") + "\n")
    let first = glosa("align", source, target, "--from-edited", scratch.path("a.tsv"))
    let second = glosa("align", source, target, "--from-edited", sorted)
    #expect(first.code == 0 && second.code == 0)
    #expect(first.output == second.output)
    #expect(second.messages.contains("0 of \(lines.count) rows kept as edited"))
  }

  @Test("line ends of plain text are read as told") func lineBreaks() throws {
    let scratch = try ScratchFolder()
    let one = try scratch.file("a.es.txt", "El gato duerme\nEl perro corre\n")
    let two = try scratch.file("a.en.txt", "The cat sleeps\nThe dog runs\n")
    let hard = glosa("align", one, two, "--line-breaks", "hard")
    #expect(hard.output.split(separator: "\n").count == 3)
    let soft = glosa("align", one, two, "--line-breaks", "soft")
    #expect(soft.output.split(separator: "\n").count == 2)
  }

  @Test("of identical files all pairs are untranslated") func copies() throws {
    let scratch = try ScratchFolder()
    let text =
      "The grey cat sleeps in the old house all day.\n\nYes.\n\nThe big dog runs in the green park all night.\n\nNo.\n"
    let one = try scratch.file("a.txt", text), two = try scratch.file("b.txt", text)
    let result = glosa("align", one, two, "--from", "en", "--to", "es")
    #expect(result.messages.contains("untranslated: 4 of 4 pairs have the same text"))
  }

  @Test("scores have four decimals at most") func decimals() throws {
    let result = glosa("align", source, target, "--scores", "--output-format", "tsv")
    for line in result.output.split(separator: "\n").dropFirst() {
      #expect((line.split(separator: "\t", omittingEmptySubsequences: false).last ?? "").count <= 6)
    }
  }

  @Test("learns from a glossary, a lexicon and an earlier bitext") func seeds() throws {
    let scratch = try ScratchFolder()
    #expect(glosa("align", source, target, "-o", scratch.path("a.tmx")).code == 0)
    #expect(
      glosa("train", scratch.path("a.tmx"), "--from", "es", "--to", "en", "-o", scratch.path("l.lexicon"))
        .code == 0)
    let glossary = PackageFiles.path("Glossaries/ai-open-source/concepts.yml")
    let result = glosa(
      "align", source, target, "--glossary", glossary, "--lexicon", scratch.path("l.lexicon"), "--tm",
      scratch.path("a.tmx"), "--verbose")
    #expect(result.code == 0)
    for word in ["pairs of terms", "pairs of words", "pairs of sentences"] {
      #expect(result.messages.contains(word))
    }
    let wrong = glosa(
      "align", source, target, "--from", "fr", "--to", "de", "--lexicon", scratch.path("l.lexicon"))
    #expect(wrong.code == 2)
  }

  @Test("pages are read without what is not translated, with the attributes that people read") func pages()
    throws
  {
    let scratch = try ScratchFolder()
    let page = { (a: String, b: String, c: String) in
      "<title>\(a)</title><p>\(b) <img src=x alt='\(c)'> 7.<p translate=no>ACME\n"
    }
    let from = try scratch.file("a.en.html", page("A guide", "See the picture", "The pump"))
    let to = try scratch.file("a.es.html", page("Una guía", "Vea la imagen", "La bomba"))
    let result = glosa("align", from, to, "--output-format", "tsv")
    let lines = result.output.split(separator: "\n").dropFirst().map { $0.drop { $0 != "\t" }.dropFirst() }
    #expect(
      lines == ["A guide\tUna guía", "See the picture 7.\tVea la imagen 7.", "The pump\tLa bomba"],
      "\(result.output)\(result.messages)")
  }
}
