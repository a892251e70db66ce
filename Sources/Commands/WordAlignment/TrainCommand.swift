import ArgumentParser
import Formats
import TextModel
import WordAlignment

/// `glosa train`: a lexicon to reuse on small inputs.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn a lexicon from bitexts, to align small ones with.",
    discussion: """
      The lexicon holds expected counts of linked words. Given to align-words with --lexicon, it makes up for the \
      pairs that a small input lacks.

        glosa train memory.tmx --from en --to es --provenance "Our manuals, CC BY 4.0" -o en-es.lexicon
      """)

  @Argument(help: "Bitexts to learn from; none when lexicons are only added up.")
  var bitexts: [String] = []

  @Option(name: [.short, .long], help: "File to write.")
  var output: String

  @Option(
    name: .customLong("add"),
    help: "Lexicon whose counts are added to those of the bitexts; can be given again.")
  var additions: [String] = []

  @Option(help: "A line on the texts and their licence, kept in the lexicon (default: the files' names).")
  var provenance: String?

  @Flag(help: "Split segments at blanks only (default: into the words of the language).")
  var tokenized = false

  @Option(
    help: """
      Leave out pairs of words that are expected to occur less often in a block; 0 keeps chance pairs too (default: \
      \(BlockCounter.usualMinCount) in bitexts, all that lexicons hold).
      """)
  var minCount: Float?

  @Option(help: "Where the random numbers start; equal seeds give equal lexicons.")
  var seed: UInt64 = 1

  @OptionGroup var tables: TableInputOptions
  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if let minCount, !(0...1_000_000).contains(minCount) {
      throw ValidationError("--min-count takes a number from 0 to 1000000.")
    }
  }

  func run() throws {
    try OutputPaths.check([output], inputs: bitexts)
    var counter = BlockCounter(
      minCount: minCount ?? BlockCounter.usualMinCount,
      provenance: provenance ?? bitexts.joined(separator: ", "),
      memory: memory.trainingByteCount)
    if !bitexts.isEmpty { try count(into: &counter) }
    if let known = try LexiconLoading.sum(of: additions, from: languages.from, to: languages.to) {
      try counter.add(minCount.map { known.pruned(below: $0, share: 0) } ?? known)
    }
    guard var lexicon = counter.lexicon, lexicon.pairCount > 0 else {
      throw InputError("there is nothing to learn from", remedy: "give bitexts, or lexicons with --add")
    }
    if bitexts.isEmpty, let provenance { lexicon.addProvenance(provenance) }
    report(counter, lexicon)
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      bytes.write(lexicon.encoded())
    }
  }

  private func count(into counter: inout BlockCounter) throws {
    let loading = WordBitextLoading(
      languages: languages, inputFormat: tables.inputFormat, hasHeaders: !tables.noHeader,
      isTokenized: tokenized,
      common: common)
    var options = WordAlignerOptions()
    options.seed = seed
    options.threads = common.threadCount
    let files = bitexts.map { InputFile($0) }
    let blockMemory = memory.byteCount - memory.lexiconByteCount
    try loading.forEachBlock(of: files, memory: blockMemory) { block, _ in
      guard let from = block.from, let to = block.to else {
        throw InputError("the languages are not known", remedy: "name them with --from and --to")
      }
      let bar = ProgressBar("counting", common)
      options.onProgress = bar.show
      try counter.add(WordAligner(options: options).learn(block.bitext), from: from, to: to)
      bar.clear()
    }
  }

  private func report(_ counter: BlockCounter, _ lexicon: Lexicon) {
    if counter.pairs.skipped > 0 {
      common.note(
        """
        \(counted(counter.pairs.skipped, "pair")) not used: a side is empty or has over \
        \(WordAlignment.maximumLength) words, or the row has another number of cells
        """)
    }
    if let least = counter.limitedCount {
      common.note(
        "pairs of words expected less than \(Int(least)) times are left out; more --memory keeps them")
    }
    let texts = bitexts.isEmpty ? "the lexicons" : counted(counter.pairs.counted, "pair") + " of texts"
    common.detail("\(texts) gave \(counted(lexicon.pairCount, "pair")) of words")
  }
}
