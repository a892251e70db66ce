import Testing

@testable import Formats

@Suite("Counting") struct CountingTests {
  @Test(
    "puts one of a kind in the singular",
    arguments: [
      ("units", "1 unit"), ("entries", "1 entry"), ("statuses \"new\"", "1 status \"new\""),
      ("parts of speech", "1 part of speech"), ("terms longer than 9 bytes", "1 term longer than 9 bytes"),
      ("units in other languages than asked for", "1 unit in other languages than asked for"),
      ("source terms that must not be used", "1 source term that must not be used"),
      ("fields \"notes\" without a meaning here", "1 field \"notes\" without a meaning here"),
      ("context without a column", "1 context without a column"),
    ])
  func one(_ things: String, _ text: String) {
    #expect(things.counted(1) == text)
    #expect(things.counted(0) == "0 " + things && things.counted(12) == "12 " + things)
  }
}
