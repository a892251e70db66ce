import TestSupport
import Testing

@Suite("align-words") struct AlignWordsCommandTests {
  private static let lines = [
    "the red house\tla casa roja", "the house\tla casa", "red\troja", "house\tcasa",
  ]

  private func run(_ text: String, _ arguments: String...) throws -> CommandResult {
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
    let result = try run("a\tb\n\n\tb\n\t\na\tb\n", "--tokenized")
    #expect(result.output == "0-0\n\n\n\n0-0\n")
    #expect(result.messages.contains("3 pairs have no links"))
  }

  @Test("writes probabilities with three decimals")
  func writesScores() throws {
    let result = try run("uno\tuno\n", "--tokenized", "--scores")
    #expect(result.output.wholeMatch(of: /0-0:[01]\.[0-9]{3}\n/) != nil)
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
    arguments: [["--threshold", "2"], ["--symmetrize", "best"], ["--seed", "-1"], []])
  func refuses(_ arguments: [String]) throws {
    let folder = try ScratchFolder()
    let result = glosa(["align-words", try folder.file("in.tsv", "a\tb\n")] + arguments)
    #expect(result.code == 2)
    #expect(result.output.isEmpty)
  }
}
