import Testing

@testable import SentenceAlignment

@Suite("Fast logarithms") struct FastMathTests {
  @Test(
    "log of powers of e",
    arguments: [(1, 0), (2.718_281_8, 1), (0.135_335_28, -2), (1e20, 46.051_7), (1e-20, -46.051_7)])
  func logarithm(_ x: Float, _ expected: Float) {
    #expect(abs(FastMath.log(x) - expected) < 1e-4 * max(1, abs(expected)))
  }

  @Test("exp undoes log", arguments: [-80, -10, -1, -0.25, 0, 0.1, 3, 60] as [Float])
  func inverse(_ x: Float) { #expect(abs(FastMath.log(FastMath.exp(x)) - x) < 1e-4) }

  @Test("exp of much under nothing is 0") func underflow() {
    #expect(FastMath.exp(-100) == 0)
    #expect(FastMath.exp(-.infinity) == 0)
  }
}
