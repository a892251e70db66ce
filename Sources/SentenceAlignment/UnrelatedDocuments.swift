import TextModel

extension Alignment {
  /// Sure pairs for each sentence of the shorter text, under which two texts may share next to nothing; translations
  /// have .75 and more.
  private static let fewestSure = 0.1
  private static let sureConfidence: Float = 0.9
  /// The same for pairs that are right by their confidences. Short texts get the benefit of the doubt.
  private static let fewestExpected: Float = 0.65, fewestInShort: Float = 0.2
  private static let shortText = 10, shortestText = 3

  /// The alignment, with doubt in all pairs when the texts seem not to translate each other.
  ///
  /// A pair's confidence goes by its neighbours, so it means little where hardly anything is shared; it is halved.
  func doubted(of document: SentencePair, _ evidence: WordEvidence) -> Alignment {
    let shorter = min(document.source.count { !$0.isEmpty }, document.target.count { !$0.isEmpty })
    if shorter < Self.shortestText || !(hasFewSure(shorter) || evidence.fails(shorter)) { return self }
    var result = self
    result.beads = beads.map(\.doubted)
    result.remarks = Dictionary(uniqueKeysWithValues: remarks.map { ($0.key.doubted, $0.value) })
    result.diagnostics.meanConfidence /= 2
    result.diagnostics.seemsUnrelated = true
    return result
  }

  private func hasFewSure(_ shorter: Int) -> Bool {
    let pairs = beads.filter { !$0.isNull }
    let sure = pairs.count { $0.confidence >= Self.sureConfidence }
    if Double(sure) >= Self.fewestSure * Double(shorter) { return false }
    let expected = pairs.reduce(Float(0)) { $0 + $1.confidence }
    return expected < (shorter < Self.shortText ? Self.fewestInShort : Self.fewestExpected) * Float(shorter)
  }
}

extension WordEvidence {
  /// Fewer pairs prove nothing.
  private static let fewest = 20
  /// Of the pairs of translations .70 and more fit better than by chance, and they hold .68 and more of the shorter
  /// text's sentences; `docs/alignment.md` has what the bounds find.
  private static let fittingShare = 0.65
  private static let sentenceShare = 0.5

  /// Whether the pairs' words speak against a translation.
  fileprivate func fails(_ shorter: Int) -> Bool {
    compared >= Self.fewest && Double(fitting) < Self.fittingShare * Double(compared)
      && Double(min(sources, targets)) < Self.sentenceShare * Double(shorter)
  }
}

extension Bead {
  fileprivate var doubted: Bead {
    Bead(source: source, target: target, confidence: isNull ? confidence : confidence / 2)
  }
}
