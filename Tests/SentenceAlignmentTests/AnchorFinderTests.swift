import Testing

@testable import SentenceAlignment

@Suite("Anchors") struct AnchorFinderTests {
  private func finder(_ source: [String], _ target: [String]) -> AnchorFinder {
    var vocabulary = Vocabulary()
    let document = DocumentTables(
      source: LineTable(source, vocabulary: &vocabulary), target: LineTable(target, vocabulary: &vocabulary))
    return AnchorFinder(
      document, kinds: vocabulary.kinds, UncheckedArray(repeating: 0, count: vocabulary.count),
      UncheckedArray(repeating: 0, count: vocabulary.count))
  }

  @Test("rare names and numbers are anchors, common ones are not") func rare() {
    let source = (0..<20).map { "siempre \($0 + 100) igual" }
    let target = (0..<20).map { "siempre \($0 + 100) same" }
    #expect(finder(source, target).chain == (0..<20).map { SentenceAnchor(source: $0, target: $0) })
  }

  @Test("one equal number against its neighbours is dropped") func lonely() {
    var source = (0..<40).map { "uno \($0 + 100)" }
    var target = (0..<40).map { "one \($0 + 100)" }
    source[20] = "uno Rarissimum"
    target[20] = "one"
    source.append("uno")
    target += [String](repeating: "one", count: 60) + ["one Rarissimum"]
    let chain = finder(source, target).chain
    #expect(!chain.contains { $0.source == 20 })
    #expect(chain.count == 39)
  }

  @Test("of crossing fixed anchors the most that ascend are kept") func crossing() {
    var vocabulary = Vocabulary()
    let lines = [String](repeating: "a", count: 10)
    let document = DocumentTables(
      source: LineTable(lines, vocabulary: &vocabulary), target: LineTable(lines, vocabulary: &vocabulary))
    let fixed = [(5, 5), (1, 1), (3, 8), (99, 2), (-1, 0), (7, 7)].map {
      SentenceAnchor(source: $0.0, target: $0.1)
    }
    #expect(AnchorFinder.consistent(fixed, document).map(\.source) == [1, 5, 7])
  }
}
