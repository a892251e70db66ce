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

  @Test("runs of sentences alone") func runs() {
    let found = DiagnosticsFinder(beads("==sss=tt==sstst=tttt"), strays: []).diagnostics()
    #expect(found.untranslated == [2..<5, 8..<11])
    #expect(found.added == [10..<14])
  }

  @Test("doubtful stretches are joined") func doubtful() {
    let found = DiagnosticsFinder(beads("==========????????????=========="), strays: []).diagnostics()
    #expect(found.doubtful.count == 1)
    #expect(found.doubtful[0].contains(12) && !found.doubtful[0].contains(2))
  }

  @Test("strays on a diagonal among lines alone are a moved section") func moved() {
    let strays =
      (0..<5).map { SentenceAnchor(source: $0, target: 10 + $0) } + [SentenceAnchor(source: 6, target: 3)]
    let found = DiagnosticsFinder(beads("sssss=====ttttt"), strays: strays).diagnostics()
    #expect(found.moved.isEmpty)
    let shifted = (0..<5).map { SentenceAnchor(source: $0, target: 5 + $0) }
    let again = DiagnosticsFinder(beads("sssss=====ttttt"), strays: shifted).diagnostics()
    #expect(again.moved == [.init(source: 0..<5, target: 5..<10)])
  }

  @Test("nothing gives nothing") func empty() {
    let found = DiagnosticsFinder([], strays: []).diagnostics()
    #expect(found.meanConfidence == 0)
    #expect(
      found.untranslated.isEmpty && found.added.isEmpty && found.moved.isEmpty && found.doubtful.isEmpty)
  }
}
