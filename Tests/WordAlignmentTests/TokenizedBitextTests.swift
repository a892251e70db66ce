import Testing

@testable import WordAlignment

@Suite("Tokenised bitext") struct TokenizedBitextTests {
  @Test(
    "splits at blanks of any kind, but not within a token",
    arguments: [
      ("the red house", ["the", "red", "house"]), ("  a \u{A0}b\u{3000}c ", ["a", "b", "c"]), ("", []),
      (" ", []), ("print ( ' \n ' )", ["print", "(", "'", "\n", "'", ")"]), ("مرحبا بك", ["مرحبا", "بك"]),
    ])
  func splits(_ line: String, tokens: [String]) {
    var bitext = TokenizedBitext()
    bitext.append(tokenizedSource: line[...], tokenizedTarget: "x")
    #expect(bitext.source[0] == tokens)
    #expect(bitext.source.length(of: 0) == tokens.count)
    #expect(bitext.target[0] == ["x"])
  }

  @Test("makes one key of inflected, accented and capital forms")
  func makesKeys() {
    var side = TokenizedSide()
    side.append(tokenized: "Comisión comisiones COMISIÓN comida común")
    let keys = WordKeys(of: side)
    let numbers = side.tokens.map { keys.keyOfWord[Int($0)] }
    #expect(numbers == [0, 0, 0, 1, 2])
    #expect(keys.spellings == ["comision", "comida", "comun"])
  }

  @Test("a stem is a word without its ending, longer than a prefix")
  func makesStems() {
    let keys = ["casas", "casa", "los", "internacionales", "internas"].map { WordKeying.stem.key(of: $0) }
    #expect(keys == ["cas", "cas", "los", "intern", "intern"])
    #expect(WordKeying.prefix.key(of: "internacionales") == "inter")
  }
}
