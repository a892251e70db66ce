import TextModel

/// The aligned block.
struct BlockResult: Sendable {
  /// Lines of the document.
  var source: Range<Int>
  var target: Range<Int>
  var beads: [Bead]
  var counts: BeadCounts
  /// First and last column of each row that the next pass should search.
  var low: [Int32]
  var high: [Int32]
  /// Whether paths run along the corridor's edge, so that a wider one might change them.
  var touchesEdge: Bool
  /// Whether much is left over on both sides: the corridor may have missed the way.
  var leavesMuch: Bool
}

/// Chooses the chain of beads with the most expected right ones (minimum Bayes risk), from the posteriors.
struct BlockDecoder: ~Copyable {
  private let block: Block
  private let posteriors: ForwardBackward

  init(_ block: Block, _ posteriors: consuming ForwardBackward) {
    self.block = block
    self.posteriors = posteriors
  }

  /// - Parameter scores: Those that the posteriors are of.
  func result(_ document: DocumentTables, model: DocumentModel, scores: BlockScores) -> BlockResult {
    var chosen = chain(threshold: model.constants.matchThreshold)
    if leavesProbable(chosen) {
      let path = MostProbablePath(block, scores: scores, document: document, model: model)
      chosen = withPosteriors(path.matches())
    }
    return BlockResult(
      source: block.source, target: block.target,
      beads: beads(chosen), counts: counts(document, model: model), low: posteriors.occupiedLow,
      high: posteriors.occupiedHigh, touchesEdge: posteriors.touchesEdge, leavesMuch: leavesMuch())
  }

  /// The matches of the best chain, in order. Lines outside matches are nulls.
  private func chain(threshold: Float) -> [ForwardBackward.Match] {
    let matches = posteriors.matches
    // best[node] = gain of the best chain from the node to the end; matches come by descending row.
    let best = UncheckedArray<Float>(repeating: 0, count: block.nodeCount)
    // The match to take, or one of the two ways to go on.
    let choice = UncheckedArray<Int32>(repeating: Self.right, count: block.nodeCount)
    var next = 0
    for i in stride(from: block.source.count, through: 0, by: -1) {
      let low = Int(block.low[i]), high = Int(block.high[i])
      if i < block.source.count {
        for j in low...high {
          let canGoDown = j >= Int(block.low[i + 1]) && j <= Int(block.high[i + 1])
          best[node(i, j)] = canGoDown ? best[node(i + 1, j)] : -.infinity
          choice[node(i, j)] = canGoDown ? Self.down : Self.right
        }
        if i == 0, block.beginsWithMatch { best[0] = -.infinity }
      }
      while next < matches.count, matches[next].row == i {
        let match = matches[next]
        let here = node(i, match.column)
        let value =
          gain(match, threshold) + best[node(i + match.sourceCount, match.column + match.targetCount)]
        if value > best[here] {
          best[here] = value
          choice[here] = Int32(next)
        }
        next += 1
      }
      for j in stride(from: high - 1, through: low, by: -1) {
        let here = node(i, j)
        if here == 0, block.beginsWithMatch, choice[0] >= 0 { continue }
        if best[here + 1] > best[here] || choice[here] == Self.right {
          best[here] = best[here + 1]
          choice[here] = Self.right
        }
      }
    }
    return walk(choice)
  }

  /// Whether a chain leaves out lines that very probably have a counterpart: there are many, all as good, such as
  /// copies of a repeated text. Any of them is better than none.
  private func leavesProbable(_ chosen: [ForwardBackward.Match]) -> Bool {
    var source = posteriors.sourceNulls.reduce(0) { $0 + 1 - min(1, $1) }
    var target = posteriors.targetNulls.reduce(0) { $0 + 1 - min(1, $1) }
    for match in chosen {
      for i in match.row..<(match.row + match.sourceCount) { source -= 1 - min(1, posteriors.sourceNulls[i]) }
      for j in match.column..<(match.column + match.targetCount) {
        target -= 1 - min(1, posteriors.targetNulls[j])
      }
    }
    let fewest = Float(Self.fewLines)
    return source > max(fewest, Self.muchLeft * Float(block.source.count))
      || target > max(fewest, Self.muchLeft * Float(block.target.count))
  }

  private func withPosteriors(_ path: [ForwardBackward.Match]) -> [ForwardBackward.Match] {
    var known: [Int: Float] = [:]
    for match in posteriors.matches { known[place(match)] = match.posterior }
    return path.map { match in
      var match = match
      match.posterior = known[place(match)] ?? 0
      return match
    }
  }

  /// A number for the place and size of a match in the block.
  private func place(_ match: ForwardBackward.Match) -> Int {
    node(match.row, match.column) * BeadShape.count + BeadShape.index(match.sourceCount, match.targetCount)
  }

  private static let right: Int32 = -1
  private static let down: Int32 = -2

  private func walk(_ choice: borrowing UncheckedArray<Int32>) -> [ForwardBackward.Match] {
    var chosen: [ForwardBackward.Match] = []
    var i = 0, j = 0
    while i < block.source.count || j < block.target.count {
      switch choice[node(i, j)] {
      case Self.right: j += 1
      case Self.down: i += 1
      case let number:
        let match = posteriors.matches[Int(number)]
        chosen.append(match)
        i += match.sourceCount
        j += match.targetCount
      }
    }
    return chosen
  }

  /// Expected right beads gained over leaving the lines of a match as nulls, each against its chance to be wrong.
  private func gain(_ match: ForwardBackward.Match, _ threshold: Float) -> Float {
    var value = match.posterior - threshold
    for i in match.row..<(match.row + match.sourceCount) { value -= posteriors.sourceNulls[i] - threshold }
    for j in match.column..<(match.column + match.targetCount) {
      value -= posteriors.targetNulls[j] - threshold
    }
    return value
  }

  @inline(__always)
  private func node(_ row: Int, _ column: Int) -> Int { block.rowStarts[row] + column - Int(block.low[row]) }

  /// Fewer lines say nothing about whether the way was lost, nor does a smaller share of nulls on both sides.
  private static let fewLines = 8
  private static let muchLeft: Float = 0.4

  private func leavesMuch() -> Bool {
    guard min(block.source.count, block.target.count) >= Self.fewLines else { return false }
    return posteriors.sourceNulls.reduce(0, +) > Self.muchLeft * Float(block.source.count)
      && posteriors.targetNulls.reduce(0, +) > Self.muchLeft * Float(block.target.count)
  }

  private func beads(_ chosen: [ForwardBackward.Match]) -> [Bead] {
    var beads: [Bead] = []
    var i = 0, j = 0
    func appendNulls(upTo row: Int, _ column: Int) {
      for k in i..<row {
        let line = block.source.lowerBound + k, at = block.target.lowerBound + j
        beads.append(
          Bead(source: line..<(line + 1), target: at..<at, confidence: min(1, posteriors.sourceNulls[k])))
      }
      for k in j..<column {
        let line = block.target.lowerBound + k, at = block.source.lowerBound + row
        beads.append(
          Bead(source: at..<at, target: line..<(line + 1), confidence: min(1, posteriors.targetNulls[k])))
      }
      i = row
      j = column
    }
    for match in chosen {
      appendNulls(upTo: match.row, match.column)
      i += match.sourceCount
      j += match.targetCount
      beads.append(
        Bead(
          source: (block.source.lowerBound + match.row)..<(block.source.lowerBound + i),
          target: (block.target.lowerBound + match.column)..<(block.target.lowerBound + j),
          confidence: match.posterior))
    }
    appendNulls(upTo: block.source.count, block.target.count)
    return beads
  }

  /// Adds what depends on the lines of the matches: borders, edges and lengths.
  func counts(_ document: DocumentTables, model: DocumentModel) -> BeadCounts {
    var counts = posteriors.counts
    for match in posteriors.matches {
      let p = Double(match.posterior)
      let source = block.source.lowerBound + match.row, target = block.target.lowerBound + match.column
      let sources = source..<(source + match.sourceCount), targets = target..<(target + match.targetCount)
      let sourceLength = Self.count(sources, document.source, p, &counts.source)
      let targetLength = Self.count(targets, document.target, p, &counts.target)
      let start =
        Int(document.source.starts[source]) * LineShape.startCount + Int(document.target.starts[target])
      counts.starts[start] += p
      let end =
        Int(document.source.ends[sources.upperBound - 1]) * LineShape.endCount
        + Int(document.target.ends[targets.upperBound - 1])
      counts.ends[end] += p
      counts.sourceLength += p * Double(sourceLength)
      counts.targetLength += p * Double(targetLength)
      // Robust: a deviate counts at most 9 times the present variance.
      counts.deviates += p * Double(min(9, model.length.squaredDeviate(sourceLength, targetLength)))
      counts.deviateWeight += p
    }
    return counts
  }

  /// Counts the borders of a match's side; returns its length.
  private static func count(
    _ lines: Range<Int>, _ side: LineTable, _ p: Double, _ borders: inout BeadCounts.Borders
  ) -> Float {
    var length: Float = 0
    for line in lines {
      length += side.lengths[line]
      borders.all[Int(side.borders[line])] += p
      if line > lines.lowerBound { borders.inner[Int(side.borders[line])] += p }
    }
    return length
  }
}
