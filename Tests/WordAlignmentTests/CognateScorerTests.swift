import Testing

@testable import WordAlignment

@Suite("Cognates") struct CognateScorerTests {
  @Test(
    "finds words that are spelt alike",
    arguments: [
      ("european", "europeo", true), ("parliament", "parlamento", true), ("1999", "1999", true),
      ("1999", "1998", false), (",", ",", true), (",", ".", false), ("a", "a", false), ("red", "red", false),
      ("house", "casa", false), ("", "", false), ("nuclear", "nuclear", true), ("абвгд", "абвге", true),
    ])
  func findsCognates(_ source: String, _ target: String, isAlike: Bool) {
    var scorer = CognateScorer(source: ["parliament", source], target: [target])
    scorer.begin(0)
    scorer.begin(1)
    #expect(scorer.isAlike(0) == isAlike)
  }

  @Test("looks at the first 64 letters of endless words")
  func capsLength() {
    let word = String(repeating: "ab", count: 500)
    var scorer = CognateScorer(source: [word], target: [word, String(repeating: "c", count: 900)])
    scorer.begin(0)
    #expect(scorer.isAlike(0))
    #expect(!scorer.isAlike(1))
  }
}
