import ArgumentParser
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

  @Option(name: [.long, .customLong("language")], help: "Language, a BCP 47 tag (default: from the file's name or text).")
  var from: LanguageTag?

  @Option(name: .customLong("output-format"), help: "text or jsonl, a line an object with its byte range in the file.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let steps = try parsedSteps()
    var normalizer = Normalizer(steps)
    let writer = ResultWriter()
    try TextStream(name: file, lineBreaks: .hard).forEach { sample in
      guard steps.contains(.accents) else { return }
      let tag = DocumentLanguage.resolve(from, path: file, sample: sample, options: common)
      normalizer = Normalizer(steps, profile: LocaleLibrary.shared.profile(for: tag))
    } body: { paragraph in
      let result = normalizer(paragraph.text).text
      let end = paragraph.offset + paragraph.text.utf8.count
      try writer.write(
        format == .text
          ? result : "{\"text\":\(result.jsonString),\"start\":\(paragraph.offset),\"end\":\(end)}")
      try writer.write("\n")
      return paragraph.text.utf8.count
    }
    try writer.flush()
  }

  private func parsedSteps() throws(InputError) -> [NormalizationStep] {
    var result: [NormalizationStep] = []
    for name in steps.split(separator: ",") {
      guard let step = NormalizationStep(rawValue: String(name)) else {
        throw InputError(
          "there is no step \(name)",
          remedy: "choose among " + NormalizationStep.allCases.map(\.rawValue).joined(separator: ", "))
      }
      result.append(step)
    }
    return result
  }
}
