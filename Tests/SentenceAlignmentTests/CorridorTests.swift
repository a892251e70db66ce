import TextModel
import Testing

@testable import SentenceAlignment

@Suite("Corridors and cuts") struct CorridorTests {
  private func node(_ source: Int, _ target: Int) -> SentenceAnchor {
    SentenceAnchor(source: source, target: target)
  }

  @Test(
    "rows overlap, ascend, and reach both corners", arguments: [(0, 0), (0, 9), (9, 0), (1, 500), (300, 310)])
  func connected(_ rows: Int, _ columns: Int) throws {
    let ends = [node(0, 0), node(rows, columns)]
    let block = try #require(Corridor(points: ends, cuts: ends, width: 3).blocks().first)
    #expect(block.low[0] == 0)
    #expect(Int(block.high[rows]) == columns)
    for row in 0..<rows {
      #expect(block.low[row] <= block.low[row + 1])
      #expect(block.low[row + 1] <= block.high[row])
      #expect(block.high[row] <= block.high[row + 1])
    }
  }

  @Test("a corridor narrows at its points") func points() {
    let points = [node(0, 0), node(50, 60), node(100, 110)]
    let blocks = Corridor(points: points, cuts: [points[0], points[2]], width: 4).blocks()
    #expect(blocks.count == 1)
    #expect(blocks[0].low[50] >= 60 - 30 && blocks[0].high[50] <= 60 + 30)
  }

  @Test("blocks lie between the cuts") func blocks() {
    let points = [node(0, 0), node(40, 50), node(90, 100)]
    let blocks = Corridor(points: points, cuts: points, width: 4).blocks()
    #expect(blocks.map(\.source) == [0..<40, 40..<90])
    #expect(blocks.map(\.target) == [0..<50, 50..<100])
  }

  @Test("work for far points stays in proportion") func limit() {
    let ends = [node(0, 0), node(20_000, 24_000)]
    #expect(Corridor(points: ends, cuts: ends, width: 8).blocks()[0].nodeCount < 20_000 * 250)
  }

  @Test("cuts keep their distance, and fixed ones are always among them") func cuts() {
    let beads = (0..<100).map { Bead(source: $0..<($0 + 1), target: $0..<($0 + 1)) }
    let finder = CutFinder(fixed: [node(33, 33)], corner: node(100, 100), distance: 20)
    let cuts = finder.cuts(beads)
    #expect(cuts.first == node(0, 0))
    #expect(cuts.last == node(100, 100))
    #expect(cuts.contains(node(33, 33)))
    #expect(cuts.count == 7)
  }

  @Test("doubtful beads are no cuts") func noCuts() {
    let beads = (0..<100).map { Bead(source: $0..<($0 + 1), target: $0..<($0 + 1), confidence: 0.9) }
    #expect(CutFinder(fixed: [], corner: node(100, 100), distance: 20).cuts(beads).count == 2)
  }
}
