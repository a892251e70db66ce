import TextModel

/// Chooses nodes where a document can be cut into blocks that are aligned on their own.
enum CutFinder {
  /// How many lines an anchor's neighbours may be away, and how far their diagonals may differ.
  private static let nearLines = 20
  private static let nearDiagonals = 2
  /// Confidence of beads beside a cut.
  private static let sure: Float = 0.99

  /// Cuts before anchors whose neighbours on both sides lie on nearly the same diagonal.
  static func cuts(_ anchors: [Anchor], corner: Anchor, distance: Int) -> [Anchor] {
    var cuts = [Anchor(source: 0, target: 0)]
    for n in anchors.indices.dropFirst().dropLast() {
      let anchor = anchors[n]
      guard anchor.source >= cuts[cuts.count - 1].source + distance,
        anchor.target > cuts[cuts.count - 1].target,
        agree(anchor, anchors[n - 1]), agree(anchor, anchors[n + 1])
      else { continue }
      cuts.append(anchor)
    }
    return closed(cuts, corner)
  }

  private static func agree(_ a: Anchor, _ b: Anchor) -> Bool {
    abs(a.source - b.source) <= nearLines
      && abs((a.source - a.target) - (b.source - b.target)) <= nearDiagonals
  }

  /// Cuts in the middle of three sure one-to-one beads.
  static func cuts(_ beads: [Bead], corner: Anchor, distance: Int) -> [Anchor] {
    var cuts = [Anchor(source: 0, target: 0)]
    var run = 0
    for bead in beads {
      run = bead.source.count == 1 && bead.target.count == 1 && bead.confidence >= sure ? run + 1 : 0
      if run >= 3, bead.source.lowerBound >= cuts[cuts.count - 1].source + distance {
        cuts.append(Anchor(source: bead.source.lowerBound, target: bead.target.lowerBound))
      }
    }
    return closed(cuts, corner)
  }

  private static func closed(_ cuts: [Anchor], _ corner: Anchor) -> [Anchor] {
    if let last = cuts.last, last.source < corner.source || last.target < corner.target || cuts.count == 1 {
      return cuts + [corner]
    }
    return cuts
  }
}
