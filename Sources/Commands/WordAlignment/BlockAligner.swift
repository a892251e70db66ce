import Formats
import TextModel
import WordAlignment

/// Aligns a bitext block by block; each block starts from what those before have taught.
struct BlockAligner {
  /// What does not depend on the bitext.
  let options: WordAlignerOptions
  let lexicons: [String]
  let dictionaries: [String]
  let glossaries: [String]
  let loading: WordBitextLoading
  let memory: MemoryOptions

  /// Pairs that got no links.
  private(set) var skippedCount = 0
  /// What holds for all blocks, and what was known before the first one; it tells the languages.
  private var prepared: WordAlignerOptions?
  /// What the blocks have taught so far.
  private var counter: BlockCounter

  init(
    options: WordAlignerOptions, lexicons: [String], dictionaries: [String], glossaries: [String],
    loading: WordBitextLoading, memory: MemoryOptions
  ) {
    (self.options, self.lexicons, self.dictionaries) = (options, lexicons, dictionaries)
    (self.glossaries, self.loading, self.memory) = (glossaries, loading, memory)
    counter = BlockCounter(memory: memory.lexiconByteCount)
  }

  private var common: CommonOptions { loading.common }

  /// The most bytes that aligning the next block may take.
  var blockMemory: Int {
    let hasSureTranslations = !dictionaries.isEmpty || !glossaries.isEmpty
    return memory.byteCount - (hasSureTranslations ? memory.sureByteCount : 0) - counter.memoryInUse
  }

  /// The links of the next block.
  ///
  /// - Parameter isLast: Whether there is no other one to learn for.
  mutating func align(_ block: WordBlock, isLast: Bool) throws -> WordAlignment {
    if prepared == nil, !isLast {
      common.note(
        "the bitext is aligned in blocks, each starting from what those before taught, to keep within --memory"
      )
    }
    var options = try prepared ?? prepare(for: block)
    prepared = options
    if let taught = counter.lexicon { options.lexicon = try options.lexicon?.merging(taught) ?? taught }
    report(block, options.lexicon)
    let bar = ProgressBar("aligning words", common)
    options.onProgress = bar.show
    let learnt = WordAligner(options: options).learn(block.bitext)
    if !isLast {
      let (from, to) = languages(of: block)
      try counter.add(learnt, from: from, to: to)
    }
    bar.clear()
    skippedCount += learnt.skippedCount
    return learnt.alignment
  }

  private func prepare(for block: WordBlock) throws -> WordAlignerOptions {
    var options = options
    options.dictionary = try loading.sureTranslations(
      bitexts: dictionaries, glossaries: glossaries, for: block)
    if options.dictionaryMemory > memory.sureByteCount {
      throw InputError(
        "the sure translations do not fit into a tenth of --memory",
        remedy: "give more, or learn a lexicon from them with glosa train")
    }
    options.lexicon = try LexiconLoading.load(
      lexicons, from: block.from, to: block.to, pairs: block.bitext.count)
    return options
  }

  /// The languages that what a block teaches is kept under, known or not.
  private func languages(of block: WordBlock) -> (from: LanguageTag, to: LanguageTag) {
    let known = prepared?.lexicon
    return (block.from ?? known?.sourceLanguage ?? "und", block.to ?? known?.targetLanguage ?? "und")
  }

  private func report(_ block: WordBlock, _ lexicon: Lexicon?) {
    if lexicons.isEmpty, block.from == nil || block.to == nil, block.bitext.count <= Lexicon.mostPairsHelped {
      common.note("the languages are not known, so no lexicon is used; name them with --from and --to")
    }
    let (from, to) = (block.from?.description ?? "?", block.to?.description ?? "?")
    let known = lexicon.map { counted($0.pairCount, "word pair") } ?? "none"
    common.detail("\(from) → \(to), \(counted(block.bitext.count, "pair")); lexicon: \(known)")
  }
}
