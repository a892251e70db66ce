import TextModel

/// Chooses nodes where a document can be cut into blocks that are aligned on their own.
struct CutFinder {
  /// Nodes that are cuts in any case.
  let fixed: [SentenceAnchor]
  let corner: SentenceAnchor
  /// Source lines from one cut to the next, at least.
  let distance: Int

  /// How many lines an anchor's neighbours may be away, and how far their diagonals may differ.
  private static let nearLines = 20
  private static let nearDiagonals = 2
  /// Confidence of beads beside a cut.
  private static let sure: Float = 0.99

  /// Cuts before anchors whose neighbours on both sides lie on nearly the same diagonal.
  func cuts(_ anchors: [SentenceAnchor]) -> [SentenceAnchor] {
    let sure = anchors.indices.dropFirst().dropLast().filter { n in
      Self.agree(anchors[n], anchors[n - 1]) && Self.agree(anchors[n], anchors[n + 1])
    }
    return merged(sure.map { anchors[$0] })
  }

  private static func agree(_ a: SentenceAnchor, _ b: SentenceAnchor) -> Bool {
    abs(a.source - b.source) <= nearLines
      && abs((a.source - a.target) - (b.source - b.target)) <= nearDiagonals
  }

  /// Cuts in the middle of three sure one-to-one beads.
  func cuts(_ beads: [Bead]) -> [SentenceAnchor] {
    var places: [SentenceAnchor] = []
    var run = 0
    for bead in beads {
      let isSure = bead.source.count == 1 && bead.target.count == 1 && bead.confidence >= Self.sure
      run = isSure ? run + 1 : 0
      if run >= 3 {
        places.append(SentenceAnchor(source: bead.source.lowerBound - 1, target: bead.target.lowerBound - 1))
      }
    }
    return merged(places)
  }

  /// The corners, the fixed cuts, and of the places those that are far enough from the cut before.
  private func merged(_ places: [SentenceAnchor]) -> [SentenceAnchor] {
    var cuts = [SentenceAnchor(source: 0, target: 0)]
    func append(_ cut: SentenceAnchor) { if cut != cuts[cuts.count - 1] { cuts.append(cut) } }
    var next = 0
    for place in places {
      while next < fixed.count, fixed[next].source <= place.source {
        append(fixed[next])
        next += 1
      }
      let last = cuts[cuts.count - 1]
      let limit = next < fixed.count ? fixed[next] : corner
      if place.source >= last.source + distance, place.target > last.target, place.source < limit.source,
        place.target < limit.target
      {
        cuts.append(place)
      }
    }
    for cut in fixed[next...] { append(cut) }
    append(corner)
    return cuts.count == 1 ? cuts + [corner] : cuts
  }
}
