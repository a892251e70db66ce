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
  /// After this many distances without a sure place, the next best is taken: blocks must fit into memory.
  private static let patience = 20

  /// A node that could be a cut.
  private struct Place {
    var node: SentenceAnchor
    var isSure: Bool
  }

  /// Cuts before anchors whose neighbours on both sides lie on nearly the same diagonal.
  func cuts(_ anchors: [SentenceAnchor]) -> [SentenceAnchor] {
    let places = anchors.indices.map { n in
      let isInner = n > 0 && n < anchors.count - 1
      let isSure = isInner && Self.agree(anchors[n], anchors[n - 1]) && Self.agree(anchors[n], anchors[n + 1])
      return Place(node: anchors[n], isSure: isSure)
    }
    return cuts(at: places)
  }

  private static func agree(_ a: SentenceAnchor, _ b: SentenceAnchor) -> Bool {
    abs(a.source - b.source) <= nearLines
      && abs((a.source - a.target) - (b.source - b.target)) <= nearDiagonals
  }

  /// Cuts in the middle of three sure one-to-one beads.
  func cuts(_ beads: [Bead]) -> [SentenceAnchor] {
    var run = 0
    let places = beads.map { bead in
      let isOneToOne = bead.source.count == 1 && bead.target.count == 1
      run = isOneToOne && bead.confidence >= Self.sure ? run + 1 : 0
      // The middle one of three begins one line before the last.
      let back = run >= 3 ? 1 : 0
      let node = SentenceAnchor(source: bead.source.lowerBound - back, target: bead.target.lowerBound - back)
      return Place(node: node, isSure: run >= 3)
    }
    return cuts(at: places)
  }

  /// The corners, the fixed cuts, and of the places, which ascend, those that are far enough from the cut before.
  private func cuts(at places: [Place]) -> [SentenceAnchor] {
    var cuts = [SentenceAnchor(source: 0, target: 0)]
    var next = 0
    func takeFixed(before source: Int) {
      while next < fixed.count, fixed[next].source <= source {
        if fixed[next] != cuts[cuts.count - 1] { cuts.append(fixed[next]) }
        next += 1
      }
    }
    for place in places {
      let node = place.node
      takeFixed(before: node.source)
      let last = cuts[cuts.count - 1], limit = next < fixed.count ? fixed[next] : corner
      let least = place.isSure ? distance : distance * Self.patience
      if node.source >= last.source + least, node.target >= last.target, node.source < limit.source,
        node.target <= limit.target
      {
        cuts.append(node)
      }
    }
    takeFixed(before: corner.source)
    return cuts.count > 1 && cuts[cuts.count - 1] == corner ? cuts : cuts + [corner]
  }
}
