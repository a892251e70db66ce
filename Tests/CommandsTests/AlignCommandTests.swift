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
}
