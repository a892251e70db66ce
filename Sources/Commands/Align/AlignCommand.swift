import ArgumentParser
import Formats
import Segmentation
import SentenceAlignment
import TextModel

/// `glosa align`: documents to bitexts.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences of two documents, or of two folders of them, that translate each other.",
    discussion: """
      Every sentence of both documents is in the output once; one without a counterpart stands alone, except in \
      TMX and MO, which hold pairs, and PO, which holds no sentence without a source: how many are left out is said. \
      Headings, lists, tables and code of documents guide the alignment, be they Markdown, HTML, DOCX or others. \
      Examples:

        glosa align guide.es.md guide.en.md -o guide.tmx -o review.html
        glosa align es/ en/ -o aligned/ --output-format tmx
        glosa align --segmented --output-format links guide.es guide.en

      To correct an alignment, write it as a table, then merge, split or move texts between its rows in any \
      spreadsheet, and give it back: rows that differ from what align would write stay as they are, and so do rows \
      whose column "flags" holds "fixed"; the rest is aligned anew around them.

        glosa align guide.es.md guide.en.md -o guide.tsv
        glosa align guide.es.md guide.en.md --from-edited guide.tsv -o guide.tmx
      """)

  @Argument(help: "Document in the source language, or a folder of them.")
  var source: String

  @Argument(help: "Document in the target language, or a folder of them.")
  var target: String

  @Flag(name: .long, help: "Read one sentence a line (default: paragraphs, cut into sentences).")
  var segmented = false

  @Option(
    name: .customLong("line-breaks"),
    help: "How line ends of plain text are read: soft (a space), hard, blank-line, or auto (by its look).")
  var lineBreaks = LineBreaks.auto

  @Flag(
    name: .long,
    help:
      "Write the confidence of each pair, 0 to 1, to tsv, csv and links too; the other formats that can hold it always do."
  )
  var scores = false

  @Option(
    name: .customLong("min-confidence"),
    help: "Leave out pairs and sentences alone of less confidence, 0 to 1; how many is said.")
  var minConfidence: Float = 0

  @Option(
    name: .long,
    help: "Two sentences that begin a pair, SOURCE:TARGET, counted from 1; may be repeated (default: none).")
  var anchor: [AnchorOption] = []

  @Option(name: .customLong("from-edited"), help: "Table of an earlier run that a person has edited.")
  var edited: String?

  @Option(name: .customLong("max-bead"), help: "Most sentences on one side of a pair, 1 to 4.")
  var maxBead = 4

  @OptionGroup var seeds: SeedOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    name: [.short, .long],
    help:
      "File to write, the format by its extension (tmx, xlf, po, tsv, csv, jsonl, html, links), or a folder for the results of folders; can be given again (default: standard output)."
  )
  var output: [String] = []

  @Option(name: .customLong("output-format"), help: "Format to write, whatever the file's name.")
  var outputFormat: String?

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if !(1...4).contains(maxBead) { throw ValidationError("--max-bead takes a whole number from 1 to 4.") }
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1.")
    }
    if edited != nil, !anchor.isEmpty {
      throw ValidationError(
        "--from-edited and --anchor exclude each other: pair the sentences in the table instead of --anchor.")
    }
  }

  func run() throws {
    let areFolders = FolderWalk.isFolder(source)
    if areFolders != FolderWalk.isFolder(target) {
      throw InputError(
        "\(areFolders ? source : target) is a folder, \(areFolders ? target : source) is not",
        remedy: "give two documents, or two folders")
    }
    let writer = try AlignmentOutput(
      output, format: outputFormat, isFolderRun: areFolders, scores: scores, minConfidence: minConfidence,
      common: common)
    if areFolders { return try alignFolders(writer) }
    let file = FilePair(source: source, target: target, name: source)
    var input = try AlignmentInput(
      [file], reading, keepsGoing: false, languages: languages, common: common)
    try input.set(anchor)
    common.detail("\(source): \(input.pairs[0].source.sentences.count) sentences, \(input.languages.from)")
    common.detail("\(target): \(input.pairs[0].target.sentences.count) sentences, \(input.languages.to)")
    let options = try options(input)
    let (pair, lostRows) =
      try edited.map { try realigned(input, from: $0, options) } ?? (aligned(input, options)[0], 0)
    try writer.write([pair], input.aligner(), input.languages)
    let summary = AlignmentSummary(pair)
    common.detail(summary.line)
    for note in summary.notes(isVerbose: common.verbose) { common.note("note: \(note)") }
    if lostRows > 0 { throw ExitCode(1) }
  }

  private var reading: DocumentReading { DocumentReading(segmented: segmented, lineBreaks: lineBreaks) }

  private func options(_ input: AlignmentInput) throws -> SentenceAlignerOptions {
    var options = SentenceAlignerOptions()
    options.maxBeadSize = maxBead
    options.threads = common.threadCount
    let size = input.pairs.reduce(0) { $0 + $1.source.sentences.count }
    try seeds.add(to: &options, input.languages, size: size, common)
    return options
  }

  private func aligned(_ input: AlignmentInput, _ options: SentenceAlignerOptions) -> [AlignedPair] {
    let bar = ProgressBar("aligning", common)
    let alignments = input.aligner(options).alignments(input.pairs) { bar.show($0) }
    bar.show(1)
    bar.clear()
    return zip(input.files, zip(input.pairs, alignments)).map { file, rest in
      AlignedPair(file: file, sentences: rest.0, alignment: rest.1)
    }
  }

  // MARK: - Folders

  private func alignFolders(_ writer: AlignmentOutput) throws {
    if !anchor.isEmpty || edited != nil {
      throw InputError(
        "--anchor and --from-edited are about two documents", remedy: "give files, not folders")
    }
    let pairing = try FolderPairing(source, target, reading, from: languages.from, to: languages.to)
    report(pairing)
    let input = try AlignmentInput(
      pairing.pairs, reading, keepsGoing: true, languages: languages, common: common)
    let aligned = aligned(input, try options(input))
    try writer.write(aligned, input.aligner(), input.languages)
    for pair in aligned {
      let summary = AlignmentSummary(pair)
      common.note(summary.line + summary.suspicion)
      if pair.alignment.diagnostics.seemsUnrelated {
        for note in summary.notes(isVerbose: false) { common.note("note: \(note)") }
        continue
      }
      for note in summary.notes(isVerbose: true) { common.detail("  \(note)") }
    }
    common.note(AlignmentSummary.total(aligned))
    if !common.verbose, aligned.contains(where: { !AlignmentSummary($0).suspicion.isEmpty }) {
      common.note("--verbose names the suspicious stretches with their lines")
    }
    let errors = pairing.errors + input.errors
    for error in errors { Console.current.message(error.description) }
    if !errors.isEmpty { throw ExitCode(2) }
  }

  private func report(_ pairing: FolderPairing) {
    for path in pairing.alone { common.note("\(path.visible): no partner, left out") }
    for pair in pairing.byContent {
      common.note("\(pair.source.visible) and \(pair.target.visible): paired by their contents")
    }
    if !pairing.others.isEmpty { common.note("no documents, left out: \(pairing.otherList)") }
    if !pairing.otherLanguages.isEmpty {
      common.note("in other languages, left out: \(FolderPairing.list(pairing.otherLanguages))")
    }
  }

  // MARK: - Edited tables

  /// The alignment around what a person has edited, and how many of the rows are not in it as edited.
  private func realigned(_ input: AlignmentInput, from table: String, _ options: SentenceAlignerOptions)
    throws -> (
      AlignedPair, lostRows: Int
    )
  {
    let table = try ReviewedTable(table, input.languages)
    let reviewed = ReviewedAlignment(table.rows, of: input.pairs[0], options: options)
    for error in table.errors(reviewed) { Console.current.message(error.description) }
    for note in table.notes(reviewed, input.files[0], isVerbose: common.verbose) { common.note(note) }
    let pair = AlignedPair(file: input.files[0], sentences: reviewed.pair, alignment: reviewed.alignment)
    return (pair, reviewed.unplaced.count)
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
