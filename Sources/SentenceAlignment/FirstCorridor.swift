import TextModel

/// Lays the corridor of the first pass through anchors, and through a moving window where there are none.
struct FirstCorridor {
  let document: DocumentTables
  let model: DocumentModel
  let lexicon: Lexicon
  /// Anchors that a person has set, ascending.
  let fixed: [SentenceAnchor]

  /// Gaps between points with more nodes than this to search are followed by a moving window.
  private static let largestGap = 250_000

  /// - Parameter found: Anchors from rare keys, ascending.
  func corridor(_ found: [SentenceAnchor], scorer: borrowing LexicalScorer) -> Corridor {
    let corner = SentenceAnchor(source: document.source.count, target: document.target.count)
    var points = [SentenceAnchor(source: 0, target: 0)]
    for anchor in anchors(found) + [corner] {
      let last = points[points.count - 1]
      if isLarge(last, anchor) { points += follow(from: last, to: anchor, scorer) }
      points.append(anchor)
    }
    let finder = CutFinder(fixed: fixed, corner: corner, distance: model.constants.blockLines)
    return Corridor(
      points: points, cuts: finder.cuts(Array(points.dropFirst().dropLast())),
      width: model.constants.firstWidth)
  }

  /// The fixed anchors and those of the found ones that fit between them.
  private func anchors(_ found: [SentenceAnchor]) -> [SentenceAnchor] {
    var result: [SentenceAnchor] = []
    var next = 0
    for anchor in found where anchor.source > 0 && anchor.target > 0 {
      while next < fixed.count, fixed[next].source <= anchor.source {
        result.append(fixed[next])
        next += 1
      }
      let fitsAfter = result.last.map { $0.source < anchor.source && $0.target < anchor.target } ?? true
      let fitsBefore = next == fixed.count || anchor.target < fixed[next].target
      if fitsAfter && fitsBefore { result.append(anchor) }
    }
    return result + fixed[next...]
  }

  private func isLarge(_ from: SentenceAnchor, _ to: SentenceAnchor) -> Bool {
    let ds = to.source - from.source, dt = to.target - from.target
    return ds > 1 && ds * min(dt, 2 * (ds + dt)) > Self.largestGap
  }

  // MARK: - The moving window

  /// Nodes of a window, about: of the one that is tried first, and of the one for places where that is not enough.
  private static let windowNodes = [3_000, 40_000]
  private static let fewestRows = 8
  /// Lines on one side of a bead in a window, at most.
  private static let windowSide = 2
  /// The share of a small window's lines that must be in sure beads.
  private static let sureShare = 0.75

  /// Points of sure beads between two far nodes: aligns a window of lines, keeps its first half, and goes on there.
  ///
  /// Where nothing is sure, the points are those of the straight line: near to each other if one line is as good as
  /// the next, such as in a list of equal lines, else far apart, which leaves the corridor wide.
  private func follow(
    from start: SentenceAnchor, to end: SentenceAnchor, _ scorer: borrowing LexicalScorer
  ) -> [SentenceAnchor] {
    var points: [SentenceAnchor] = []
    var at = start
    while isLarge(at, end) {
      let (size, beads) = nextBeads(at, end, scorer)
      let sure = beads.filter { Self.isSure($0) }
      points += sure.map { SentenceAnchor(source: $0.source.lowerBound, target: $0.target.lowerBound) }
      if let last = sure.last {
        at = SentenceAnchor(source: last.source.lowerBound, target: last.target.lowerBound)
        continue
      }
      let next = SentenceAnchor(source: at.source + size.rows / 2, target: at.target + size.columns / 2)
      if !beads.contains(where: { $0.confidence > Self.flat }) {
        points += Self.line(from: at, to: next)
      } else if next.source - (points.last ?? start).source >= Self.farLines {
        points.append(next)
      }
      at = next
    }
    return points
  }

  private static func isSure(_ bead: Bead) -> Bool { !bead.isNull && bead.confidence > 0.9 }

  /// The beads in the first half of the smallest window in which nearly all are sure, else of the largest; and its
  /// size.
  private func nextBeads(_ at: SentenceAnchor, _ end: SentenceAnchor, _ scorer: borrowing LexicalScorer) -> (
    size: (rows: Int, columns: Int), beads: [Bead]
  ) {
    let ds = end.source - at.source, dt = end.target - at.target
    let slope = Double(dt) / Double(ds)
    var size = (rows: 0, columns: 0)
    var beads: [Bead] = []
    for nodes in Self.windowNodes {
      size.rows = min(ds, max(Self.fewestRows, Int((Double(nodes) / slope).squareRoot())))
      size.columns = min(dt, max(Self.fewestRows, Int(Double(size.rows) * slope)))
      let source = at.source..<(at.source + size.rows), target = at.target..<(at.target + size.columns)
      // Without words, no bead would be sure.
      if !document.haveKeys(source, target) { continue }
      beads = firstHalf(at, rows: size.rows, columns: size.columns, scorer)
      let sureLines = beads.reduce(0) { Self.isSure($1) ? $0 + $1.source.count : $0 }
      if Double(sureLines) >= Self.sureShare * Double(size.rows / 2) { break }
    }
    return (size, beads)
  }

  /// Where no bead has a confidence above, lines are alike, and so many source lines lie between points.
  private static let flat: Float = 0.5
  private static let flatLines = 16
  /// Lines between points of which none is sure, so that blocks fit into memory.
  private static let farLines = 2000

  /// Points on the straight line between two nodes, the last one included.
  private static func line(from: SentenceAnchor, to: SentenceAnchor) -> [SentenceAnchor] {
    let count = max(1, (to.source - from.source) / flatLines)
    return (1...count).map { n in
      SentenceAnchor(
        source: from.source + (to.source - from.source) * n / count,
        target: from.target + (to.target - from.target) * n / count)
    }
  }

  /// The beads in the first half of a window, but not at its beginning.
  private func firstHalf(
    _ at: SentenceAnchor, rows: Int, columns: Int, _ scorer: borrowing LexicalScorer
  ) -> [Bead] {
    var model = model
    model.largestSide = min(Self.windowSide, model.largestSide)
    let block = Block(source: at.source..<(at.source + rows), target: at.target..<(at.target + columns))
    let scores = BlockScores(block, document, model: model, lexicon: lexicon, scorer: scorer)
    let posteriors = ForwardBackward(block, scores: scores, document: document, model: model)
    let beads = BlockDecoder(block, posteriors).result(document, model: model, scores: scores).beads
    return beads.filter {
      $0.source.lowerBound > at.source && $0.target.lowerBound > at.target
        && $0.source.lowerBound <= at.source + rows / 2 && $0.target.lowerBound <= at.target + columns * 2 / 3
    }
  }
}
