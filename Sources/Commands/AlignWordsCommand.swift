import ArgumentParser
import Formats
import TextModel
import WordAlignment

extension Symmetrization: ExpressibleByArgument {}

/// `glosa align-words`: links between the words of each pair of a bitext.
struct AlignWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align-words",
    abstract: "Link the words of each segment with those of its translation.",
    discussion: """
      Writes one line a pair: links as SOURCE-TARGET positions from 0, separated by spaces (Pharaoh format). \
      Pairs with an empty or over-long side, and rows of a table with another number of cells, give an empty line.
      """)

  @Argument(help: "Bitext to align; - is standard input.")
  var bitext: String

  @Flag(help: "Split segments at blanks of any kind only (default: at the word boundaries of the language).")
  var tokenized = false

  @Option(
    help:
      "How to choose links: by probability, by a heuristic on both directions, or as one direction gives them."
  )
  var symmetrize = Symmetrization.posterior

  @Option(help: "The least probability of a link that posterior chooses, 0 to 1.")
  var threshold: Float = WordAlignerOptions().threshold

  @Flag(help: "Write the probability of each link after it, as in 0-0:0.97.")
  var scores = false

  @Flag(help: "Begin each line with how well the pair's words answer each other, 0 to 1, and a tab.")
  var pairScores = false

  @Option(help: "Where the random numbers start; equal seeds give equal links.")
  var seed: UInt64 = 1

  @Option(
    help: """
      Lexicon made by train, can be given again; none for none (default: for small bitexts the one that comes with \
      Glosa, if there is one for both languages).
      """)
  var lexicon: [String] = []

  @Option(help: "Bitext of sure translations; can be given again (default: none).")
  var dictionary: [String] = []

  @Option(help: "Glossary whose terms are sure translations; can be given again (default: none).")
  var glossary: [String] = []

  @Option(name: .customLong("input-format"), help: "Format of the bitext, whatever its name.")
  var inputFormat: String?

  @Option(name: [.short, .long], help: "File to write; - is standard output.")
  var output = "-"

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if !(0...1).contains(threshold) { throw ValidationError("--threshold takes a number from 0 to 1.") }
  }

  func run() throws {
    let loading = WordBitextLoading(
      languages: languages, inputFormat: inputFormat, isTokenized: tokenized, common: common)
    try OutputPaths.check([output], inputs: [bitext] + lexicon + dictionary + glossary)
    var skipped = 0
    var options: WordAlignerOptions?
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      // Sure translations are aligned together with every block.
      let hasSureTranslations = !dictionary.isEmpty || !glossary.isEmpty
      let blockMemory = memory.byteCount - (hasSureTranslations ? sureMemory : 0)
      try loading.forEachBlock(of: [InputFile(bitext)], memory: blockMemory) { block, isLast in
        if options == nil && !isLast {
          common.note("the bitext is aligned in blocks, each on its own, to keep within --memory")
        }
        var own = try options ?? alignerOptions(for: block, loading)
        options = own
        if lexicon.isEmpty {
          own.lexicon = try LexiconLoading.load([], from: block.from, to: block.to, pairs: block.bitext.count)
        }
        report(block, own.lexicon)
        let bar = ProgressBar("aligning words", common)
        own.onProgress = bar.show
        let alignment = WordAligner(options: own).alignment(of: block.bitext)
        bar.clear()
        skipped += alignment.skipped.count
        try write(alignment, to: &bytes)
      }
    }
    if skipped > 0 {
      common.note(
        """
        \(counted(skipped, "pair")) without links: a side is empty or has over \(WordAlignment.maximumLength) words, \
        or the row has another number of cells
        """)
    }
  }

  /// The most bytes that sure translations may take: a tenth, which leaves enough for a block at the least `--memory`.
  private var sureMemory: Int { memory.byteCount / 10 }

  /// What holds for all blocks; the first one tells the languages.
  private func alignerOptions(for block: WordBlock, _ loading: WordBitextLoading) throws -> WordAlignerOptions
  {
    var options = WordAlignerOptions()
    options.seed = seed
    options.threads = common.threadCount
    options.symmetrization = symmetrize
    options.threshold = threshold
    options.dictionary = try loading.sureTranslations(bitexts: dictionary, glossaries: glossary, for: block)
    if options.dictionaryMemory > sureMemory {
      throw InputError(
        "the sure translations do not fit into a tenth of --memory",
        remedy: "give more, or learn a lexicon from them with glosa train")
    }
    options.lexicon = try LexiconLoading.sum(of: lexicon, from: block.from, to: block.to)
    return options
  }

  private func report(_ block: WordBlock, _ lexicon: Lexicon?) {
    if self.lexicon.isEmpty, block.from == nil || block.to == nil,
      block.bitext.count <= Lexicon.mostPairsHelped
    {
      common.note("the languages are not known, so no lexicon is used; name them with --from and --to")
    }
    let (from, to) = (block.from?.description ?? "?", block.to?.description ?? "?")
    let known = lexicon.map { counted($0.pairCount, "word pair") } ?? "none"
    common.detail("\(from) → \(to), \(counted(block.bitext.count, "pair")); lexicon: \(known)")
  }

  private func write(_ alignment: WordAlignment, to bytes: inout ByteWriter) throws {
    for (links, score) in zip(alignment.links, alignment.scores) {
      if pairScores { bytes.write("\(decimal(score))\t") }
      bytes.write(line(links))
      bytes.write("\n")
      try bytes.flushIfFull()
    }
  }

  private func line(_ links: [WordLink]) -> String {
    links.map { link in
      let positions = "\(link.source)-\(link.target)"
      return scores ? "\(positions):\(decimal(link.probability))" : positions
    }.joined(separator: " ")
  }

  /// A probability with three decimals.
  private func decimal(_ probability: Float) -> String {
    let thousandths = Int((probability * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
