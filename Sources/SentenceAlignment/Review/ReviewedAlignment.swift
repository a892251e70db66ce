import TextModel

/// An alignment that keeps what a person has fixed in a table of an earlier one, and is made anew around that.
public struct ReviewedAlignment: Sendable {
  /// The documents, cut where the person has cut them.
  public private(set) var pair: SentenceListPair
  private var beads: [Bead] = []
  /// How many rows were kept as the person left them.
  public private(set) var fixedCount = 0
  /// Rows with a text that is not in the documents; they were left to the aligner.
  public private(set) var unplaced: [ReviewedRow] = []

  /// The beads by source position, of which the person's may cross others, and what is remarkable about them.
  public var alignment: Alignment {
    let finder = DiagnosticsFinder(beads, of: pair.sentencePair, strays: [])
    return Alignment(beads: beads, diagnostics: finder.diagnostics())
  }

  /// A row with its places: bytes of the skeletons at first, sentences after the cutting.
  private struct Frame: Hashable {
    var source: Range<Int>
    var target: Range<Int>
  }

  /// - Parameters:
  ///   - rows: The table, in its order.
  ///   - pair: The documents that it was made from.
  ///   - options: How sentences are aligned.
  public init(_ rows: [ReviewedRow], of pair: SentenceListPair, options: SentenceAlignerOptions) {
    self.pair = pair
    var source = RowLocator(pair.source.sentences), target = RowLocator(pair.target.sentences)
    let machine = Self.beadFrames(pair, source, target, options)
    var fixed: [Frame] = []
    for row in rows {
      guard let s = source.locate(row.source), let t = target.locate(row.target) else {
        unplaced.append(row)
        continue
      }
      if s.isEmpty && t.isEmpty || !row.isFixed && Self.contains(machine, s, t) { continue }
      fixed.append(Frame(source: s, target: t))
    }
    fixedCount = fixed.count
    let sourceCuts = self.pair.source.cut(at: fixed.map(\.source), source.starts)
    let targetCuts = self.pair.target.cut(at: fixed.map(\.target), target.starts)
    let frames = fixed.map {
      Frame(source: sourceCuts.sentences($0.source), target: targetCuts.sentences($0.target))
    }
    align(around: frames, options)
  }

  /// The rows that the aligner itself would write, by source place; nulls have an empty range at 0.
  private static func beadFrames(
    _ pair: SentenceListPair, _ source: RowLocator, _ target: RowLocator, _ options: SentenceAlignerOptions
  ) -> Set<[Int]> {
    let beads = SentenceAligner(options: options).align([pair.sentencePair])[0].beads
    return Set(
      beads.map { bead in
        place(source.starts[bead.source.lowerBound]..<source.starts[bead.source.upperBound])
          + place(target.starts[bead.target.lowerBound]..<target.starts[bead.target.upperBound])
      })
  }

  private static func contains(_ frames: Set<[Int]>, _ source: Range<Int>, _ target: Range<Int>) -> Bool {
    frames.contains(place(source) + place(target))
  }

  private static func place(_ range: Range<Int>) -> [Int] {
    range.isEmpty ? [0, 0] : [range.lowerBound, range.upperBound]
  }

  // MARK: - Aligning the gaps

  private mutating func align(around frames: [Frame], _ options: SentenceAlignerOptions) {
    let chain = Self.chain(frames)
    let onChain = Set(chain)
    let crossing = frames.filter { !onChain.contains($0) }
    let gaps = gaps(between: chain, without: crossing)
    var options = options
    options.memory += frames.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map {
      (pair.source.text(of: $0.source), pair.target.text(of: $0.target))
    }
    let alignments = SentenceAligner(options: options).align(gaps.map { $0.sentencePair(of: pair) })
    beads = frames.flatMap { Self.beads($0.source, $0.target, confidence: 1) }
    for (gap, alignment) in zip(gaps, alignments) { beads += alignment.beads.flatMap(gap.beads) }
    sort()
  }

  /// By source place; sentences without source follow what comes before them in the target.
  private mutating func sort() {
    let paired = beads.filter { !$0.source.isEmpty }.sorted { $0.source.lowerBound < $1.source.lowerBound }
    var added = beads.filter { $0.source.isEmpty }.sorted { $0.target.lowerBound < $1.target.lowerBound }[...]
    var sorted: [Bead] = []
    var reached = 0
    for bead in paired {
      if !bead.target.isEmpty, bead.target.lowerBound >= reached {
        while let null = added.first, null.target.lowerBound < bead.target.lowerBound {
          sorted.append(null)
          added.removeFirst()
        }
        reached = bead.target.upperBound
      }
      sorted.append(bead)
    }
    beads = sorted + added
  }

  /// A pair of texts; with an empty side, one bead a sentence.
  private static func beads(_ source: Range<Int>, _ target: Range<Int>, confidence: Float) -> [Bead] {
    if source.isEmpty {
      return target.map { Bead(source: source, target: $0..<($0 + 1), confidence: confidence) }
    }
    if target.isEmpty {
      return source.map { Bead(source: $0..<($0 + 1), target: target, confidence: confidence) }
    }
    return [Bead(source: source, target: target, confidence: confidence)]
  }

  /// The most fixed rows that do not cross.
  private static func chain(_ frames: [Frame]) -> [Frame] {
    let sorted = frames.filter { !$0.source.isEmpty && !$0.target.isEmpty }
      .sorted { $0.source.lowerBound < $1.source.lowerBound }
    let anchors = sorted.map { SentenceAnchor(source: $0.source.lowerBound, target: $0.target.lowerBound) }
    let kept = Set(AnchorFinder.longestChain(anchors))
    return zip(sorted, anchors).filter { kept.contains($0.1) }.map(\.0)
  }

  /// The sentences between neighbours of the chain that no other fixed row has.
  private func gaps(between chain: [Frame], without crossing: [Frame]) -> [Gap] {
    let takenSources = Set(crossing.flatMap(\.source)), takenTargets = Set(crossing.flatMap(\.target))
    var gaps: [Gap] = []
    var from = (source: 0, target: 0)
    let end = Frame(
      source: pair.source.sentences.endIndex..<pair.source.sentences.endIndex,
      target: pair.target.sentences.endIndex..<pair.target.sentences.endIndex)
    for frame in chain + [end] {
      let gap = Gap(
        source: (from.source..<frame.source.lowerBound).filter { !takenSources.contains($0) },
        target: (from.target..<frame.target.lowerBound).filter { !takenTargets.contains($0) })
      if !gap.source.isEmpty || !gap.target.isEmpty { gaps.append(gap) }
      from = (frame.source.upperBound, frame.target.upperBound)
    }
    return gaps
  }
}

/// Sentences between fixed rows, which are aligned on their own.
private struct Gap {
  var source: [Int]
  var target: [Int]

  func sentencePair(of pair: SentenceListPair) -> SentencePair {
    SentencePair(
      source: source.map { pair.source.sentences[$0] }, target: target.map { pair.target.sentences[$0] },
      sourceParagraphs: source.map { pair.source.blocks[$0] },
      targetParagraphs: target.map { pair.target.blocks[$0] },
      sourceKinds: source.map { pair.source.kinds[$0] }, targetKinds: target.map { pair.target.kinds[$0] })
  }

  /// A bead with the numbers of the whole document. What a fixed row between its sentences cuts off stands alone.
  func beads(_ bead: Bead) -> [Bead] {
    if bead.source.isEmpty {
      return target[bead.target].map {
        Bead(source: 0..<0, target: $0..<($0 + 1), confidence: bead.confidence)
      }
    }
    let (sources, sourceRest) = Self.run(source[bead.source])
    if bead.target.isEmpty {
      return source[bead.source].map {
        Bead(source: $0..<($0 + 1), target: 0..<0, confidence: bead.confidence)
      }
    }
    let (targets, targetRest) = Self.run(target[bead.target])
    return [Bead(source: sources, target: targets, confidence: bead.confidence)]
      + sourceRest.map { Bead(source: $0..<($0 + 1), target: 0..<0, confidence: 0) }
      + targetRest.map { Bead(source: 0..<0, target: $0..<($0 + 1), confidence: 0) }
  }

  /// The neighbours at the beginning of ascending numbers, and the rest.
  private static func run(_ numbers: ArraySlice<Int>) -> (Range<Int>, ArraySlice<Int>) {
    let first = numbers[numbers.startIndex]
    let count = zip(numbers, first...).prefix { $0 == $1 }.count
    return (first..<(first + count), numbers.dropFirst(count))
  }
}
