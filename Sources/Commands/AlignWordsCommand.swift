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

  @Flag(help: "Split segments at blanks only (default: at the word boundaries of the language).")
  var tokenized = false

  @Option(
    help:
      "How to choose links: posterior, grow-diag-final-and, intersect, union, source or target (default: posterior)."
  )
  var symmetrize = Symmetrization.posterior

  @Option(help: "The least probability of a link chosen by posterior (default: 0.4).")
  var threshold: Float = WordAlignerOptions().threshold

  @Flag(help: "Write the probability of each link after it, as in 0-0:0.97.")
  var scores = false

  @Flag(help: "Begin each line with how well the pair's words answer each other, 0 to 1, and a tab.")
  var pairScores = false

  @Option(help: "Where the random numbers start; equal seeds give equal links (default: 1).")
  var seed: UInt64 = 1

  @Option(
    help: """
      Lexicon made by train, can be given again; none for none (default: for small bitexts the one that comes with \
      Glosa, if there is one for both languages).
      """)
  var lexicon: [String] = []

  @Option(
    help: """
      Bitext of sure translations, such as a glossary that export wrote as TSV; can be given again (default: none).
      """)
  var dictionary: [String] = []

  @Option(name: .customLong("input-format"), help: "Format of the bitext, whatever its name.")
  var inputFormat: String?

  @Option(name: [.short, .long], help: "File to write; - is standard output (default: -).")
  var output = "-"

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if !(0...1).contains(threshold) { throw ValidationError("--threshold takes a number from 0 to 1.") }
  }

  func run() throws {
    let loading = WordBitextLoading(languages: languages, inputFormat: inputFormat, isTokenized: tokenized)
    let file = try InputFile(bitext).rereadable()
    let dictionary = try loading.load(dictionary)
    let (onlyBlock, known) = try countBlocks(of: file, loading)
    var skipped = 0
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      func align(_ block: WordBitextLoading.Loaded) throws {
        var options = alignerOptions
        options.dictionary = dictionary
        options.lexicon =
          try known
          ?? LexiconLoading.load(lexicon, from: block.from, to: block.to, pairs: block.bitext.count)
        let alignment = WordAligner(options: options).alignment(of: block.bitext)
        skipped += alignment.skipped.count
        try write(alignment, to: &bytes)
      }
      if let onlyBlock { return try align(onlyBlock) }
      try loading.forEachBlock(of: [file], memory: memory.byteCount) { block, _ in try align(block) }
    }
    if skipped > 0 {
      let limit = WordAlignment.maximumLength
      common.note(
        "\(skipped) pairs have no links: a side is empty or has over \(limit) words, or their row is not complete")
    }
  }

  private var alignerOptions: WordAlignerOptions {
    var options = WordAlignerOptions()
    options.seed = seed
    options.threads = common.threadCount
    options.symmetrization = symmetrize
    options.threshold = threshold
    return options
  }

  /// The bitext if it is a single block, or else what all its blocks and the lexicons given teach together.
  private func countBlocks(
    of file: InputFile, _ loading: WordBitextLoading
  ) throws -> (onlyBlock: WordBitextLoading.Loaded?, known: Lexicon?) {
    let given = try LexiconLoading.load(lexicon, from: languages.from, to: languages.to, pairs: .max)
    var counter = BlockCounter(
      options: alignerOptions, minCount: 0.5, provenance: bitext, memory: memory)
    var onlyBlock: WordBitextLoading.Loaded?
    try loading.forEachBlock(of: [file], memory: memory.byteCount) { block, isLast in
      if isLast && counter.lexicon == nil {
        onlyBlock = block
        return
      }
      try counter.add(
        block.bitext, from: given?.sourceLanguage ?? block.from ?? "und",
        to: given?.targetLanguage ?? block.to ?? "und")
    }
    if onlyBlock == nil {
      common.note(
        "the bitext is read in blocks of about \(memory.memory) MB; with more --memory, rare words are aligned better")
      if let given { try counter.add(given) }
    }
    return (onlyBlock, counter.lexicon)
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
