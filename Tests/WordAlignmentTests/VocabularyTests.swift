import Testing

@testable import WordAlignment

@Suite("Vocabulary") struct VocabularyTests {
  @Test("numbers words by first appearance, and gives them back")
  func numbersWords() {
    var vocabulary = Vocabulary()
    #expect(["el", "año", "el", "", "🦉"].map { vocabulary.intern($0) } == [0, 1, 0, 2, 3])
    #expect(vocabulary.count == 4)
    #expect((0..<4).map { vocabulary[UInt32($0)] } == ["el", "año", "", "🦉"])
    #expect(vocabulary.number(of: "año") == 1)
    #expect(vocabulary.number(of: "ano") == nil)
  }

  @Test("keeps its words when it grows")
  func grows() {
    var vocabulary = Vocabulary()
    for number in 0..<5000 { #expect(vocabulary.intern("\(number)") == UInt32(number)) }
    for number in 0..<5000 { #expect(vocabulary.number(of: "\(number)") == UInt32(number)) }
  }
}
