import TextModel

/// How well the words of a document's pairs fit, judged by a lexicon that has not learnt from them.
///
/// An aligner finds pairs in any two texts and learns their words, so its own posteriors say little of texts that
/// have nothing to do with each other. Held-out pairs say more: a lexicon from other pairs knows the words of true
/// ones, whereas false ones fit hardly better than their sentences do with those of their neighbours (a permutation
/// test).
struct WordEvidence: Sendable {
  /// How many pairs were looked at; copies of a text, which nothing tells apart, are not.
  private(set) var compared = 0
  /// How many of them fit better than with their neighbours' targets, and the sentences of these.
  private(set) var fitting = 0
  private(set) var sources = 0
  private(set) var targets = 0

  mutating func add(_ bead: Bead, own: Float, chance: (Float, Float)) {
    compared += 1
    guard own > max(chance.0, chance.1) else { return }
    fitting += 1
    sources += bead.source.count
    targets += bead.target.count
  }

  static func + (a: WordEvidence, b: WordEvidence) -> WordEvidence {
    var sum = a
    sum.compared += b.compared
    sum.fitting += b.fitting
    sum.sources += b.sources
    sum.targets += b.targets
    return sum
  }
}

/// Measures the evidence in one document.
struct EvidenceMeter: ~Copyable {
  private let forward: LexicalScorer.Direction
  private let backward: LexicalScorer.Direction
  private let scorer: LexicalScorer
  private let sums = UncheckedArray<Float>(
    repeating: 0, count: BeadShape.largestSide * (BeadShape.largestSide + 1))

  /// - Parameter share: Weight of the lexicon against chance.
  init(_ document: DocumentTables, _ lexicon: Lexicon, share: Float, keyCount: Int) {
    forward = LexicalScorer.Direction(
      groups: document.source, lines: document.target, table: lexicon.forward, share: share)
    backward = LexicalScorer.Direction(
      groups: document.target, lines: document.source, table: lexicon.backward, share: share)
    scorer = LexicalScorer(keyCount: keyCount)
  }

  /// - Parameter pairs: Beads with both sides that the lexicon has not learnt from.
  func evidence(_ pairs: [Bead]) -> WordEvidence {
    var evidence = WordEvidence()
    guard pairs.count > 2 else { return evidence }
    for (n, pair) in pairs.enumerated() {
      let next = pairs[(n + 1) % pairs.count], last = pairs[(n + pairs.count - 1) % pairs.count]
      if areCopies(pair, next), areCopies(pair, last) { continue }
      evidence.add(
        pair, own: fit(pair.source, pair.target),
        chance: (fit(pair.source, next.target), fit(pair.source, last.target)))
    }
    return evidence
  }

  /// Whether the targets of two pairs have the same words.
  private func areCopies(_ one: Bead, _ other: Bead) -> Bool {
    forward.lines.keys(of: one.target).elementsEqual(forward.lines.keys(of: other.target))
  }

  /// Log ratio against chance a word, in both directions.
  private func fit(_ source: Range<Int>, _ target: Range<Int>) -> Float {
    fit(source, target, forward) + fit(target, source, backward)
  }

  private func fit(_ group: Range<Int>, _ lines: Range<Int>, _ direction: LexicalScorer.Direction) -> Float {
    scorer.score(
      groupsEndingAt: group.upperBound - 1, notBefore: group.lowerBound, sizes: group.count, lines: lines,
      direction, into: sums, at: 0)
    let all = sums[group.count * (lines.count + 1) - 1]
    return all / Float(max(1, direction.lines.keys(of: lines).count))
  }
}
