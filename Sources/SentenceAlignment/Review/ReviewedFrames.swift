import TextModel

/// The texts that a row pairs, as sentences or as bytes of skeletons; one side may be empty.
struct Frame: Hashable {
  var source: Range<Int>
  var target: Range<Int>
  /// Probability that they belong together; 1 when a person says so.
  var confidence: Float = 1

  var isPair: Bool { !source.isEmpty && !target.isEmpty }

  /// Whether two pairs stand in different orders in the two texts.
  func crosses(_ other: Frame) -> Bool {
    (source.lowerBound < other.source.lowerBound) != (target.lowerBound < other.target.lowerBound)
  }

  /// The most pairs that do not cross.
  static func chain(_ frames: [Frame]) -> Set<Frame> {
    let sorted = frames.filter(\.isPair).sorted { $0.source.lowerBound < $1.source.lowerBound }
    let anchors = sorted.map { SentenceAnchor(source: $0.source.lowerBound, target: $0.target.lowerBound) }
    let kept = Set(AnchorFinder.longestChain(anchors))
    return Set(zip(sorted, anchors).filter { kept.contains($0.1) }.map(\.0))
  }

  /// One bead, or with an empty side one a sentence.
  var beads: [Bead] {
    if source.isEmpty {
      return target.map { Bead(source: 0..<0, target: $0..<($0 + 1), confidence: confidence) }
    }
    if target.isEmpty {
      return source.map { Bead(source: $0..<($0 + 1), target: 0..<0, confidence: confidence) }
    }
    return [Bead(source: source, target: target, confidence: confidence)]
  }
}

/// Aligns two documents around frames that are to stay as they are.
struct FrameAligner {
  let pair: SentenceListPair
  let options: SentenceAlignerOptions

  /// How often pairs that were torn apart are put back by themselves, before all are kept.
  private static let mostRounds = 3

  /// All beads. A pair of `others` may become another one, but its texts do not all stand alone.
  ///
  /// - Parameters:
  ///   - fixed: What a person has decided on; it stays, also where it crosses the rest.
  ///   - others: Pairs that were there before, which do not cross each other for the most part.
  func beads(around fixed: [Frame], keeping others: [Frame]) -> [Bead] {
    var kept: [Frame] = []
    var round = 0
    while true {
      let beads = beads(around: fixed + kept, decisions: fixed, voters: others)
      let nulls = beads.filter(\.isNull)
      let sources = Set(nulls.flatMap(\.source)), targets = Set(nulls.flatMap(\.target))
      let done = Set(kept)
      let torn = others.filter { other in
        other.isPair && !done.contains(other)
          && (other.source.allSatisfy(sources.contains) || other.target.allSatisfy(targets.contains))
      }
      if torn.isEmpty { return beads }
      round += 1
      kept += round < Self.mostRounds ? torn : others.filter { $0.isPair && !done.contains($0) }
    }
  }

  /// The beads around fixed frames: those that cross most of the rest are taken out of the texts, and put back.
  func beads(around frames: [Frame], decisions: [Frame] = [], voters: [Frame] = []) -> [Bead] {
    let own = Set(frames)
    let order = Frame.chain(frames + voters.filter { !own.contains($0) })
    let chain = frames.filter(order.contains).sorted { $0.source.lowerBound < $1.source.lowerBound }
    let gaps = gaps(between: chain, without: frames.filter { !order.contains($0) })
    var options = options
    options.memory += decisions.filter(\.isPair).sorted { $0.source.lowerBound < $1.source.lowerBound }.map {
      (pair.source.text(of: $0.source), pair.target.text(of: $0.target))
    }
    let document = pair.sentencePair
    let alignments = SentenceAligner(options: options).alignedInOrder(
      gaps.map { $0.sentencePair(of: document) })
    let rest = zip(gaps, alignments).flatMap { gap, alignment in alignment.beads.flatMap(gap.beads) }
    return Bead.inOrder(frames.flatMap(\.beads) + rest)
  }

  /// The sentences between neighbours of the chain that no other frame has.
  private func gaps(between chain: [Frame], without crossing: [Frame]) -> [SentenceSelection] {
    let takenSources = Set(crossing.flatMap(\.source)), takenTargets = Set(crossing.flatMap(\.target))
    var gaps: [SentenceSelection] = []
    var from = (source: 0, target: 0)
    let ends = (pair.source.sentences.endIndex, pair.target.sentences.endIndex)
    for frame in chain + [Frame(source: ends.0..<ends.0, target: ends.1..<ends.1)] {
      let gap = SentenceSelection(
        source: (from.source..<frame.source.lowerBound).filter { !takenSources.contains($0) },
        target: (from.target..<frame.target.lowerBound).filter { !takenTargets.contains($0) })
      if !gap.source.isEmpty || !gap.target.isEmpty { gaps.append(gap) }
      from = (frame.source.upperBound, frame.target.upperBound)
    }
    return gaps
  }
}

extension Bead {
  /// Beads by source place; sentences without source follow what comes before them in the target.
  static func inOrder(_ beads: [Bead]) -> [Bead] {
    let paired = beads.filter { !$0.source.isEmpty }.sorted { $0.source.lowerBound < $1.source.lowerBound }
    var added = beads.filter { $0.source.isEmpty }.sorted { $0.target.lowerBound < $1.target.lowerBound }[...]
    let chain = Set(AnchorFinder.longestChain(paired.filter { !$0.isNull }.map(\.beginning)))
    var sorted: [Bead] = []
    for bead in paired {
      while let null = added.first, !bead.isNull, chain.contains(bead.beginning),
        null.target.lowerBound < bead.target.lowerBound
      {
        sorted.append(null)
        added.removeFirst()
      }
      sorted.append(bead)
    }
    return sorted + added
  }

  private var beginning: SentenceAnchor {
    SentenceAnchor(source: source.lowerBound, target: target.lowerBound)
  }
}
