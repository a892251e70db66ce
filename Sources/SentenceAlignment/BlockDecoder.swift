import TextModel

/// The aligned block.
struct BlockResult: Sendable {
  var beads: [Bead]
  var counts: BeadCounts
  /// Whether the alignment runs along the corridor's edge, so that a wider one might change it.
  var touchesEdge: Bool
}

/// Chooses the chain of beads with the most expected right ones (minimum Bayes risk), from the posteriors.
struct BlockDecoder {
  private let block: Block
  private let posteriors: ForwardBackward

  static func decode(
    _ block: Block, _ document: DocumentTables, model: DocumentModel, lexicon: Lexicon,
    scorer: inout LexicalScorer
  ) -> BlockResult {
    let scores = BlockScores(block, document, model: model, lexicon: lexicon, scorer: &scorer)
    let posteriors = ForwardBackward(block, scores: scores, model: model)
    let decoder = BlockDecoder(block: block, posteriors: posteriors)
    return decoder.result(document, model: model)
  }

  private func result(_ document: DocumentTables, model: DocumentModel) -> BlockResult {
    let chosen = chain(threshold: model.constants.matchThreshold)
    var counts = posteriors.counts
    countLines(document, model: model, into: &counts)
    return BlockResult(beads: beads(chosen), counts: counts, touchesEdge: chosen.contains { isOnEdge($0) })
  }

  /// The matches of the best chain, in order. Lines outside matches are nulls.
  private func chain(threshold: Float) -> [ForwardBackward.Match] {
    let matches = posteriors.matches
    // best[node] = gain of the best chain from the node to the end; matches come by descending row.
    var best = [Float](repeating: 0, count: block.nodeCount)
    var choice = [Int32](repeating: -1, count: block.nodeCount)
    var next = 0
    for i in stride(from: block.source.count, through: 0, by: -1) {
      let low = Int(block.low[i]), high = Int(block.high[i])
      for j in low...high {
        if i < block.source.count, j >= Int(block.low[i + 1]), j <= Int(block.high[i + 1]) {
          best[node(i, j)] = best[node(i + 1, j)]
          choice[node(i, j)] = -2
        } else if j < high {
          best[node(i, j)] = -.infinity
        }
      }
      while next < matches.count, matches[next].row == i {
        let match = matches[next]
        let here = node(i, match.column)
        let after = node(i + match.sourceCount, match.column + match.targetCount)
        let value = gain(match, threshold) + best[after]
        if value > best[here] {
          best[here] = value
          choice[here] = Int32(next)
        }
        next += 1
      }
      for j in stride(from: high - 1, through: low, by: -1)
      where best[node(i, j + 1)] > best[node(i, j)] || choice[node(i, j)] == -1 {
        best[node(i, j)] = best[node(i, j + 1)]
        choice[node(i, j)] = -1
      }
    }
    var chosen: [ForwardBackward.Match] = []
    var i = 0, j = 0
    while i < block.source.count || j < block.target.count {
      let step = choice[node(i, j)]
      if step >= 0 {
        chosen.append(matches[Int(step)])
        i += matches[Int(step)].sourceCount
        j += matches[Int(step)].targetCount
      } else if step == -2 {
        i += 1
      } else {
        j += 1
      }
    }
    return chosen
  }

  /// Expected right beads gained over leaving the lines of a match as nulls, each counted against its chance to be
  /// wrong.
  private func gain(_ match: ForwardBackward.Match, _ threshold: Float) -> Float {
    var value = match.posterior - threshold
    for i in match.row..<(match.row + match.sourceCount) { value -= posteriors.sourceNulls[i] - threshold }
    for j in match.column..<(match.column + match.targetCount) {
      value -= posteriors.targetNulls[j] - threshold
    }
    return value
  }

  private func node(_ row: Int, _ column: Int) -> Int { block.rowStarts[row] + column - Int(block.low[row]) }

  private func isOnEdge(_ match: ForwardBackward.Match) -> Bool {
    let row = match.row + match.sourceCount, column = match.column + match.targetCount
    return (column <= Int(block.low[row]) && column > 1 && row < block.source.count)
      || (column >= Int(block.high[row]) && column < block.target.count)
  }

  private func beads(_ chosen: [ForwardBackward.Match]) -> [Bead] {
    var beads: [Bead] = []
    var i = 0, j = 0
    func nulls(upTo row: Int, _ column: Int) {
      for k in i..<row {
        let line = block.source.lowerBound + k
        let at = block.target.lowerBound + j
        beads.append(
          Bead(source: line..<(line + 1), target: at..<at, confidence: min(1, posteriors.sourceNulls[k])))
      }
      for k in j..<column {
        let line = block.target.lowerBound + k
        let at = block.source.lowerBound + row
        beads.append(
          Bead(source: at..<at, target: line..<(line + 1), confidence: min(1, posteriors.targetNulls[k])))
      }
    }
    for match in chosen {
      nulls(upTo: match.row, match.column)
      let source = block.source.lowerBound + match.row
      let target = block.target.lowerBound + match.column
      beads.append(
        Bead(
          source: source..<(source + match.sourceCount), target: target..<(target + match.targetCount),
          confidence: min(1, match.posterior)))
      i = match.row + match.sourceCount
      j = match.column + match.targetCount
    }
    nulls(upTo: block.source.count, block.target.count)
    return beads
  }

  /// Counts what depends on the lines of the matches: borders and lengths.
  private func countLines(_ document: DocumentTables, model: DocumentModel, into counts: inout BeadCounts) {
    for match in posteriors.matches {
      let p = Double(match.posterior)
      var sourceLength: Float = 0, targetLength: Float = 0
      for k in 0..<match.sourceCount {
        let line = block.source.lowerBound + match.row + k
        sourceLength += document.source.lengths[line]
        let border = Int(document.source.borders[line].index)
        counts.sourceAll[border] += p
        if k > 0 { counts.sourceInner[border] += p }
      }
      for k in 0..<match.targetCount {
        let line = block.target.lowerBound + match.column + k
        targetLength += document.target.lengths[line]
        let border = Int(document.target.borders[line].index)
        counts.targetAll[border] += p
        if k > 0 { counts.targetInner[border] += p }
      }
      counts.sourceLength += p * Double(sourceLength)
      counts.targetLength += p * Double(targetLength)
      // Robust: a deviate counts at most 9 times the present variance.
      counts.deviates += p * Double(min(9, model.length.squaredDeviate(sourceLength, targetLength)))
      counts.deviateWeight += p
    }
  }
}
