import TextModel

/// How a ``WordAligner`` works.
public struct WordAlignerOptions: Sendable {
  /// Where the random numbers start; equal seeds give equal links, whatever the number of threads.
  public var seed: UInt64 = 1
  /// How many threads to use; more than two are of no use yet.
  public var threads = 1
  /// How links are chosen.
  public var symmetrization = Symmetrization.posterior
  /// The least probability of a link chosen by ``Symmetrization/posterior``; lower finds more, higher errs less.
  public var threshold: Float = 0.38
  /// The prior probability that a word has no link; lower finds more, higher errs less.
  public var nullPrior: Float = 0.15

  public init() {}
}

/// Finds which words of a segment translate which words of its counterpart, from many such pairs.
///
/// ```swift
/// let result = WordAligner().align(bitext)
/// result.links[0]  // 0-0, 1-2, 2-1
/// ```
public struct WordAligner: Sendable {
  public let options: WordAlignerOptions

  public init(options: WordAlignerOptions = WordAlignerOptions()) { self.options = options }

  /// The probable links of every pair, sorted.
  ///
  /// - Complexity: As ``alignment(of:)``.
  public func align(_ bitext: TokenizedBitext) -> [[WordLink]] { alignment(of: bitext).links }

  /// The probable links of every pair, with scores and what was skipped.
  ///
  /// - Complexity: Time and memory grow with the sum over all pairs of source length × target length.
  public func alignment(of bitext: TokenizedBitext) -> WordAlignment {
    let (sourceKeys, targetKeys) = (WordKeys(of: bitext.source), WordKeys(of: bitext.target))
    let source = KeyedText(bitext.source, keys: sourceKeys)
    let target = KeyedText(bitext.target, keys: targetKeys)
    let priors = PairPriors(
      cognates: CognateScorer(source: sourceKeys.spellings, target: targetKeys.spellings),
      targetKeyCount: targetKeys.count)
    let table = PairTableBuilder(source: source, target: target, priors: priors).build()
    let schedule = SamplingSchedule(pairs: bitext.count)
    let directions = Direction.allCases
    let posteriors = concurrentMap(directions.count, threads: options.threads) { [options] index in
      var sampler = DirectionSampler(
        source: source, target: target, table: table, direction: directions[index], seed: options.seed,
        nullPrior: options.nullPrior)
      return sampler.sample(schedule)
    }
    return WordAlignment(
      of: bitext, forward: posteriors[0], backward: posteriors[1], options: options,
      skipped: (0..<bitext.count).filter { !table.isUsed($0) })
  }
}
