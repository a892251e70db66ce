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

  @Option(
    name: .customLong("output-format"), help: "text or jsonl, with byte ranges in the file (default: text).")
  var format = Format.text

  @Option(name: [.short, .long], help: "File to write; - is standard output (default: -).")
  var output = "-"

  @OptionGroup var common: CommonOptions

  func run() throws {
    let stream = TextStream(name: file, lineBreaks: lineBreaks)
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      var printer: SegmentPrinter?
      try stream.forEach { sample in
        let tag = try LanguageResolution.language(
          given: from, path: file, text: sample, option: "--from", common: common)
        printer = try SegmentPrinter(
          profile: LocaleLibrary.shared.profile(for: tag), words: words, isJSON: format == .jsonl,
          explains: explain)
      } body: { paragraph in
        try printer?.print(paragraph, to: &bytes) ?? 0
      }
    }
  }
}
