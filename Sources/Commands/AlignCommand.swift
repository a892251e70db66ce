import ArgumentParser
import SentenceAlignment
import TextModel

/// `glosa align`: two documents to a bitext.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Align the sentences of two documents that translate each other.")

  @Argument(help: "Document in the source language.")
  var source: String

  @Argument(help: "Document in the target language.")
  var target: String

  @Flag(name: .long, help: "Read one sentence a line (default: one paragraph a line, cut into sentences).")
  var segmented = false

  @Flag(name: .long, help: "Write how likely each pair is to be right, 0 to 1 (default: not written).")
  var scores = false

  @Option(
    name: .long,
    help: "Two sentences that begin a pair, SOURCE:TARGET, counted from 1; may be repeated (default: none).")
  var anchor: [AnchorOption] = []

  @Option(name: .customLong("max-bead"), help: "Most sentences on one side of a pair, 1 to 4 (default: 4).")
  var maxBead = 4

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var result: OutputOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if !(1...4).contains(maxBead) { throw ValidationError("--max-bead takes a whole number from 1 to 4.") }
  }

  mutating func run() throws {
    let format = try AlignmentFormat(result)
    let sources = try AlignmentInput(source, language: languages.from, isSegmented: segmented)
    let targets = try AlignmentInput(target, language: languages.to, isSegmented: segmented)
    let writer = try AlignmentWriter(format, sources, targets, writesScores: scores)
    common.detail("\(source): \(sources.sentences.count) sentences")
    common.detail("\(target): \(targets.sentences.count) sentences")
    let alignment = try align(sources, targets)
    AlignmentSummary(alignment).lines(isVerbose: common.verbose).forEach(common.note)
    try writer.write(alignment.beads, to: result.output)
  }

  private func align(_ sources: AlignmentInput, _ targets: AlignmentInput) throws(InputError) -> Alignment {
    for pair in anchor {
      try check(pair.source, of: pair, in: sources)
      try check(pair.target, of: pair, in: targets)
    }
    var options = SentenceAlignerOptions()
    options.maxBeadSize = maxBead
    options.threads = common.threadCount
    let pair = SentencePair(
      source: sources.sentences, target: targets.sentences, sourceParagraphs: sources.paragraphs,
      targetParagraphs: targets.paragraphs,
      anchors: anchor.map { SentenceAnchor(source: $0.source - 1, target: $0.target - 1) })
    return SentenceAligner(options: options).align([pair])[0]
  }

  private func check(_ number: Int, of pair: AnchorOption, in input: AlignmentInput) throws(InputError) {
    if number > input.sentences.count {
      throw InputError(
        "--anchor \(pair) names sentence \(number), but \(input.path) has \(input.sentences.count)",
        remedy: "count sentences from 1")
    }
  }
}

/// A pair of sentence numbers, `12:15`, from 1.
struct AnchorOption: ExpressibleByArgument, CustomStringConvertible {
  let source: Int
  let target: Int

  init?(argument: String) {
    let numbers = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0 else { return nil }
    source = numbers[0]
    target = numbers[1]
  }

  var description: String { "\(source):\(target)" }
}
