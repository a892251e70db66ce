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
    #expect(result.output.contains("\t\(merged[1])\t\(merged[2])\n"))
    #expect(glosa("align", source, target, "--from-edited", scratch.path("no.tsv")).code == 2)
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
}
