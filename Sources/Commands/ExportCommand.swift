import ArgumentParser
import Formats
import GlossaryModel
import TextModel

/// `glosa export`: any readable glossary or bitext to any writable one.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Convert a glossary or a bitext to another format.",
    discussion: """
      A glossary (yaml) becomes a glossary or a list of term pairs; every other file is read as a bitext, unless \
      the output is a glossary format. What was read, passed over and left out is counted on standard error.
      """)

  @Argument(help: "File to read; - is standard input.")
  var input: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("input-format"), help: "Format of the input, whatever the file's name.")
  var inputFormat: String?

  func run() throws {
    let file = InputFile(input)
    if readsGlossary(file) { try exportGlossary(file) } else { try exportBitext(file) }
  }

  /// A glossary when the name of the input or of the output says that it can be nothing else.
  private func readsGlossary(_ file: InputFile) -> Bool {
    let formats = [
      inputFormat.flatMap(GlossaryFormat.named) ?? GlossaryFormat.forFile(named: input),
      output.format.flatMap(GlossaryFormat.named) ?? GlossaryFormat.forFile(named: output.output),
    ]
    return formats.contains(.yaml)
  }

  private func exportGlossary(_ file: InputFile) throws {
    let format = try inputFormat.map { try Self.glossaryFormat($0) }
    let target = try glossaryOutput()
    let glossary = try Glossary(
      file, format: format, options: ReadOptions(from: languages.from, to: languages.to))
    let summary = try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      try glossary.write(as: target, options: writeOptions([]), to: &bytes)
    }
    common.note("read \(glossary.concepts.count) concepts")
    report("wrote \(summary.unitCount) \(target == .yaml ? "concepts" : "term pairs")", summary.skippedList)
  }

  private func exportBitext(_ file: InputFile) throws {
    let target = try bitextOutput()
    var bitext = try Bitext(
      file, format: try inputFormat.map { try Format.named($0) },
      options: ReadOptions(from: languages.from, to: languages.to))
    let columns = bitext.columns
    var writer = target.writer(writeOptions(columns))
    var pairs: [String: Int] = [:]
    try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      while let unit = try bitext.next() {
        pairs[unit.pairName, default: 0] += 1
        try writer.write(unit, to: &bytes)
      }
      try writer.finish(&bytes)
    }
    let counts = pairs.sorted { $0.key < $1.key }.map { "\($0.value) units \($0.key)" }
    report("read \(counts.joined(separator: ", "))", bitext.summary.skippedList)
    report("wrote \(writer.summary.unitCount) units", writer.summary.skippedList)
  }

  private func report(_ done: String, _ skipped: [String]) {
    common.note(skipped.isEmpty ? done : "\(done); left out: \(skipped.joined(separator: ", "))")
  }

  private func writeOptions(_ columns: Set<UnitColumn>) -> WriteOptions {
    WriteOptions(from: languages.from, to: languages.to, columns: columns, toolVersion: Glosa.version)
  }

  private func bitextOutput() throws -> Format {
    if let name = output.format { return try Format.named(name) }
    if let format = Format.forFile(named: output.output) { return format }
    throw unknownOutput(Format.all.map(\.name))
  }

  private func glossaryOutput() throws -> GlossaryFormat {
    if let name = output.format { return try Self.glossaryFormat(name) }
    if let format = GlossaryFormat.forFile(named: output.output) { return format }
    throw unknownOutput(GlossaryFormat.all.map(\.name))
  }

  private func unknownOutput(_ names: [String]) -> InputError {
    InputError(
      "the format of the output is not known",
      remedy: "give -o with a known extension, or --output-format, one of \(names.joined(separator: ", "))")
  }

  private static func glossaryFormat(_ name: String) throws -> GlossaryFormat {
    if let format = GlossaryFormat.named(name) { return format }
    let names = GlossaryFormat.all.map(\.name).joined(separator: ", ")
    throw InputError("there is no glossary format \"\(name.printable)\"", remedy: "choose one of \(names)")
  }
}

extension TranslationUnit {
  /// The unit's languages for a count: `es → en`.
  fileprivate var pairName: String {
    "\(sourceLanguage?.description ?? "?") → \(targetLanguage?.description ?? "?")"
  }
}
