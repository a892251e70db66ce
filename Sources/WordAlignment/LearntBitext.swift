import TextModel

/// What a ``WordAligner`` has learnt of a bitext.
public struct LearntBitext: Sendable {
  let bitext: TokenizedBitext
  let forward: DirectionResult
  let backward: DirectionResult
  let options: WordAlignerOptions

  /// How many pairs there are.
  public var pairCount: Int { bitext.count }

  /// How many pairs have no links because a side is empty or over-long.
  public var skippedCount: Int { (0..<bitext.count).count { !bitext.hasLinks($0) } }

  /// The probable links of every pair, with scores and what was skipped.
  public var alignment: WordAlignment {
    WordAlignment(of: bitext, forward: forward.posteriors, backward: backward.posteriors, options: options)
  }

  /// What was counted, without what ``WordAlignerOptions/lexicon`` knew before.
  ///
  /// - Parameters:
  ///   - source: The language of the source sides.
  ///   - target: The language of the target sides.
  ///   - provenance: What the bitext is and under which licence, a line for each part.
  public func lexicon(source: LanguageTag, target: LanguageTag, provenance: String) -> Lexicon {
    let counter = LinkCounter(bitext, forward: forward, backward: backward)
    return Lexicon(
      sourceLanguage: source, targetLanguage: target,
      provenance: provenance.split(separator: "\n").map(String.init),
      source: counter.source, target: counter.target, pairs: counter.pairs)
  }
}
