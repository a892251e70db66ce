import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Diagnostics") struct DiagnosticsFinderTests {
  /// Beads from signs: `=` a pair, `s` a source sentence alone, `t` a target sentence alone, `?` a doubtful pair.
  private func beads(_ signs: String) -> [Bead] {
    var i = 0, j = 0
    return signs.map { sign in
      let source = i..<(sign == "t" ? i : i + 1), target = j..<(sign == "s" ? j : j + 1)
      i = source.upperBound
      j = target.upperBound
      return Bead(source: source, target: target, confidence: sign == "?" ? 0.3 : 1)
    }
  }

  private func finder(_ signs: String, sourceParagraphs: [Int]? = nil) -> DiagnosticsFinder {
    let beads = beads(signs)
    let counts = (beads.last?.source.upperBound ?? 0, beads.last?.target.upperBound ?? 0)
    let document = SentencePair(
      source: (0..<counts.0).map { "s\($0)" }, target: (0..<counts.1).map { "t\($0)" },
      sourceParagraphs: sourceParagraphs)
    return DiagnosticsFinder(beads, of: document)
  }

  @Test("runs of sentences alone") func runs() {
    let found = finder("==sss=tt==sstst=tttt").diagnostics()
    #expect(found.missing == [2..<5, 8..<11])
    #expect(found.added == [10..<14])
  }

  @Test("doubtful stretches are joined") func doubtful() {
    let found = finder("==========????????????==========").diagnostics()
    #expect(found.doubtful.count == 1)
    #expect(found.doubtful[0].contains(12) && !found.doubtful[0].contains(2))
  }

  @Test("a whole paragraph of two sentences is missing, a part of one is not") func paragraphs() {
    let whole = finder("==ss==", sourceParagraphs: [0, 0, 1, 1, 2, 2]).diagnostics()
    #expect(whole.missing == [2..<4])
    #expect(finder("==ss==", sourceParagraphs: [0, 0, 1, 1, 1, 2]).diagnostics().missing.isEmpty)
    #expect(finder("==s===", sourceParagraphs: [0, 0, 1, 2, 2, 2]).diagnostics().missing.isEmpty)
  }

  @Test("what has moved is not missing or added too; what is far from it is") func movedOnce() {
    let moved = AlignmentDiagnostics.MovedSection(source: 12..<17, target: 5..<10)
    let found = finder(String(repeating: "s", count: 17) + "=====ttttt").diagnostics(moved: [moved])
    #expect(found.moved == [moved])
    #expect(found.missing == [0..<12] && found.added.isEmpty)
  }

  @Test("copied sentences are untranslated, names and code are not") func untranslated() {
    let long = "One two three four five six seven eight.", short = "Only four words here."
    let source = [long, "Uno.", short, short, "Dos.", short, "Tres.", long]
    let target = [long, "One.", short, short, "Two.", short, "Three.", long]
    var kinds = [BlockKind](repeating: .paragraph, count: 8)
    kinds[7] = .code
    let document = SentencePair(source: source, target: target, sourceKinds: kinds, targetKinds: kinds)
    let found = DiagnosticsFinder(beads("========"), of: document).diagnostics()
    #expect(found.untranslated == [0..<1, 2..<4])
    #expect(found.copiedPairs == 5)
  }

  @Test("nothing gives nothing") func empty() {
    let found = finder("").diagnostics()
    #expect(found.meanConfidence == 0)
    #expect(
      found.missing.isEmpty && found.untranslated.isEmpty && found.added.isEmpty && found.moved.isEmpty
        && found.doubtful.isEmpty)
  }
}
