import Testing

@testable import SentenceAlignment

@Suite("Lines") struct LineTableTests {
  @Test("keys of a line are distinct and ascend") func keys() {
    var vocabulary = Vocabulary()
    let table = LineTable(["b a b", "", "a c"], vocabulary: &vocabulary)
    #expect(table.keys == [0, 1, 1, 2])
    #expect(table.keyStarts == [0, 2, 2, 4])
    #expect(table.lengths == [4, 1, 3])
  }

  @Test("frequent keys are left out") func frequent() {
    var vocabulary = Vocabulary()
    let lines = (0..<100).map { "the word\($0)" }
    var table = LineTable(lines, vocabulary: &vocabulary)
    table.dropKeys(inMoreThan: 0.25, UncheckedArray(repeating: 0, count: vocabulary.count))
    #expect(table.keys.count == 100)
    #expect((0..<100).allSatisfy { table.keyRange($0).count == 1 })
  }

  @Test("paragraphs begin where the number changes") func paragraphs() {
    var vocabulary = Vocabulary()
    let table = LineTable(["A.", "b", "C."], paragraphs: [0, 0, 1], vocabulary: &vocabulary)
    #expect(table.starts.map { LineShape.beginsBlock(Int($0)) } == [false, false, true])
    #expect(Int(table.borders[2]) == LineShape.paragraphBorder)
  }

  @Test("blocks of each kind begin with a class of their own") func kinds() {
    var vocabulary = Vocabulary()
    let kinds: [BlockKind] = [.heading, .paragraph, .paragraph, .listItem, .listItem, .code]
    let table = LineTable(
      ["A.", "B.", "C.", "D.", "E.", "F."], paragraphs: [0, 1, 1, 2, 3, 4], kinds: kinds,
      vocabulary: &vocabulary)
    #expect(table.starts.map { LineShape.beginsBlock(Int($0)) } == [true, true, false, true, true, true])
    #expect(
      [0, 1, 3, 5].map { LineShape.kind(Int(table.starts[$0])) } == [.heading, .paragraph, .listItem, .code])
    let blockBorders = [1, 3, 4, 5].map { Int(table.borders[$0]) }
    let (structure, paragraph) = (LineShape.structureBorder, LineShape.paragraphBorder)
    #expect(blockBorders == [structure, structure, paragraph, structure])
  }

  @Test(
    "how lines begin and end",
    arguments: [
      ("Go on.", 0, 0), ("go on,", 1, 4), ("«¿Qué?»", 0, 1), ("12:", 2, 3), ("— no!", 3, 2), ("", 4, 5),
      ("日本。", 0, 0),
    ])
  func shapes(_ line: String, _ start: UInt8, _ end: UInt8) {
    #expect(LineShape.start(of: line, beginning: nil) == start)
    #expect(LineShape.end(of: line) == end)
  }
}
