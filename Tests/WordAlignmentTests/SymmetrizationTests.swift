import TextModel
import Testing

@testable import WordAlignment

@Suite("Symmetrisation") struct SymmetrizationTests {
  /// A grid of 3 × 3 words: forward has 0-0 1-1 1-2, backward has 0-0 1-1 2-0.
  private var grid: PosteriorGrid {
    var forward = LinkPosteriors()
    var backward = LinkPosteriors()
    for (cell, probability) in [(0, 0.9), (4, 0.8), (7, 0.7), (8, 0.2)] {
      forward.append(cell: cell, probability: Float(probability))
    }
    for (cell, probability) in [(0, 0.9), (4, 0.6), (2, 0.55)] {
      backward.append(cell: cell, probability: Float(probability))
    }
    forward.endPair()
    backward.endPair()
    var grid = PosteriorGrid(calibration: Calibration(hasLexicon: false))
    grid.load(forward[0], backward[0], sourceLength: 3, targetLength: 3)
    return grid
  }

  @Test(
    "chooses links by rule",
    arguments: [
      (Symmetrization.posterior, "0-0 1-1"), (.intersect, "0-0 1-1"), (.union, "0-0 1-1 1-2 2-0"),
      (.source, "0-0 1-1 1-2"), (.target, "0-0 1-1 2-0"), (.growDiagFinalAnd, "0-0 1-1 1-2 2-0"),
    ])
  func chooses(_ rule: Symmetrization, links: String) {
    let found = rule.links(of: grid, threshold: 0.4).map { "\($0.source)-\($0.target)" }
    #expect(found.joined(separator: " ") == links)
  }

  @Test("gives the mean of both directions as probability")
  func probabilities() {
    let links = Symmetrization.union.links(of: grid, threshold: 0.4)
    let calibration = Calibration(hasLexicon: false)
    #expect(abs(links[1].probability - calibration(forward: 0.8, backward: 0.6)) < 1e-3)
    let best = [(0.9, 0.9), (0.8, 0.6), (0, 0.55), (0.9, 0.9), (0.8, 0.6), (0.7, 0)]
    let sum = best.reduce(0) { $0 + calibration(forward: Float($1.0), backward: Float($1.1)) }
    #expect(abs(grid.score() - sum / 6) < 1e-3)
  }

  @Test("grows by neighbours, and joins words that have no link at all")
  func grows() {
    var posteriors = [LinkPosteriors(), LinkPosteriors()]
    // Width 4: both have 0-0; forward adds the neighbour 1-1 and the lone 3-3.
    for cell in [0, 5, 15] { posteriors[0].append(cell: cell, probability: 0.9) }
    posteriors[1].append(cell: 0, probability: 0.9)
    for direction in 0...1 { posteriors[direction].endPair() }
    var grid = PosteriorGrid(calibration: Calibration(hasLexicon: false))
    grid.load(posteriors[0][0], posteriors[1][0], sourceLength: 4, targetLength: 4)
    let links = Symmetrization.growDiagFinalAnd.links(of: grid, threshold: 0)
    #expect(links.map { $0.source } == [0, 1, 3])
  }
}
