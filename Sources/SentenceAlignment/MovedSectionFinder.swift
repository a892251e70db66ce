/// Groups lines that translate each other out of order into sections.
struct MovedSectionFinder {
  /// Pairs that make a section, at least, and how many lines they may be apart on either side.
  private static let fewest = 3
  private static let gap = 8

  /// Runs of pairs that go on on both sides, by their beginning. Sections may overlap.
  ///
  /// - Parameter pairs: Lines that seem to translate each other, by source line.
  static func sections(_ pairs: [SentenceAnchor]) -> [AlignmentDiagnostics.MovedSection] {
    var open: [[SentenceAnchor]] = []
    var sections: [AlignmentDiagnostics.MovedSection] = []
    func close(_ cluster: [SentenceAnchor]) {
      guard cluster.count >= fewest else { return }
      let (first, last) = (cluster[0], cluster[cluster.count - 1])
      sections.append(
        .init(source: first.source..<(last.source + 1), target: first.target..<(last.target + 1)))
    }
    for pair in pairs {
      open.filter { pair.source - $0[$0.count - 1].source > gap }.forEach(close)
      open.removeAll { pair.source - $0[$0.count - 1].source > gap }
      let fits = open.firstIndex { (0...gap).contains(pair.target - $0[$0.count - 1].target) }
      if let fits { open[fits].append(pair) } else { open.append([pair]) }
    }
    open.forEach(close)
    return sections.sorted {
      ($0.source.lowerBound, $0.target.lowerBound) < ($1.source.lowerBound, $1.target.lowerBound)
    }
  }
}
