import TextModel

/// An alignment that keeps what a person has fixed in a table of an earlier one, and is made anew around that.
///
/// A row is a decision when it is flagged so, or when it differs from what the aligner writes around the flagged ones.
/// Decisions stay as they are, also where they cross the others; rows that are none may change, but pairs are not
/// torn into sentences that stand alone.
public struct ReviewedAlignment: Sendable {
  /// The documents, cut where the person has cut them.
  public private(set) var pair: SentenceListPair
  /// The beads by source position, of which the person's may cross others, and what is remarkable about them.
  public private(set) var alignment: Alignment
  /// How many rows were kept as the person left them.
  public private(set) var fixedCount: Int
  /// Rows that could not be kept; they were left to the aligner.
  public private(set) var unplaced: [UnplacedRow] = []
  /// Decisions that cross other rows.
  public private(set) var crossings: [CrossingRow] = []
  /// Rows whose texts differ from the documents in case, blanks or marks, which was not taken over.
  public private(set) var respelled: [ReviewedRow] = []
  /// Where sentences begin that stand in no row: those of the source, and those of the target.
  public private(set) var unlisted: (source: [Location], target: [Location]) = ([], [])

  /// - Parameters:
  ///   - rows: The table, in whatever order when its rows have their numbers.
  ///   - pair: The documents that it was made from.
  ///   - options: How sentences are aligned.
  public init(_ rows: [ReviewedRow], of pair: SentenceListPair, options: SentenceAlignerOptions) {
    let rows = ReviewedRow.asWritten(rows)
    let source = RowLocator(pair.source.sentences, cells: rows.map(\.source))
    let target = RowLocator(pair.target.sentences, cells: rows.map(\.target))
    var placed: [PlacedRow] = []
    for (n, row) in rows.enumerated() {
      switch (source.places[n], target.places[n]) {
      case (let s?, let t?):
        if !s.isEmpty || !t.isEmpty { placed.append(PlacedRow(row: row, place: Frame(source: s, target: t))) }
      case (let s, _):
        let reason = s == nil ? source.reason(row.source) : target.reason(row.target)
        unplaced.append(UnplacedRow(row: row, reason: reason))
      }
    }
    unplaced.sort { $0.row.location.line < $1.row.location.line }
    let flagged = placed.filter(\.row.isFlagged)
    let reference = CutPair(pair, at: flagged.map(\.place), source.starts, target.starts)
    let written = reference.written(around: flagged.map(\.place), voters: placed.map(\.place), options)
    for n in placed.indices where !placed[n].row.isFlagged {
      placed[n].place.confidence = written[placed[n].place.key] ?? 1
      placed[n].isKept = written[placed[n].place.key] == nil
    }
    let kept = placed.filter(\.isKept), others = placed.filter { !$0.isKept }
    fixedCount = kept.count(where: \.isDecision)
    let cut = CutPair(pair, at: kept.map(\.place), source.starts, target.starts)
    self.pair = cut.pair
    let beads = FrameAligner(pair: cut.pair, options: options).beads(
      around: kept.map { cut.sentences($0.place) }, keeping: others.map { cut.sentences($0.place) })
    let finder = DiagnosticsFinder(beads, of: cut.pair.sentencePair)
    alignment = Alignment(beads: beads, diagnostics: finder.diagnostics())
    alignment.remarks = Self.remarks(placed, beads, cut)
    crossings = Self.crossings(placed)
    respelled = placed.filter { !Self.isAsWritten($0, cut) }.map(\.row)
    unlisted = (
      source.untaken.map { pair.source.locations[$0] }, target.untaken.map { pair.target.locations[$0] }
    )
  }

  /// A row with the bytes of the skeletons that it pairs.
  private struct PlacedRow {
    var row: ReviewedRow
    var place: Frame
    var isKept = true

    /// Whether a person has decided so; pairs that the aligner has found in moved sections are kept, too.
    var isDecision: Bool { isKept && (row.isFixed || !row.isMoved) }
  }

  /// Flags and notes of rows, for the beads that hold the rows' texts now.
  private static func remarks(_ rows: [PlacedRow], _ beads: [Bead], _ cut: CutPair) -> [Bead: BeadRemark] {
    let marked = rows.filter { $0.isDecision || !$0.row.flags.isEmpty || !$0.row.notes.isEmpty }
    if marked.isEmpty { return [:] }
    var bySource: [Int: Bead] = [:], byTarget: [Int: Bead] = [:]
    for bead in beads {
      for n in bead.source { bySource[n] = bead }
      for n in bead.target { byTarget[n] = bead }
    }
    var remarks: [Bead: BeadRemark] = [:]
    for row in marked {
      let frame = cut.sentences(row.place)
      let found = row.isKept ? frame.beads : []
      let flags = row.row.flags + (row.isDecision && !row.row.isFixed ? [ReviewedRow.fixedFlag] : [])
      for bead in found { remarks[bead, default: BeadRemark()].add(flags: flags, notes: []) }
      guard
        let first = frame.source.first.flatMap({ bySource[$0] })
          ?? frame.target.first.flatMap({ byTarget[$0] })
      else { continue }
      remarks[first, default: BeadRemark()].add(flags: flags, notes: row.row.notes)
    }
    return remarks
  }

  /// The decisions off the chain of most rows, with what they cross.
  private static func crossings(_ rows: [PlacedRow]) -> [CrossingRow] {
    let order = Frame.chain(rows.map(\.place))
    let pairs = rows.filter(\.place.isPair)
    return pairs.filter { $0.isDecision && !order.contains($0.place) }.compactMap { row in
      let lines = pairs.filter { order.contains($0.place) && $0.place.crosses(row.place) }.map(
        \.row.location.line)
      guard let first = lines.min(), let last = lines.max() else { return nil }
      return CrossingRow(location: row.row.location, others: first...last)
    }
  }

  /// Whether the row's texts are those of the documents; how sentences are joined does not matter.
  private static func isAsWritten(_ row: PlacedRow, _ cut: CutPair) -> Bool {
    let frame = cut.sentences(row.place)
    func isEqual(_ cell: String, _ list: SentenceList, _ range: Range<Int>) -> Bool {
      let text = list.text(of: range)
      return cell == text
        || range.count > 1 && cell.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace }
    }
    return isEqual(row.row.source, cut.pair.source, frame.source)
      && isEqual(row.row.target, cut.pair.target, frame.target)
  }
}

/// Two documents cut at the bounds of rows.
private struct CutPair {
  private(set) var pair: SentenceListPair
  private let source: SentenceCuts
  private let target: SentenceCuts

  init(_ pair: SentenceListPair, at places: [Frame], _ sourceStarts: [Int], _ targetStarts: [Int]) {
    self.pair = pair
    source = self.pair.source.cut(at: places.map(\.source), sourceStarts)
    target = self.pair.target.cut(at: places.map(\.target), targetStarts)
  }

  /// The sentences of a frame of bytes.
  func sentences(_ place: Frame) -> Frame {
    Frame(
      source: source.sentences(place.source), target: target.sentences(place.target),
      confidence: place.confidence)
  }

  /// The rows that the aligner writes around fixed ones, by the bytes of their texts, with their confidences.
  func written(around fixed: [Frame], voters: [Frame], _ options: SentenceAlignerOptions) -> [[Int]: Float] {
    let aligner = FrameAligner(pair: pair, options: options)
    let frames = fixed.map(sentences)
    let beads = aligner.beads(around: frames, decisions: frames, voters: voters.map(sentences))
    var written: [[Int]: Float] = [:]
    for bead in beads {
      let place = Frame(
        source: source.starts[bead.source.lowerBound]..<source.starts[bead.source.upperBound],
        target: target.starts[bead.target.lowerBound]..<target.starts[bead.target.upperBound])
      written[place.key] = bead.confidence
    }
    return written
  }
}

extension Frame {
  /// The bounds, the same for all empty ranges.
  fileprivate var key: [Int] {
    [source, target].flatMap { $0.isEmpty ? [0, 0] : [$0.lowerBound, $0.upperBound] }
  }
}
