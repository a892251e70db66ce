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

  @Test("lexicon shows what a lexicon was learnt from")
  func showsLexicons() throws {
    let folder = try ScratchFolder()
    let bitext = try folder.file("in.tsv", text)
    let lexicon = folder.path("x.lexicon")
    let arguments = ["--from", "en", "--to", "es", "--provenance", "Our texts, CC0", "-o", lexicon]
    #expect(glosa(["train", bitext] + arguments).code == 0)
    #expect(glosa("lexicon", lexicon).output.hasSuffix("en → es, 8 words, 4 pairs\n  Our texts, CC0\n"))
    #expect(glosa("lexicon", lexicon, "--json").output.contains(#""provenance":["Our texts, CC0"]}"#))
    #expect(glosa("lexicon").output.contains("es-en, part of Glosa: es → en"))
    #expect(glosa("lexicon", bitext).code == 2)
    let pruned = folder.path("y.lexicon")
    #expect(glosa("train", "--add", lexicon, "--min-count", "1", "-o", pruned).code == 0)
    #expect(glosa("train", "--add", lexicon, "--min-count", "9", "-o", pruned).code == 2)
  }

  @Test("says what is missing or wrong")
  func refuses() throws {
    let folder = try ScratchFolder()
    let bitext = try folder.file("in.tsv", text)
    let numbers = try folder.file("numbers.tsv", "1\t2\n")
    #expect(glosa("train", numbers, "-o", folder.path("x")).messages.contains("--from and --to"))
    #expect(glosa("train", bitext, "--min-count=nan", "-o", folder.path("x")).code == 2)
    let result = glosa("align-words", bitext, "--from", "en", "--to", "es", "--lexicon", bitext)
    #expect(result.code == 2)
    #expect(result.messages.contains("this is no lexicon"))
    #expect(folder.names == ["in.tsv", "numbers.tsv"])
    #expect(glosa("train", "-o", folder.path("x")).messages.contains("nothing to learn from"))
  }

  @Test("reads further bitexts in the languages of the first one")
  func keepsToLanguages() throws {
    let folder = try ScratchFolder()
    let one = try folder.file("one.tsv", "en\tes\nthe house\tla casa\n")
    let turned = try folder.file("turned.tsv", "es\ten\nla casa\tthe house\n")
    let other = try folder.file("other.tsv", "de\tfr\ndas Haus\tla maison\n")
    let again = try folder.file("again.tsv", "en\tes\nthe house\tla casa\n")
    func train(_ files: String...) -> CommandResult {
      glosa(["train", "--provenance", "x", "--quiet", "-o", folder.path("x")] + files)
    }
    #expect(train(one, turned).code == 0)
    let lexicon = try Data(contentsOf: URL(filePath: folder.path("x")))
    #expect(train(one, again).code == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.path("x"))) == lexicon)
    #expect(train(one, other).code == 2)
  }

  @Test("tells by their words in which direction files go that state no languages")
  func looksAtWords() throws {
    let folder = try ScratchFolder()
    let (english, spanish) = (
      "this is the house of the mother and the father",
      "esta es la casa de la madre y el padre de los que son"
    )
    func file(_ name: String, _ line: String) throws -> String {
      try folder.file(name, String(repeating: line + "\n", count: 8))
    }
    let one = try file("one.tsv", "\(english)\t\(spanish)")
    let turned = try file("turned.tsv", "\(spanish)\t\(english)")
    let other = try file("other.tsv", "das ist das Haus der Mutter und des Vaters mit dem Kind\t\(english)")
    func train(_ arguments: String...) -> CommandResult {
      glosa(["train", "--provenance", "x", "-o", folder.path("x")] + arguments)
    }
    #expect(train(one, one).code == 0)
    let lexicon = try Data(contentsOf: URL(filePath: folder.path("x")))
    #expect(train(one, turned).code == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.path("x"))) == lexicon)
    let refused = train(one, other)
    #expect(refused.code == 2)
    #expect(refused.messages.contains("the texts look like de and en, not en and es"))
    let noted = train("--from", "es", "--to", "en", one)
    #expect(noted.code == 0)
    #expect(noted.messages.contains("the texts look like en and es, not es and en; see --from and --to"))
  }

  @Test("keeps the provenance that is given when lexicons are added, and says what was not used")
  func reports() throws {
    let folder = try ScratchFolder()
    let bitext = try folder.file("in.tsv", text + "\n")
    let output = folder.path("a")
    let result = glosa("train", bitext, "--from", "en", "--to", "es", "-o", output, "--verbose")
    #expect(result.messages.contains("1 pair not used"))
    #expect(result.messages.contains("5 pairs of texts gave"))
    #expect(
      glosa("train", "--add", output, "--provenance", "Ours, CC0-1.0", "-o", folder.path("b")).code == 0)
    let bytes = try Data(contentsOf: URL(filePath: folder.path("b")))
    #expect(String(decoding: bytes, as: UTF8.self).contains("Ours, CC0-1.0"))
  }
}
