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
      Pairs with an empty or over-long side, rows of a table with another number of cells, and TMX units that lack \
      a language give an empty line.

        glosa align-words guide.tsv --from en --to es --scores
        glosa align-words guide.tsv --from en --to es --output-format jsonl > words.jsonl
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

  @Option(
    help:
      "The least probability of a link that posterior chooses, 0 to 1 (default: \(WordAlignerOptions().threshold))."
  )
  var threshold: Float?

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

  @Option(name: [.short, .long], help: "File to write; - is standard output.")
  var output = "-"

  @Option(
    name: .customLong("output-format"),
    help: "pharaoh, or jsonl for an object a pair with its words, links, probabilities and score.")
  var outputFormat = WordLinkFormat.pharaoh

  @OptionGroup var tables: TableInputOptions

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    guard let threshold else { return }
    if !(0...1).contains(threshold) { throw ValidationError("--threshold takes a number from 0 to 1.") }
    if symmetrize != .posterior {
      throw ValidationError(
        "--threshold is about --symmetrize posterior; \(symmetrize) takes no probability.")
    }
  }

  func run() throws {
    let loading = WordBitextLoading(
      languages: languages, inputFormat: tables.inputFormat, hasHeaders: !tables.noHeader,
      isTokenized: tokenized,
      common: common)
    try OutputPaths.check([output], inputs: [bitext] + lexicon + dictionary + glossary)
    var aligner = BlockAligner(
      options: options, lexicons: lexicon, dictionaries: dictionary, glossaries: glossary, loading: loading,
      memory: memory)
    let writer = WordLinkOutput(format: outputFormat, writesProbabilities: scores, writesScores: pairScores)
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      try loading.forEachBlock(of: [InputFile(bitext)], memory: aligner.blockMemory) { block, isLast in
        let alignment = try aligner.align(block, isLast: isLast)
        try writer.write(alignment, of: block.bitext, to: &bytes)
      }
    }
    if aligner.skippedCount > 0 {
      common.note(
        """
        \(counted(aligner.skippedCount, "pair")) without links: a side is empty or has over \
        \(WordAlignment.maximumLength) words, or the row has another number of cells
        """)
    }
  }

  /// What does not depend on the bitext.
  private var options: WordAlignerOptions {
    var options = WordAlignerOptions()
    options.seed = seed
    options.threads = common.threadCount
    options.symmetrization = symmetrize
    if let threshold { options.threshold = threshold }
    return options
  }
}
