import Testing

@testable import WordAlignment

@Suite("Calibration") struct CalibrationTests {
  @Test("rises with the posteriors, and stays a probability", arguments: [true, false])
  func rises(hasLexicon: Bool) {
    let calibration = Calibration(hasLexicon: hasLexicon)
    let values = (0...1000).map { calibration(forward: Float($0) / 1000, backward: Float($0) / 1000) }
    #expect(values[0] > 0 && values[0] < 0.02)
    #expect(values[1000] < 1)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("trusts a link more that both directions have")
  func agreement() {
    let calibration = Calibration(hasLexicon: false)
    #expect(calibration(forward: 0.5, backward: 0.5) > calibration(forward: 0.9, backward: 0.1))
    #expect(calibration(forward: 1, backward: 0) < 0.2)
  }
}
