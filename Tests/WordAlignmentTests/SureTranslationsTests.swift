import TextModel
import Testing

@testable import WordAlignment

@Suite("Sure translations") struct SureTranslationsTests {
  private func bitext(_ lines: [(String, String)]) -> TokenizedBitext {
    var bitext = TokenizedBitext()
    for (source, target) in lines {
      bitext.append(tokenizedSource: source[...], tokenizedTarget: target[...])
    }
    return bitext
  }

  private func matches(_ pair: (String, String), _ entries: [(String, String)]) -> [SureTranslations.Match] {
    SureTranslations(in: bitext([pair] + entries), 1..<1 + entries.count).matches[0] ?? []
  }

  @Test("are found in pairs that hold both sides, inflected or not")
  func areFound() {
    let pair = ("the Red houses of the house", "las casas rojas de la casa")
    let found = matches(pair, [("house", "casa"), ("red", "rojo"), ("door", "puerta"), ("of", "del")])
    #expect(found.map(\.source) == [[2..<3, 5..<6], [1..<2]])
    #expect(found.map(\.target) == [[1..<2, 5..<6], [2..<3]])
    #expect(found.allSatisfy { $0.isOneToOne && $0.linksAllWords })
  }

  @Test("the longest one that has its translation wins")
  func longestWins() {
    let entries = [("source", "fuente"), ("open source", "código abierto"), ("open source code", "código")]
    let found = matches(("open source software", "software de código abierto"), entries)
    #expect(found.map(\.source) == [[0..<2]])
    #expect(found.map(\.target) == [[2..<4]])
    #expect(!found[0].linksAllWords)
    #expect(matches(("open source", "fuente abierta"), entries).map(\.source) == [[1..<2]])
  }

  @Test("that occur more often on one side are not taken for one to one")
  func unequalCounts() {
    let found = matches(("a wug and a wug", "un zal"), [("wug", "zal")])
    #expect(found.count == 1)
    #expect(!found[0].isOneToOne)
  }

  /// Pairs in which two pairs of unknown words could translate each other either way.
  private var lines: [(String, String)] {
    [
      ("the zorblat engine starts the quimby process .", "el proceso kestrevo inicia el motor fandulo ."),
      ("open the zorblat and the quimby .", "abra el kestrevo y el fandulo ."),
      ("the house is red .", "la casa es roja ."), ("the engine starts .", "el motor inicia ."),
      ("open the process .", "abra el proceso ."), ("open the house .", "abra la casa ."),
    ]
  }

  @Test("are linked even when there is but one, and the rest goes with what is left")
  func areObeyed() throws {
    for seed: UInt64 in 1...5 {
      var options = WordAlignerOptions()
      options.seed = seed
      options.dictionary = bitext([("zorblat", "fandulo")])
      let links = WordAligner(options: options).align(bitext(lines)).map { $0.map { ($0.source, $0.target) } }
      #expect(links[0].contains { $0 == (1, 6) })
      #expect(!links[0].contains { $0 == (1, 2) })
      #expect(links[1].contains { $0 == (2, 5) })
      #expect(links[1].contains { $0 == (5, 2) })
    }
  }

  @Test("of several words link each of them")
  func severalWords() {
    var options = WordAlignerOptions()
    options.dictionary = bitext([("city council", "ayuntamiento")])
    let pairs = [("the city council voted .", "el ayuntamiento votó .")] + lines
    let links = WordAligner(options: options).align(bitext(pairs))[0]
    #expect(Set(links.filter { $0.target == 1 }.map(\.source)) == [1, 2])
  }
}
