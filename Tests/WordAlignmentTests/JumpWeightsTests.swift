import Testing

@testable import WordAlignment

@Suite("Jump weights") struct JumpWeightsTests {
  @Test("sum to 1 over all distances, forwards and backwards alike")
  func sums() {
    let jumps = JumpWeights()
    let counts = Slab<Lanes>(repeating: .zero, count: JumpWeights.span)
    counts.add(90, to: JumpWeights.place(of: 1), chain: 2)
    counts.add(10, to: JumpWeights.place(of: -40), chain: 2)
    jumps.refresh(from: counts, known: [Float](repeating: 0, count: JumpWeights.span))
    var sum: Float = 0
    for distance in -251...251 {
      let weight = jumps.weights[JumpWeights.forward(distance, chain: 2)]
      #expect(weight > 0)
      #expect(weight == jumps.weights[JumpWeights.mirrored(-distance, chain: 2)])
      sum += weight
    }
    #expect(abs(sum - 1) < 1e-4)
    let one = jumps.weights[JumpWeights.forward(1, chain: 2)]
    #expect(one > 0.75)
    // A chain without counts prefers the next word somewhat.
    let prior = (0...2).map { jumps.weights[JumpWeights.forward($0, chain: 0)] }
    #expect(prior[1] < 0.2 && prior[1] > prior[0] && prior[0] == prior[2])
    #expect(counts.value(JumpWeights.place(of: 1), chain: 2) == 0)
  }

  @Test("prefer the diagonal", arguments: [1, 2, 7, 250])
  func diagonal(length: Int) {
    let jumps = JumpWeights()
    jumps.layDiagonal(length: length)
    for center in 0..<length {
      let weights = (0..<length).map { jumps.weights[JumpWeights.diagonal($0 - center)] }
      #expect(weights[center] == 1)
      #expect(weights.max() == 1)
      #expect(abs(weights.reduce(0, +) - jumps.diagonalSum(center: center, length: length)) < 1e-2)
    }
  }
}
