import ArgumentParser
import Formats
import GlossaryModel
import TextModel

extension Provenance: ExpressibleByArgument {}

/// `glosa export`: any readable glossary or bitext to any writable one.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Convert a glossary or a bitext to another format.",
    discussion: """
      Glossaries: \(GlossaryFormat.all.map(\.name).joined(separator: ", ")).
      Bitexts: \(Format.all.map(\.name).joined(separator: ", ")).
      Profiles: \(ExportProfile.all.map(\.name).joined(separator: ", ")).
      What was read, passed over, changed and left out is counted on standard error.
      """)

  @Argument(help: "File to read; - is standard input.")
  var input: String

  @OptionGroup var output: OutputOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("input-format"), help: "Format of the input, whatever the file's name.")
  var inputFormat: String?

  @Option(help: "Write a glossary the way a program wants it (default: the output format's own way).")
  var profile: String?

  @Option(
    name: .customLong("tmx-level"), help: "2 writes inline codes to TMX, 1 leaves them out (default: 2).")
  var tmxLevel = 2

  @Option(help: "How much of the texts' origin is written: none, min or full (default: min).")
  var provenance = Provenance.min

  @Flag(
    name: .customLong("spreadsheet-safe"),
    help: "Guard cells that a spreadsheet would take for formulas (default: cells are exact).")
  var isSpreadsheetSafe = false

  @Flag(
    name: .customLong("bare-languages"),
    help: "Write language tags without regions (default: as they are read).")
  var hasBareLanguages = false

  mutating func validate() throws {
    if tmxLevel != 1 && tmxLevel != 2 { throw ValidationError("--tmx-level is 1 or 2.") }
  }

  func run() throws {
    let file = try InputFile(input).rereadable()
    if try isGlossary(file) { try exportGlossary(file) } else { try exportBitext(file) }
  }

  /// Whether the job is about a glossary, by what the formats can hold and by what the input holds.
  private func isGlossary(_ file: InputFile) throws -> Bool {
    if profile != nil { return true }
    let source = inputFormat.flatMap(GlossaryFormat.named) ?? GlossaryFormat.forFile(named: input)
    let target = output.format.flatMap(GlossaryFormat.named) ?? GlossaryFormat.forFile(named: output.output)
    if source?.isForGlossariesOnly ?? false || target?.isForGlossariesOnly ?? false { return true }
    guard let source, target != nil else { return false }
    return try GlossaryFormat.looksLikeGlossary(file, source)
  }

  private func exportGlossary(_ file: InputFile) throws {
    let format = try inputFormat.map { try GlossaryFormat.requiring($0) }
    let profile = try profile.map { try ExportProfile.named($0) }
    let target = profile == nil ? try glossaryOutput() : nil
    var read = ReadSummary()
    let glossary = try Glossary(
      file, format: format, options: ReadOptions(from: languages.from, to: languages.to), summary: &read)
    report("read \(read.unitCount) concepts", read.skippedList)
    let written = try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      if let profile { return try profile.write(glossary, options: writeOptions([]), to: &bytes) }
      return try glossary.write(as: target ?? .yaml, options: writeOptions([]), to: &bytes)
    }
    report("wrote \(written.unitCount) entries", written.skippedList, written.noteList)
  }

  private func exportBitext(_ file: InputFile) throws {
    let target = try bitextOutput()
    var bitext = try Bitext(
      file, format: try inputFormat.map { try Format.named($0) },
      options: ReadOptions(from: languages.from, to: languages.to))
    var options = writeOptions(bitext.columns)
    // The first unit is read before the writer begins: it shows the file's metadata.
    var next = try bitext.next()
    options.metadata = bitext.metadata
    var writer = target.writer(options)
    var pairs: [String: Int] = [:]
    try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      while let unit = next {
        pairs[unit.pairName, default: 0] += 1
        try writer.write(unit, to: &bytes)
        next = try bitext.next()
      }
      try writer.finish(&bytes)
    }
    let counts = pairs.sorted { $0.key < $1.key }.map { "\($0.value) units \($0.key)" }
    report("read \(counts.joined(separator: ", "))", bitext.summary.skippedList)
    report("wrote \(writer.summary.unitCount) units", writer.summary.skippedList, writer.summary.noteList)
  }

  private func report(_ done: String, _ skipped: [String], _ notes: [String] = []) {
    var line = done
    if !notes.isEmpty { line += ", " + notes.joined(separator: ", ") }
    if !skipped.isEmpty { line += "; left out: " + skipped.joined(separator: ", ") }
    common.note(line)
  }

  private func writeOptions(_ columns: Set<UnitColumn>) -> WriteOptions {
    var options = WriteOptions(
      from: languages.from, to: languages.to, columns: columns, toolVersion: Glosa.version)
    options.tmxLevel = tmxLevel
    options.provenance = provenance
    options.isSpreadsheetSafe = isSpreadsheetSafe
    options.hasBareLanguages = hasBareLanguages
    return options
  }

  private func bitextOutput() throws -> Format {
    if let name = output.format { return try Format.named(name) }
    if let format = Format.forFile(named: output.output) { return format }
    throw unknownOutput(Format.all.map(\.name))
  }

  private func glossaryOutput() throws -> GlossaryFormat {
    if let name = output.format { return try GlossaryFormat.requiring(name) }
    if let format = GlossaryFormat.forFile(named: output.output) { return format }
    throw unknownOutput(GlossaryFormat.all.map(\.name))
  }

  private func unknownOutput(_ names: [String]) -> InputError {
    InputError(
      "the format of the output is not known",
      remedy: "give -o with a known extension, or --output-format, one of \(names.joined(separator: ", "))")
  }
}

extension GlossaryFormat {
  /// The format of that name.
  static func requiring(_ name: String) throws -> GlossaryFormat {
    if let format = named(name) { return format }
    throw InputError(
      "there is no glossary format \"\(name.printable)\"",
      remedy: "choose one of \(all.map(\.name).joined(separator: ", "))")
  }
}

extension TranslationUnit {
  /// The unit's languages for a count: `es → en`.
  fileprivate var pairName: String {
    "\(sourceLanguage?.description ?? "?") → \(targetLanguage?.description ?? "?")"
  }
}
