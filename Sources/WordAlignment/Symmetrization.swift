import TextModel

/// How the links of a pair are chosen from the two directions.
public enum Symmetrization: String, Sendable, CaseIterable {
  /// All links whose probability reaches the threshold.
  case posterior
  /// The intersection of both directions, grown by neighbouring links of their union, then by links of words that
  /// have none on either side (Koehn et al. 2003).
  case growDiagFinalAnd = "grow-diag-final-and"
  /// The links that both directions have.
  case intersect
  /// The links that one of the directions has.
  case union
  /// The links of the direction in which each target word links to one source word.
  case source
  /// The links of the direction in which each source word links to one target word.
  case target

  func links(of grid: PosteriorGrid, threshold: Float) -> [WordLink] {
    if self == .posterior { return grid.cells.filter { $0.probability >= threshold }.map(\.link) }
    let chosen = positions(of: grid)
    return grid.cells.filter { chosen.contains(Position(source: $0.source, target: $0.target)) }.map(\.link)
  }

  private struct Position: Hashable {
    var source: Int
    var target: Int
  }

  private func positions(of grid: PosteriorGrid) -> Set<Position> {
    var forward: Set<Position> = []
    for (target, source) in grid.bestSources().enumerated() {
      if let source { forward.insert(Position(source: source, target: target)) }
    }
    var backward: Set<Position> = []
    for (source, target) in grid.bestTargets().enumerated() {
      if let target { backward.insert(Position(source: source, target: target)) }
    }
    switch self {
    case .source: return forward
    case .target: return backward
    case .union: return forward.union(backward)
    case .posterior, .intersect: return forward.intersection(backward)
    case .growDiagFinalAnd: return Self.grown(forward, backward, in: grid)
    }
  }

  private static func grown(
    _ forward: Set<Position>, _ backward: Set<Position>, in grid: PosteriorGrid
  ) -> Set<Position> {
    var links = forward.intersection(backward)
    var linkedSources = Set(links.map(\.source))
    var linkedTargets = Set(links.map(\.target))
    func add(_ link: Position) {
      links.insert(link)
      linkedSources.insert(link.source)
      linkedTargets.insert(link.target)
    }
    func isUnlinked(_ link: Position) -> (source: Bool, target: Bool) {
      (!linkedSources.contains(link.source), !linkedTargets.contains(link.target))
    }
    // 1. Grow into the eight neighbours until nothing changes.
    let union = forward.union(backward).sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for link in union where !links.contains(link) {
        let open = isUnlinked(link)
        if (open.source || open.target) && hasNeighbour(link, in: links) {
          add(link)
          hasGrown = true
        }
      }
    }
    // 2. Links of either direction between words that have none yet.
    for direction in [forward, backward] {
      for link in union where direction.contains(link) {
        let open = isUnlinked(link)
        if open.source && open.target { add(link) }
      }
    }
    return links
  }

  private static func hasNeighbour(_ link: Position, in links: Set<Position>) -> Bool {
    for source in (link.source - 1)...(link.source + 1) {
      for target in (link.target - 1)...(link.target + 1)
      where links.contains(Position(source: source, target: target)) { return true }
    }
    return false
  }
}
