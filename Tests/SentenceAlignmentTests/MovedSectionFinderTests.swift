import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Moved sections") struct MovedSectionFinderTests {
  @Test("pairs that go on on both sides are a section, few or scattered ones are not") func sections() {
    let pairs = [(0, 40), (1, 41), (3, 43), (4, 7), (20, 90), (21, 10), (22, 70), (30, 5), (31, 6), (33, 12)]
      .map { SentenceAnchor(source: $0.0, target: $0.1) }
    #expect(
      MovedSectionFinder.sections(pairs) == [
        .init(source: 0..<4, target: 40..<44), .init(source: 30..<34, target: 5..<13),
      ])
  }

  @Test("sentences beside a section are tried too, as far as both sides have some") func selection() {
    let beads =
      (0..<20).map { Bead(source: $0..<($0 + 1), target: 0..<0) }
      + (20..<30).map { Bead(source: $0..<($0 + 1), target: ($0 - 20)..<($0 - 19)) }
      + (10..<16).map { Bead(source: 30..<30, target: $0..<($0 + 1)) }
    let selection = LoneSentences(beads).selection(.init(source: 10..<13, target: 11..<14))
    #expect(selection.source == Array(0..<20))
    #expect(selection.target == Array(10..<16))
  }
}
