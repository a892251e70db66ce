import TextModel

/// The posteriors of one pair's links in both directions.
struct PosteriorGrid {
  /// A cell with a probable link.
  struct Cell {
    var source: Int
    var target: Int
    /// The probability that the target token links to the source token.
    var forward: Float
    /// The probability that the source token links to the target token.
    var backward: Float

    /// The probability that the words translate each other, by both directions.
    var probability: Float = 0

    var link: WordLink { WordLink(source: source, target: target, probability: probability) }
  }

  private let calibration: Calibration
  private(set) var sourceLength = 0
  private(set) var targetLength = 0
  /// The cells with a probable link, by source and target.
  private(set) var cells: [Cell] = []

  init(calibration: Calibration) { self.calibration = calibration }

  /// Takes up a pair.
  mutating func load(
    _ forward: ArraySlice<LinkPosteriors.Entry>, _ backward: ArraySlice<LinkPosteriors.Entry>,
    sourceLength: Int,
    targetLength: Int
  ) {
    self.sourceLength = sourceLength
    self.targetLength = targetLength
    let both = forward.map { ($0, true) } + backward.map { ($0, false) }
    cells.removeAll(keepingCapacity: true)
    var previous: UInt16?
    for (entry, isForward) in both.sorted(by: { $0.0.cell < $1.0.cell }) {
      if entry.cell != previous {
        let (target, source) = Int(entry.cell).quotientAndRemainder(dividingBy: sourceLength)
        cells.append(Cell(source: source, target: target, forward: 0, backward: 0))
        previous = entry.cell
      }
      if isForward {
        cells[cells.count - 1].forward = entry.probability
      } else {
        cells[cells.count - 1].backward = entry.probability
      }
    }
    for index in cells.indices {
      cells[index].probability = calibration(
        forward: cells[index].forward, backward: cells[index].backward)
    }
    cells.sort { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// The mean over all words of both sides of their best link's probability.
  func score() -> Float {
    if sourceLength + targetLength == 0 { return 0 }
    var source = [Float](repeating: 0, count: sourceLength)
    var target = [Float](repeating: 0, count: targetLength)
    for cell in cells {
      source[cell.source] = max(source[cell.source], cell.probability)
      target[cell.target] = max(target[cell.target], cell.probability)
    }
    return (source.reduce(0, +) + target.reduce(0, +)) / Float(sourceLength + targetLength)
  }

  /// For each target token its most probable source token, or `nil` when having none is more probable.
  func bestSources() -> [Int?] {
    best(targetLength) { ($0.target, $0.source, $0.forward) }
  }

  /// For each source token its most probable target token, or `nil` when having none is more probable.
  func bestTargets() -> [Int?] {
    best(sourceLength) { ($0.source, $0.target, $0.backward) }
  }

  private func best(_ count: Int, _ view: (Cell) -> (from: Int, to: Int, probability: Float)) -> [Int?] {
    var best = [(to: Int?, probability: Float)](repeating: (nil, 0), count: count)
    var unlinked = [Float](repeating: 1, count: count)
    for cell in cells {
      let link = view(cell)
      unlinked[link.from] -= link.probability
      if link.probability > best[link.from].probability { best[link.from] = (link.to, link.probability) }
    }
    return zip(best, unlinked).map { $0.probability > $1 ? $0.to : nil }
  }
}
