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
  public var threshold: Float = 0.4
  /// The prior probability that a word has no link; lower finds more, higher errs less.
  public var nullPrior: Float = 0.15
  /// What is known from other corpora, from the source's to the target's language.
  public var lexicon: Lexicon?
  /// Translations that are sure, such as the terms of a glossary: their words are linked to each other wherever both
  /// sides occur, and they are aligned together with every bitext.
  public var dictionary: TokenizedBitext?
  /// How often each pair of ``dictionary`` counts.
  public var dictionaryWeight = 5

  /// About how many bytes ``dictionary`` adds to what aligning a bitext takes.
  public var dictionaryMemory: Int { (dictionary?.cellMemory ?? 0) * dictionaryWeight }

  /// Is told the share of the work that is done, 0 to 1, now and then and from any thread.
  public var onProgress: (@Sendable (Double) -> Void)?

  public init() {}
}

/// Finds which words of a segment translate which words of its counterpart, from many such pairs.
///
/// ```swift
/// let links = WordAligner().align(bitext)
/// links[0]  // 0-0, 1-2, 2-1
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
  public func alignment(of bitext: TokenizedBitext) -> WordAlignment { learn(bitext).alignment }

  /// What is learnt from a bitext, without what ``WordAlignerOptions/lexicon`` knew before.
  ///
  /// - Parameters:
  ///   - bitext: The pairs to learn from.
  ///   - source: The language of the source sides.
  ///   - target: The language of the target sides.
  ///   - provenance: What the bitext is and under which licence, a line for each part.
  public func lexicon(
    from bitext: TokenizedBitext, source: LanguageTag, target: LanguageTag, provenance: String
  ) -> Lexicon {
    learn(bitext).lexicon(source: source, target: target, provenance: provenance)
  }

  /// What all models together learn of a bitext, from which both its links and a lexicon are read.
  public func learn(_ bitext: TokenizedBitext) -> LearntBitext {
    var extended = bitext
    if let dictionary = options.dictionary {
      for _ in 0..<options.dictionaryWeight { extended.append(dictionary) }
    }
    let sure = SureTranslations(in: extended, bitext.count..<bitext.count + (options.dictionary?.count ?? 0))
    let ensemble = Ensemble(pairs: extended.count, hasLexicon: options.lexicon != nil)
    let progress = PassProgress(total: ensemble.passCount, report: options.onProgress)
    var forward: [DirectionResult] = []
    var backward: [DirectionResult] = []
    for (number, keying) in ensemble.keyings.enumerated() {
      let corpus = KeyedCorpus(extended, keying: keying, lexicon: options.lexicon)
      let results = sample(corpus, sure, ensemble.schedule, model: number, progress)
      forward.append(results[0])
      backward.append(results[1])
    }
    return LearntBitext(
      bitext: bitext, forward: .mean(of: forward), backward: .mean(of: backward), options: options)
  }

  /// What a model learns in both directions.
  private func sample(
    _ corpus: KeyedCorpus, _ sure: SureTranslations, _ schedule: SamplingSchedule, model: Int,
    _ progress: PassProgress
  ) -> [DirectionResult] {
    concurrentMap(Direction.allCases.count, threads: options.threads) { [options] index in
      var sampler = DirectionSampler(
        corpus: corpus, sure: sure, direction: Direction.allCases[index], seed: options.seed, model: model,
        nullPrior: options.nullPrior)
      return sampler.sample(schedule, progress)
    }
  }
}

/// A bitext as the samplers see it.
struct KeyedCorpus: Sendable {
  let sourceKeys: WordKeys
  let targetKeys: WordKeys
  let source: KeyedText
  let target: KeyedText
  let known: KnownCounts
  let table: PairTable

  init(_ bitext: TokenizedBitext, keying: WordKeying, lexicon: Lexicon?) {
    sourceKeys = WordKeys(of: bitext.source, keying: keying)
    targetKeys = WordKeys(of: bitext.target, keying: keying)
    source = KeyedText(bitext.source, keys: sourceKeys)
    target = KeyedText(bitext.target, keys: targetKeys)
    let (sourceKeys, targetKeys) = (sourceKeys, targetKeys)
    known =
      lexicon.map { KnownCounts($0.keyed(by: keying), source: sourceKeys, target: targetKeys) }
      ?? KnownCounts(sourceKeys: sourceKeys.count, targetKeys: targetKeys.count)
    let cognates = CognateScorer(source: sourceKeys.spellings, target: targetKeys.spellings)
    let priors = PairPriors(cognates: cognates, targetKeyCount: targetKeys.count, known: known)
    table = PairTableBuilder(source: source, target: target, priors: priors).build()
  }
}
