import Testing

@testable import WordAlignment

@Suite("Pair table") struct PairTableTests {
  private func table(_ lines: [(String, String)]) -> (PairTable, KeyedText, KeyedText) {
    var bitext = TokenizedBitext()
    for (source, target) in lines {
      bitext.append(tokenizedSource: source[...], tokenizedTarget: target[...])
    }
    let (sourceKeys, targetKeys) = (WordKeys(of: bitext.source), WordKeys(of: bitext.target))
    let source = KeyedText(bitext.source, keys: sourceKeys)
    let target = KeyedText(bitext.target, keys: targetKeys)
    let cognates = CognateScorer(source: sourceKeys.spellings, target: targetKeys.spellings)
    let priors = PairPriors(cognates: cognates, targetKeyCount: targetKeys.count)
    return (PairTableBuilder(source: source, target: target, priors: priors).build(), source, target)
  }

  @Test("gives a slot to pairs met twice or known before, and to no others")
  func givesSlots() {
    let (table, _, _) = table([("the house", "la casa"), ("the union", "la unión")])
    // Rows: the {la}, house {}, union {unión}.
    #expect(table.rowStarts == [0, 1, 1, 2])
    #expect(table.cells == [1, 0, 0, 0, 1, 0, 0, 1])
    #expect(table.priors.map(\.slot) == [1])
    #expect(table.sourcePriorMass == [0, 0, PairPriors.cognateMass])
    #expect(table.targetPriorMass == [0, 0, PairPriors.cognateMass])
  }

  @Test("skips pairs with an empty or over-long side")
  func skips() {
    let long = String(repeating: "x ", count: PairTableBuilder.maximumLength + 1)
    let (table, _, _) = table([("", "a"), ("a", ""), (long, "a"), ("a", long), ("a", "b")])
    #expect((0..<5).map { table.isUsed($0) } == [false, false, false, false, true])
    #expect(table.cells.count == 1)
  }

  @Test("holds nothing for an empty bitext")
  func empty() { #expect(table([]).0.slotCount == 0) }
}
