import Testing

@testable import SentenceAlignment

@Suite("Lexical scores") struct LexicalScorerTests {
  /// The score of a group and a line by its definition.
  private func expected(_ group: [Int], _ line: Int, _ direction: LexicalScorer.Direction) -> Float {
    let keys = group.flatMap { Array(direction.groups.keys[direction.groups.keyRange($0)]) }
    return direction.lines.keys[direction.lines.keyRange(line)].reduce(0) { sum, key in
      var evidence: Float = 0
      for given in keys {
        evidence -= direction.table.masses[Int(given)]
        for e in direction.table.row(given) where direction.table.entries[e].key == key {
          evidence += direction.table.entries[e].ratio
        }
      }
      return sum + FastMath.log(1 + direction.share * evidence / Float(keys.count))
    }
  }

  @Test("running sums follow the definition") func sums() {
    var vocabulary = Vocabulary()
    let groups = LineTable(["casa roja", "perro", "gato negro casa"], vocabulary: &vocabulary)
    let lines = LineTable(["red house", "dog cat", "black"], vocabulary: &vocabulary)
    var builder = Lexicon.Builder(keyCount: vocabulary.count, rowLimit: 10)
    for given in 0..<5 as Range<UInt32> {
      builder.add(given, 5 + given, 0.5, chance: 0.1)
      builder.add(given, 5 + (given + 1) % 5, 0.25, chance: 0.05)
    }
    let direction = LexicalScorer.Direction(groups: groups, lines: lines, table: builder.table(), share: 0.9)
    let scorer = LexicalScorer(keyCount: vocabulary.count)
    for _ in 1...2 {
      let output = UncheckedArray<Float>(repeating: 0, count: 12)
      scorer.score(
        groupsEndingAt: 2, notBefore: 0, sizes: 3, lines: 0..<3, direction, into: output, at: 0)
      for size in 1...3 {
        for line in 0..<3 {
          let score = output[(size - 1) * 4 + line + 1] - output[(size - 1) * 4 + line]
          #expect(abs(score - expected(Array((3 - size)..<3), line, direction)) < 1e-4)
        }
      }
    }
  }
}
