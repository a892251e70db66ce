import Testing

@testable import SentenceAlignment

@Suite("Matching documents by content") struct DocumentMatcherTests {
  @Test("shuffled translations are found by what they share") func shuffled() {
    // Each document has names and numbers of its own.
    let sources = (0..<9).map { n in (0..<30).map { "palabra Nombre\(n * 100 + $0) dice \($0 + n * 57)" } }
    let targets = (0..<9).map { n in (0..<30).map { "word Nombre\(n * 100 + $0) says \($0 + n * 57)" } }
    let order = [4, 2, 8, 0, 6, 1, 7, 3, 5]
    let matches = DocumentMatcher().matches(
      sources.map { $0.joined(separator: " ") }, order.map { targets[$0].joined(separator: " ") })
    #expect(matches.map(\.source) == Array(0..<9))
    #expect(matches.map { order[$0.target] } == Array(0..<9))
  }

  @Test("texts that share nothing have no partner") func unrelated() {
    #expect(DocumentMatcher().matches(["uno dos tres"], ["completely different words"]).isEmpty)
    #expect(DocumentMatcher().matches([], ["a"]).isEmpty)
    #expect(DocumentMatcher().matches([""], [""]).isEmpty)
  }
}
