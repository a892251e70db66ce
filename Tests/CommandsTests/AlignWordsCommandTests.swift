import TestSupport
import Testing

@Suite("align-words") struct AlignWordsCommandTests {
  private static let lines = [
    "the red house\tla casa roja", "the house\tla casa", "red\troja", "house\tcasa",
  ]

  private func run(_ text: String, _ arguments: String...) throws -> CommandResult {
    try run(text, arguments)
  }

  private func run(_ text: String, _ arguments: [String]) throws -> CommandResult {
    let folder = try ScratchFolder()
    return glosa(["align-words", try folder.file("in.tsv", text)] + arguments)
  }

  @Test("writes a line of links for every pair")
  func writesLinks() throws {
    let text = Self.lines.joined(separator: "\n") + "\n"
    let result = try run(text, "--tokenized", "--threads", "1")
    #expect(result.code == 0)
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
    #expect(result.output.hasSuffix("0-0\n0-0\n"))
    #expect(try run(text, "--tokenized", "--threads", "2").output == result.output)
  }

  @Test("keeps odd lines in place and says so")
  func keepsOddLines() throws {
    let result = try run("\na\tb\n\n\tb\n\t\na\nx\ty\tz\na\tb\n\n", "--tokenized")
    #expect(result.output == "\n0-0\n\n\n\n\n\n0-0\n\n")
    #expect(result.messages.contains("7 pairs without links"))
  }

  @Test("writes probabilities with three decimals")
  func writesScores() throws {
    let result = try run("uno\tuno\n", "--tokenized", "--scores")
    #expect(result.output.wholeMatch(of: /0-0:[01]\.[0-9]{3}\n/) != nil)
  }

  @Test("begins lines with the pair's score")
  func writesPairScores() throws {
    let result = try run("uno\tuno\n\tdos\n", "--tokenized", "--pair-scores")
    #expect(result.output.wholeMatch(of: /[01]\.[0-9]{3}\t0-0\n0\.000\t\n/) != nil)
  }

  @Test("uses the shipped lexicon for a small bitext of its languages, unless told not to")
  func usesShippedLexicon() throws {
    let arguments = ["--tokenized", "--from", "en", "--to", "es"]
    let text = "water and bread\tpan y agua\n"
    let known = try run(text, arguments)
    #expect(known.output == "0-2 1-1 2-0\n")
    #expect(try run(text, arguments + ["--lexicon", "none"]).output != known.output)
  }

  @Test("takes sure translations from a dictionary")
  func usesDictionary() throws {
    let folder = try ScratchFolder()
    let terms = try folder.file("terms.tsv", "wug\tzal\nfep\tdax\n")
    let result = try run("wug fep\tdax zal\n", "--tokenized", "--dictionary", terms)
    #expect(result.output == "0-1 1-0\n")
  }

  @Test("aligns in bounded memory what is larger, line by line, for any number of threads")
  func alignsBlocks() throws {
    let long = String(repeating: "the red house and the small door ", count: 6)
    let translation = String(repeating: "la casa roja y la puerta chica ", count: 6)
    let text = String(repeating: "\(long)\t\(translation)\nthe house\tla casa\n\t\n", count: 4000)
    let arguments = ["--tokenized", "--memory", "60"]
    let result = try run(text, arguments + ["--threads", "1"])
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 12_001)
    #expect(lines.enumerated().allSatisfy { $0 % 3 != 1 || $0 > 11_998 || $1 == "0-0 1-1" })
    #expect(result.messages.contains("4000 pairs without links"))
    #expect(result.messages.contains("aligned in blocks"))
    #expect(try run(text, arguments + ["--threads", "2"]).output == result.output)
    #expect(try run("a\tb\n", "--memory", "9223372036855").code == 2)
  }

  @Test("refuses sure translations that do not fit into memory")
  func boundsDictionary() throws {
    let folder = try ScratchFolder()
    let line = Array(repeating: "zorpax wugix daxif blickov wugzu fepkor zibble", count: 20).joined(
      separator: " ")
    let dictionary = try folder.file("d.tsv", String(repeating: "\(line)\t\(line)\n", count: 400))
    let arguments = ["--tokenized", "--from", "en", "--to", "es", "--dictionary", dictionary]
    let result = try run("a\tb\n", arguments + ["--memory", "60"])
    #expect(result.code == 2)
    #expect(result.messages.contains("do not fit into a tenth of --memory"))
  }

  @Test("splits words by language, and picks columns by header")
  func splitsWords() throws {
    let text = "es\ten\n¡Hola, Berlín!\tHello, Berlin!\n"
    let result = try run(text, "--from", "en", "--to", "es", "--symmetrize", "union")
    #expect(result.code == 0)
    #expect(result.output.contains("2-3"))
  }

  @Test(
    "refuses what it cannot use",
    arguments: [
      ["--threshold", "2"], ["--symmetrize", "best"], ["--seed", "-1"], [], ["--from", "gibberish"],
      ["--tokenized", "--symmetrize", "intersect", "--threshold", "0.5"],
    ])
  func refuses(_ arguments: [String]) throws {
    let folder = try ScratchFolder()
    let result = glosa(["align-words", try folder.file("in.tsv", "a\tb\n")] + arguments)
    #expect(result.code == 2)
    #expect(result.output.isEmpty)
  }

  @Test("reads a dictionary and a glossary in the languages of the bitext")
  func turnsSureTranslations() throws {
    let folder = try ScratchFolder()
    let turned = try folder.file("terms.tsv", "es\ten\nzal\twug\ndax\tfep\n")
    let arguments = ["--tokenized", "--from", "en", "--to", "es"]
    #expect(try run("wug fep\tdax zal\n", arguments + ["--dictionary", turned]).output == "0-1 1-0\n")
    let glossary = try folder.file(
      "terms.csv", "source,target,status\nwug,zal,approved\nfep,zal,forbidden\nfep,dax,\n")
    #expect(try run("wug fep\tdax zal\n", arguments + ["--glossary", glossary]).output == "0-1 1-0\n")
    let other = try folder.file("other.tsv", "de\tfr\nHaus\tmaison\n")
    #expect(try run("wug fep\tdax zal\n", arguments + ["--dictionary", other]).code == 2)
  }

  @Test("guesses languages, says so, and tells with --verbose what is used")
  func guessesLanguages() throws {
    let text = "this is the house of the mother and the father\testa es la casa de la madre y el padre\n"
    let result = try run(text, "--verbose")
    #expect(result.code == 0)
    #expect(result.messages.contains("the language is guessed: en"))
    #expect(result.messages.contains("en → es, 1 pair; lexicon: 62584 word pairs"))
  }

  @Test("takes a first line of two words for a header only when it is one")
  func tellsHeaders() throws {
    let rows = "the house\tla casa\n"
    #expect(try run("no\tno\n" + rows, "--tokenized").output.split(separator: "\n").count == 2)
    #expect(try run("he\tel\n" + rows, "--tokenized").messages.contains("line 1 is taken for a header"))
    #expect(!(try run("en\tes\n" + rows, "--tokenized").messages.contains("line 1")))
    #expect(try run("he\tel\n" + rows, "--tokenized", "--no-header").output.split(separator: "\n").count == 2)
    let refused = try run("he\tel\n" + rows, "--tokenized", "--from", "en", "--to", "es")
    #expect(refused.code == 2)
    #expect(refused.messages.contains("--no-header"))
    #expect(try run("en\tes\n" + rows, "--from", "English", "--to", "español").code == 0)
  }

  @Test("keeps a line for units of other formats that lack a side")
  func keepsUnits() throws {
    func unit(_ texts: (String, String)...) -> String {
      "<tu>" + texts.map { "<tuv xml:lang=\"\($0)\"><seg>\($1)</seg></tuv>" }.joined() + "</tu>"
    }
    let units = [
      unit(("en", "one")), unit(("en", "a"), ("es", "a")), unit(("es", "dos"), ("fr", "deux")),
      unit(("en", "b"), ("es", "b")),
    ]
    let memory = """
      <tmx version="1.4"><header srclang="en"/><body>\(units.joined())</body></tmx>
      """
    let folder = try ScratchFolder()
    let arguments = ["--tokenized", "--from", "en", "--to", "es"]
    let result = glosa(["align-words", try folder.file("m.tmx", memory)] + arguments)
    #expect(result.output == "\n0-0\n\n0-0\n")
    #expect(result.messages.contains("2 pairs without links"))
    let lines = "{\"target\":\"x\"}\n{\"source\":\"a\",\"target\":\"a\"}\n"
    #expect(glosa(["align-words", try folder.file("m.jsonl", lines)] + arguments).output == "\n0-0\n")
  }

  @Test("writes words and probabilities as JSON Lines")
  func writesJSON() throws {
    let result = try run(
      "¡Hola, Ana!\t\"Hello, Ana!\"\n", "--from", "es", "--to", "en", "--output-format", "jsonl")
    #expect(
      result.output.hasPrefix(
        #"{"source":["¡","Hola",",","Ana","!"],"target":["\"","Hello",",","Ana","!","\""],"links":[["#))
    #expect(result.output.contains(/\[3,3,0\.[0-9]{3}\]/))
    #expect(result.output.hasSuffix("}\n"))
  }

  @Test("a block starts from what those before have taught")
  func blocksLearn() throws {
    let filler = String(repeating: "the red house and the small door ", count: 12)
    let translation = String(repeating: "la casa roja y la puerta chica ", count: 12)
    let taught = String(repeating: "wug\tzal\n", count: 40)
    let text = taught + String(repeating: "\(filler)\t\(translation)\n", count: 1200) + "fep wug\tzal dax\n"
    let result = try run(text, "--tokenized", "--memory", "60", "--lexicon", "none")
    #expect(result.messages.contains("in blocks"))
    #expect(result.output.hasSuffix("\n0-1 1-0\n"))
  }
}
