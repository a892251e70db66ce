import ArgumentParser
import Formats
import LocaleProfiles
import Normalization
import Segmentation
import TextModel

/// `glosa normalize`: rewrites a text into a comparable form.
struct NormalizeCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  static let configuration = CommandConfiguration(
    commandName: "normalize", abstract: "Rewrite a text into a comparable form.",
    discussion: "Steps: " + NormalizationStep.allCases.map(\.rawValue).joined(separator: ", ") + ".")

  @Argument(help: "The text file; - is standard input.")
  var file = "-"

  @Option(help: "Steps in the order to run them, with commas between them.")
  var steps = "nfc"

  @Option(
    name: [.long, .customLong("language")],
    help: "Language, a BCP 47 tag (default: from the file's name or text).")
  var from: LanguageTag?

  @Option(
    name: .customLong("output-format"),
    help:
      "text, or jsonl: an object a line that is not blank, with its byte range in the file (default: text).")
  var format = Format.text

  @Flag(
    help:
      "Give each object of jsonl a map: stretches of the text, and where they come from, in bytes of the file."
  )
  var offsets = false

  @Option(name: [.short, .long], help: "File to write; - is standard output.")
  var output = "-"

  @Flag(name: .customLong("json"), help: .hidden)
  var asksForJSON = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if asksForJSON { throw ValidationError("there is no --json; write --output-format jsonl") }
    if offsets, format != .jsonl { throw ValidationError("--offsets needs --output-format jsonl") }
  }

  func run() throws {
    let steps = try parsedSteps()
    var normalizer = Normalizer(steps, profile: from.map { LocaleLibrary.shared.profile(for: $0) })
    try AtomicFile.write(to: output, standardOutput: Console.current.write) { bytes in
      try TextStream(name: file, lineBreaks: .hard).forEach { sample in
        guard steps.contains(.accents) else { return }
        let tag = try LanguageResolution.language(
          given: from, path: file, text: sample, option: "--from", common: common)
        normalizer = Normalizer(steps, profile: LocaleLibrary.shared.profile(for: tag))
      } gap: { text in
        if format == .text { bytes.write(between(text, steps)) }
      } body: { paragraph in
        let text = paragraph.isOpen ? upToLastSpace(paragraph.text) : paragraph.text
        let result = normalizer(text)
        bytes.write(format == .text ? result.text : json(result, at: paragraph.offset))
        try bytes.flushIfFull()
        return text.utf8.count
      }
    }
  }

  /// An object with the text, its byte range in the file and, if asked for, its map: for each stretch where it begins
  /// and ends in the text, and in the file.
  private func json(_ result: NormalizedText, at offset: Int) -> String {
    var line = "{\"text\":\(result.text.jsonString),\"start\":\(offset)"
    line += ",\"end\":\(offset + result.map.originalLength)"
    if offsets {
      let stretches = result.map.stretches.map {
        "[\($0.rewritten.lowerBound),\($0.rewritten.upperBound),"
          + "\(offset + $0.original.lowerBound),\(offset + $0.original.upperBound)]"
      }
      line += ",\"map\":[\(stretches.joined(separator: ","))]"
    }
    return line + "}\n"
  }

  /// What stands between lines: as it is, but for the blanks that the step for spaces takes off the ends of lines.
  private func between(_ text: String, _ steps: [NormalizationStep]) -> String {
    steps.contains(.spaces) ? text.filter(\.isNewline) : text
  }

  /// A piece of a line that is too long to be held whole ends after a space, where nothing joins what follows.
  private func upToLastSpace(_ text: String) -> String {
    text.utf8.lastIndex(of: UInt8(ascii: " ")).map { String(text[...$0]) } ?? text
  }

  private func parsedSteps() throws(InputError) -> [NormalizationStep] {
    var result: [NormalizationStep] = []
    for part in steps.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.drop(while: { $0 == " " }))
      guard let step = NormalizationStep(rawValue: name) else {
        throw InputError(
          name.isEmpty ? "a step has no name" : "there is no step \(name)",
          remedy: "choose among " + NormalizationStep.allCases.map(\.rawValue).joined(separator: ", "))
      }
      result.append(step)
    }
    return result
  }
}
