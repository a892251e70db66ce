import TestSupport
import TextModel
import Testing

@testable import WordAlignment

@Suite("Word aligner") struct WordAlignerTests {
  private func bitext(_ lines: [(String, String)]) -> TokenizedBitext {
    var bitext = TokenizedBitext()
    for (source, target) in lines {
      bitext.append(tokenizedSource: source[...], tokenizedTarget: target[...])
    }
    return bitext
  }

  /// Noun phrases in which the adjective changes its place.
  private var phrases: [(String, String)] {
    let nouns = [("house", "casa"), ("table", "mesa"), ("door", "puerta"), ("street", "calle")]
    let adjectives = [("red", "roja"), ("small", "chica"), ("old", "vieja"), ("white", "blanca")]
    return nouns.flatMap { noun in
      adjectives.map { ("the \($0.0) \(noun.0)", "la \(noun.1) \($0.1)") } + [
        ("the \(noun.0)", "la \(noun.1)")
      ]
    }
  }

  private func text(_ links: [WordLink]) -> String {
    links.map { "\($0.source)-\($0.target)" }.joined(separator: " ")
  }

  @Test("links words that translate each other, whatever their order")
  func aligns() {
    let links = WordAligner().align(bitext(phrases))
    let right = links.enumerated().filter { text($1) == ($0 % 5 == 4 ? "0-0 1-1" : "0-0 1-2 2-1") }
    #expect(right.count >= 18)
    #expect(links.joined().allSatisfy { (0.4...1).contains($0.probability) })
  }

  @Test("gives the same links for any number of threads, and for the same seed only")
  func isDeterministic() {
    func links(seed: UInt64, threads: Int) -> [[WordLink]] {
      var options = WordAlignerOptions()
      options.seed = seed
      options.threads = threads
      return WordAligner(options: options).align(bitext(phrases))
    }
    let first = links(seed: 1, threads: 1)
    #expect(first == links(seed: 1, threads: 2))
    #expect(first == links(seed: 1, threads: 16))
    #expect(first != links(seed: 2, threads: 1))
  }

  @Test("keeps empty and over-long pairs in place")
  func keepsOddPairs() {
    let long = String(repeating: "x ", count: WordAlignment.maximumLength + 1)
    let longest = String(repeating: "y ", count: WordAlignment.maximumLength)
    let alignment = WordAligner().alignment(
      of: bitext([("", ""), ("a", "b"), ("", "b"), (long, "b"), (longest, longest), ("a", "")]))
    #expect(alignment.links.count == 6)
    #expect(alignment.skipped == [0, 2, 3, 5])
    #expect(alignment.links[3].isEmpty)
    #expect(text(alignment.links[1]) == "0-0")
    #expect(alignment.scores[0] == 0)
    #expect(alignment.links[4].allSatisfy { $0.source < 250 && $0.target < 250 })
  }

  @Test("has nothing to say about an empty bitext, or one with empty sides only")
  func acceptsNothing() {
    #expect(WordAligner().align(TokenizedBitext()).isEmpty)
    #expect(WordAligner().align(bitext([("", ""), ("a", "")])) == [[], []])
  }

  @Test("links numbers, names and marks that occur once by their spelling")
  func usesSpelling() {
    let lines = phrases + [("in 1887 Zamenhof wrote , 12", "Zamenhof escribió en 1887 , 12")]
    let links = WordAligner().align(bitext(lines)).last ?? []
    #expect(Set(text(links).split(separator: " ")).isSuperset(of: ["1-3", "2-0", "4-4", "5-5"]))
  }

  @Test("reaches its error rate on the developers' gold", .enabled(if: PackageFiles.shared != nil))
  func reachesErrorRate() throws {
    let gold = try #require(DeveloperGold(pairs: 25))
    #expect(gold.errorRate(of: WordAligner().align(gold.bitext)) < 0.55)
  }
}
