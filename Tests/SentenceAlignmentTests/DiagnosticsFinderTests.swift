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

  private func finder(_ signs: String, strays: [SentenceAnchor] = []) -> DiagnosticsFinder {
    let beads = beads(signs)
    let counts = (beads.last?.source.upperBound ?? 0, beads.last?.target.upperBound ?? 0)
    let document = SentencePair(
      source: (0..<counts.0).map { "s\($0)" }, target: (0..<counts.1).map { "t\($0)" })
    return DiagnosticsFinder(beads, of: document, strays: strays)
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

  @Test("strays on a diagonal among lines alone are a moved section") func moved() {
    let strays =
      (0..<5).map { SentenceAnchor(source: $0, target: 10 + $0) } + [SentenceAnchor(source: 6, target: 3)]
    let found = finder("sssss=====ttttt", strays: strays).diagnostics()
    #expect(found.moved.isEmpty)
    let shifted = (0..<5).map { SentenceAnchor(source: $0, target: 5 + $0) }
    let again = finder("sssss=====ttttt", strays: shifted).diagnostics()
    #expect(again.moved == [.init(source: 0..<5, target: 5..<10)])
  }

  @Test("what has moved is not missing or added too; what is far from it is") func movedOnce() {
    let strays = (0..<5).map { SentenceAnchor(source: $0 + 2, target: 5 + $0) }
    let found = finder("sssssss=====ttttt", strays: strays).diagnostics()
    #expect(found.moved == [.init(source: 0..<7, target: 5..<10)])
    #expect(found.missing.isEmpty && found.added.isEmpty)
    let far = (0..<5).map { SentenceAnchor(source: $0 + 12, target: 5 + $0) }
    let again = finder(String(repeating: "s", count: 17) + "=====ttttt", strays: far).diagnostics()
    #expect(again.moved == [.init(source: 12..<17, target: 5..<10)])
    #expect(again.missing == [0..<12] && again.added.isEmpty)
  }

  @Test("copied sentences are untranslated, names and code are not") func untranslated() {
    let long = "One two three four five six seven eight.", short = "Only four words here."
    let source = [long, "Uno.", short, short, "Dos.", short, "Tres.", long]
    let target = [long, "One.", short, short, "Two.", short, "Three.", long]
    var kinds = [BlockKind](repeating: .paragraph, count: 8)
    kinds[7] = .code
    let document = SentencePair(source: source, target: target, sourceKinds: kinds, targetKinds: kinds)
    let found = DiagnosticsFinder(beads("========"), of: document, strays: []).diagnostics()
    #expect(found.untranslated == [0..<1, 2..<4])
  }

  @Test("nothing gives nothing") func empty() {
    let found = finder("").diagnostics()
    #expect(found.meanConfidence == 0)
    #expect(
      found.missing.isEmpty && found.untranslated.isEmpty && found.added.isEmpty && found.moved.isEmpty
        && found.doubtful.isEmpty)
  }
}
