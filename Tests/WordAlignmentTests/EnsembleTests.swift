import Testing

@testable import WordAlignment

@Suite("Ensemble of models") struct EnsembleTests {
  @Test("two models of fewer passes each, but one where there is much text")
  func choosesModels() {
    #expect(Ensemble(pairs: 10_000, hasLexicon: false).keyings == [.prefix, .stem])
    #expect(Ensemble(pairs: 200, hasLexicon: true).keyings == [.prefix, .stem])
    #expect(Ensemble(pairs: 400_000, hasLexicon: false).keyings == [.prefix])
    let (alone, shared) = (
      SamplingSchedule(pairs: 10_000, hasLexicon: false), Ensemble(pairs: 10_000, hasLexicon: false).schedule
    )
    #expect(shared.fertility < alone.fertility)
    #expect(shared.reading < alone.reading)
  }

  @Test("the mean of posteriors counts a link that a model lacks as improbable")
  func averages() {
    var first = LinkPosteriors()
    var second = LinkPosteriors()
    first.append(cell: 3, probability: 0.8)
    first.append(cell: 1, probability: 0.015)
    second.append(cell: 2, probability: 0.4)
    second.append(cell: 3, probability: 0.4)
    for _ in 0..<2 {
      first.endPair()
      second.endPair()
    }
    let mean = LinkPosteriors.mean(of: [first, second])
    #expect(mean.count == 2)
    #expect(mean[0].map(\.cell) == [2, 3])
    #expect(zip(mean[0].map(\.probability), [0.2, 0.6]).allSatisfy { abs($0 - $1) < 0.001 })
    #expect(mean[1].isEmpty)
  }
}
