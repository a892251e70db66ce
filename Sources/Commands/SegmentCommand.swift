import ArgumentParser
import Formats
import LocaleProfiles
import Segmentation
import TextModel

extension LineBreaks: ExpressibleByArgument {}

/// `glosa segment`: one sentence a line.
struct SegmentCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }
  enum Words: String, ExpressibleByArgument, CaseIterable { case lines, spaces }

  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "Cut a text into sentences and words.")

  @Argument(help: "The text file; - is standard input.")
  var file = "-"

  @Option(
    name: [.long, .customLong("language")],
    help: "Language, a BCP 47 tag (default: from the file's name or text).")
  var from: LanguageTag?

  @Option(
    name: .customLong("line-breaks"),
    help: "How line ends are read: soft (a space), hard, blank-line, or auto (by the look of the text).")
  var lineBreaks = LineBreaks.auto

  @Option(help: "Cut sentences into words: lines (a word a line) or spaces (words between spaces).")
  var words: Words?

  @Flag(help: "Print each place where a sentence might end, and the rule that decided.")
  var explain = false

  @Option(name: .customLong("srx"), help: "Cut by the rules of this SRX file (default: Glosa's own rules).")
  var srxFile: String?

  @Flag(
    name: .customLong("write-srx"),
    help: "Write the rules of the language --from as SRX 2.0; no text is read.")
  var writesSRX = false

  @Option(
    name: .customLong("output-format"), help: "text or jsonl, with byte ranges in the file (default: text).")
  var format = Format.text

  @Option(name: [.short, .long], help: "File to write; - is standard output.")
  var output = "-"

  @Flag(name: .customLong("json"), help: .hidden)
  var asksForJSON = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if explain, words != nil { throw ValidationError("--explain speaks of sentences; leave out --words") }
    if asksForJSON { throw ValidationError("there is no --json; write --output-format jsonl") }
    if writesSRX, file != "-" || words != nil || explain || srxFile != nil || format != .text {
      throw ValidationError("--write-srx writes rules and reads no text; give --from and --output alone")
    }
  }

  func run() throws {
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      if writesSRX { try writeSRX(to: &bytes) } else { try segment(to: &bytes) }
    }
  }

  private func segment(to bytes: inout ByteWriter) throws {
    let srx = try srxFile.map { name throws(InputError) in
      try SegmentationRules(srx: InputFile(name), checking: SegmentationRules.check)
    }
    var printer: SegmentPrinter?
    try TextStream(name: file, lineBreaks: lineBreaks).forEach { sample in
      let tag = try LanguageResolution.language(
        given: from, path: file, text: sample, option: "--from", default: "und", common: common)
      let profile = LocaleLibrary.shared.profile(for: tag)
      printer = SegmentPrinter(
        sentences: try srx.map { try SentenceSegmenter(rules: $0, language: tag) }
          ?? SentenceSegmenter(profile: profile, learnedFrom: sample),
        segmenter: try WordSegmenter(profile: profile), words: words, isJSON: format == .jsonl,
        explains: explain)
    } body: { paragraph in
      try printer?.print(paragraph, to: &bytes) ?? 0
    }
  }

  private func writeSRX(to bytes: inout ByteWriter) throws(InputError) {
    guard let from else { throw InputError("--write-srx needs a language", remedy: "name it with --from") }
    let profile = LocaleLibrary.shared.profile(for: from)
    let rules = SegmentationRules(profile: profile)
    rules.writeSRX(to: &bytes)
    let lost = SegmentationRules.unexpressed.map(\.rawValue)
    common.note(
      "SRX cannot express \(lost.count) of \(SentenceRule.segmenterCount) rules, which are left out: "
        + lost.joined(separator: ", "))
    let (alike, samples) = try rules.agreement(on: profile)
    if samples > 0 {
      common.note("\(alike) of the \(samples) sample texts of \(from) are cut as without SRX")
    }
  }
}
