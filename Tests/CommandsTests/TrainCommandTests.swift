import TestSupport
import Testing

@Suite("train") struct TrainCommandTests {
  private let text = "the house\tla casa\na house\tuna casa\nthe door\tla puerta\na door\tuna puerta\n"

  @Test("writes a lexicon that align-words takes, turned to its direction")
  func trains() throws {
    let folder = try ScratchFolder()
    let bitext = try folder.file("in.tsv", text)
    let lexicon = folder.path("en-es.lexicon")
    #expect(glosa("train", bitext, "--from", "en", "--to", "es", "-o", lexicon).code == 0)
    let more = folder.path("more.lexicon")
    #expect(glosa("train", bitext, "--from", "en", "--to", "es", "-o", more, "--add", lexicon).code == 0)
    let small = try folder.file("small.tsv", "puerta casa\thouse door\n")
    let result = glosa("align-words", small, "--from", "es", "--to", "en", "--lexicon", more, "--tokenized")
    #expect(result.output == "0-1 1-0\n")
  }

  @Test("says what is missing or wrong")
  func refuses() throws {
    let folder = try ScratchFolder()
    let bitext = try folder.file("in.tsv", text)
    #expect(glosa("train", bitext, "-o", folder.path("x")).messages.contains("--from and --to"))
    let result = glosa("align-words", bitext, "--from", "en", "--to", "es", "--lexicon", bitext)
    #expect(result.code == 2)
    #expect(result.messages.contains("this is no lexicon"))
    #expect(folder.names == ["in.tsv"])
  }
}
