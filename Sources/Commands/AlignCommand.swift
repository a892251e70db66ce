import ArgumentParser
import Formats
import LocaleProfiles
import SentenceAlignment
import TextModel

/// `glosa align`: two documents to a bitext.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align the sentences of two documents that translate each other.",
    discussion: """
      Every sentence of both documents is in the output once; one without a counterpart stands alone. Examples:

        glosa align guide.es.txt guide.en.txt -o guide.tmx
        glosa align --segmented --output-format links guide.es guide.en
      """)

  @Argument(help: "Document in the source language.")
  var source: String

  @Argument(help: "Document in the target language.")
  var target: String

  @Flag(name: .long, help: "Read one sentence a line (default: paragraphs, cut into sentences).")
  var segmented = false

  @Flag(name: .long, help: "Write the confidence of each pair, 0 to 1 (default: only in jsonl).")
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

  /// What `align` writes: lines of sentence numbers, or a bitext.
  private enum Output {
    case links
    case bitext(Format)
  }

  mutating func validate() throws {
    if !(1...4).contains(maxBead) { throw ValidationError("--max-bead takes a whole number from 1 to 4.") }
  }

  func run() throws {
    let output = try output()
    var options = SentenceAlignerOptions()
    options.maxBeadSize = maxBead
    options.threads = common.threadCount
    let documents = try AlignedDocuments(
      source, target, segmented: segmented, anchors: anchor, options: options, languages: languages,
      common: common)
    common.detail("\(source): \(documents.source.sentences.count) sentences, \(documents.sourceProfile.tag)")
    common.detail("\(target): \(documents.target.sentences.count) sentences, \(documents.targetProfile.tag)")
    AlignmentSummary(documents.alignment).lines(isVerbose: common.verbose).forEach(common.note)
    try AtomicFile.write(to: result.output, standardOutput: Console.current.write) { bytes in
      switch output {
      case .links: for bead in documents.alignment.beads { bytes.write(line(bead)) }
      case .bitext(let format): try write(documents, as: format, to: &bytes)
      }
    }
  }

  private func output() throws -> Output {
    if let name = result.format { return name == "links" ? .links : .bitext(try Format.named(name)) }
    if result.output == "-" { return .bitext(.tsv) }
    if result.output.hasSuffix(".links") { return .links }
    guard let format = Format.forFile(named: result.output) else {
      throw InputError(
        "the format of \(result.output) is not known",
        remedy: "use .tmx, .tsv, .csv, .jsonl or .links, or give --output-format")
    }
    return .bitext(format)
  }

  private func write(_ documents: AlignedDocuments, as format: Format, to bytes: inout ByteWriter) throws {
    var writer = format.writer(
      WriteOptions(
        from: documents.sourceProfile.tag, to: documents.targetProfile.tag,
        columns: scores || format == .jsonl ? [.id, .confidence] : [.id], toolVersion: Glosa.version))
    for var unit in documents.units {
      // One document is the whole file, so its name says nothing.
      unit.document = ""
      try writer.write(unit, to: &bytes)
    }
    try writer.finish(&bytes)
    let skipped = writer.summary.skippedList
    if !skipped.isEmpty { common.note("left out: \(skipped.joined(separator: ", "))") }
  }

  /// `0,1:0` is source sentences 0 and 1 with target sentence 0.
  private func line(_ bead: Bead) -> String {
    let score = scores ? ":\(Self.rounded(bead.confidence))" : ""
    return "\(Self.list(bead.source)):\(Self.list(bead.target))\(score)\n"
  }

  private static func list(_ lines: Range<Int>) -> String { lines.map(String.init).joined(separator: ",") }

  /// A probability with four decimals.
  static func rounded(_ confidence: Float) -> String {
    let digits = String(Int((confidence * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return "\(padded.dropLast(4)).\(padded.suffix(4))"
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
