import Foundation
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

  @Test("counts shards apart, and adds them up to the same lexicon however they are grouped")
  func addsShards() throws {
    let folder = try ScratchFolder()
    let shards = ["a", "b", "c"]
    for (number, name) in shards.enumerated() {
      let lines = text.split(separator: "\n").dropFirst(number).joined(separator: "\n")
      let bitext = try folder.file("\(name).tsv", lines + "\n")
      let output = folder.path(name)
      #expect(
        glosa("train", bitext, "--from", "en", "--to", "es", "-o", output, "--provenance", "x").code == 0)
    }
    func add(_ names: String..., into sum: String) {
      let options = names.flatMap { ["--add", folder.path($0)] }
      #expect(glosa(["train", "-o", folder.path(sum)] + options).code == 0)
    }
    add("a", "b", "c", into: "abc")
    add("a", "b", into: "ab")
    add("ab", "c", into: "ab-c")
    add("b", "c", into: "bc")
    add("a", "bc", into: "a-bc")
    let sum = try Data(contentsOf: URL(filePath: folder.path("abc")))
    #expect(try Data(contentsOf: URL(filePath: folder.path("ab-c"))) == sum)
    #expect(try Data(contentsOf: URL(filePath: folder.path("a-bc"))) == sum)
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
    #expect(glosa("train", "-o", folder.path("x")).messages.contains("nothing to learn from"))
  }
}
