import TextModel

/// Pairs the sentences of moved sections, which an alignment in order leaves alone.
struct MovedSectionAligner {
  private let options: SentenceAlignerOptions

  /// Surer pairs of the document are learnt from, so many at most.
  private static let learntConfidence: Float = 0.9
  private static let mostExamples = 2_000
  /// Less sure pairs stay apart.
  private static let leastConfidence: Float = 0.5
  /// Sections with fewer pairs are chance.
  private static let fewestPairs = 2
  /// Sections that are no farther apart on either side are one.
  private static let near = 8

  init(options: SentenceAlignerOptions) {
    self.options = options
  }

  /// The alignment with the pairs of moved sections, which are flagged, and reported section by section.
  ///
  /// - Parameter strays: Sentences alone on either side that seem to translate each other, by source.
  func paired(_ alignment: Alignment, of document: SentencePair, strays: [SentenceAnchor]) -> Alignment {
    let candidates = MovedSectionFinder.sections(strays)
    if candidates.isEmpty { return alignment }
    let alone = LoneSentences(alignment.beads)
    let selections = candidates.map(alone.selection)
    var options = options
    options.memory += examples(alignment, document)
    let results = SentenceAligner(options: options).alignedInOrder(
      selections.map { $0.sentencePair(of: document) })
    let sections = disjoint(
      zip(selections, results).map { selection, result in
        result.beads.flatMap(selection.beads).filter { !$0.isNull && $0.confidence >= Self.leastConfidence }
      }
    ).filter { $0.count >= Self.fewestPairs }
    return sections.isEmpty
      ? alignment : alignment.adding(sections.flatMap { $0 }, in: Self.joined(sections), of: document)
  }

  /// The pairs of each section, where a sentence stands in several with the surest of them.
  private func disjoint(_ sections: [[Bead]]) -> [[Bead]] {
    let all = sections.enumerated().flatMap { number, beads in beads.map { (section: number, bead: $0) } }
      .sorted {
        $0.bead.confidence != $1.bead.confidence
          ? $0.bead.confidence > $1.bead.confidence
          : ($0.section, $0.bead.source.lowerBound) < ($1.section, $1.bead.source.lowerBound)
      }
    var result = [[Bead]](repeating: [], count: sections.count)
    var sources: Set<Int> = [], targets: Set<Int> = []
    for (section, bead) in all
    where !bead.source.contains(where: sources.contains) && !bead.target.contains(where: targets.contains) {
      sources.formUnion(bead.source)
      targets.formUnion(bead.target)
      result[section].append(bead)
    }
    return result.map { $0.sorted { $0.source.lowerBound < $1.source.lowerBound } }
  }

  /// The places of sections, by source, those that follow each other on both sides as one.
  private static func joined(_ sections: [[Bead]]) -> [AlignmentDiagnostics.MovedSection] {
    var result: [AlignmentDiagnostics.MovedSection] = []
    let places = sections.compactMap { beads -> AlignmentDiagnostics.MovedSection? in
      guard let first = beads.first, let last = beads.last else { return nil }
      return .init(
        source: first.source.lowerBound..<last.source.upperBound,
        target: first.target.lowerBound..<last.target.upperBound)
    }
    for place in places.sorted(by: { $0.source.lowerBound < $1.source.lowerBound }) {
      if let last = result.last, (0...near).contains(place.source.lowerBound - last.source.upperBound),
        (0...near).contains(place.target.lowerBound - last.target.upperBound)
      {
        result[result.count - 1].source = last.source.lowerBound..<place.source.upperBound
        result[result.count - 1].target = last.target.lowerBound..<place.target.upperBound
      } else {
        result.append(place)
      }
    }
    return result
  }

  /// Sure pairs from all parts of the document.
  private func examples(_ alignment: Alignment, _ document: SentencePair) -> [(
    source: String, target: String
  )] {
    let sure = alignment.beads.filter { !$0.isNull && $0.confidence >= Self.learntConfidence }
    return stride(from: 0, to: sure.count, by: sure.count / Self.mostExamples + 1).map { n in
      (
        document.source[sure[n].source].joined(separator: " "),
        document.target[sure[n].target].joined(separator: " ")
      )
    }
  }
}

/// The sentences that beads leave alone.
struct LoneSentences {
  private let sources: Set<Int>
  private let targets: Set<Int>

  /// How many more sentences than those of the other side a section may have at either end.
  private static let slack = 8

  init(_ beads: [Bead]) {
    sources = Set(beads.lazy.filter(\.target.isEmpty).flatMap(\.source))
    targets = Set(beads.lazy.filter(\.source.isEmpty).flatMap(\.target))
  }

  /// The sentences alone of both sides, ascending.
  var all: (source: [Int], target: [Int]) { (sources.sorted(), targets.sorted()) }

  /// The sentences alone in a section, and those beside it, as far as both sides have some: not all of its
  /// sentences are found by their words.
  func selection(_ section: AlignmentDiagnostics.MovedSection) -> SentenceSelection {
    let before = Self.reach(
      Self.run(sources, from: section.source.lowerBound - 1, by: -1),
      Self.run(targets, from: section.target.lowerBound - 1, by: -1))
    let after = Self.reach(
      Self.run(sources, from: section.source.upperBound, by: 1),
      Self.run(targets, from: section.target.upperBound, by: 1))
    let source = (section.source.lowerBound - before.0)..<(section.source.upperBound + after.0)
    let target = (section.target.lowerBound - before.1)..<(section.target.upperBound + after.1)
    return SentenceSelection(
      source: source.filter(sources.contains), target: target.filter(targets.contains))
  }

  private static func run(_ lines: Set<Int>, from first: Int, by step: Int) -> Int {
    var line = first
    while lines.contains(line) { line += step }
    return abs(line - first)
  }

  private static func reach(_ source: Int, _ target: Int) -> (Int, Int) {
    (min(source, 2 * target + slack), min(target, 2 * source + slack))
  }
}

extension Alignment {
  /// The alignment with pairs of sentences that stood alone.
  fileprivate func adding(
    _ pairs: [Bead], in sections: [AlignmentDiagnostics.MovedSection], of document: SentencePair
  ) -> Alignment {
    let sources = Set(pairs.flatMap(\.source)), targets = Set(pairs.flatMap(\.target))
    let rest = beads.filter { bead in
      !bead.isNull
        || !bead.source.contains(where: sources.contains) && !bead.target.contains(where: targets.contains)
    }
    let all = Bead.inOrder(rest + pairs)
    let finder = DiagnosticsFinder(all, of: document)
    var result = Alignment(beads: all, diagnostics: finder.diagnostics(moved: sections), remarks: remarks)
    for pair in pairs { result.remarks[pair] = BeadRemark(flags: [BeadRemark.moved]) }
    return result
  }
}
