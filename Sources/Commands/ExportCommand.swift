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

  @Argument(help: "The translation of a file of messages (json, yml, strings …), joined with it by key.")
  var target: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("input-format"), help: "Format of the input, whatever the file's name.")
  var inputFormat: String?

  @Option(help: "Write a glossary the way a program wants it (default: the output format's own way).")
  var profile: String?

  @Flag(
    name: .customLong("approved-only"),
    help:
      "Leave out candidates, the terms of a glossary that nobody has decided on (default: they go out too).")
  var isApprovedOnly = false

  @Option(
    name: .customLong("tmx-level"), help: "2 writes inline codes to TMX, 1 leaves them out (default: 2).")
  var tmxLevel = 2

  @Option(help: "How much of the texts' origin is written: none, min or full (default: min).")
  var provenance = Provenance.min

  @Option(
    help: "The licence of the texts, for formats that have a place for it (default: what the input names).")
  var licence: String?

  @Flag(
    name: .customLong("spreadsheet-safe"),
    help: "Guard cells that a spreadsheet would take for formulas (default: cells are exact).")
  var isSpreadsheetSafe = false

  @Flag(
    name: .customLong("bare-languages"),
    help: "Write language tags without regions (default: as they are read).")
  var hasBareLanguages = false

  @Flag(
    name: .customLong("replace-unfit"),
    help: "Replace characters that XML cannot hold by U+FFFD and count them (default: they are refused).")
  var replacesUnfit = false

  mutating func validate() throws {
    if profile != nil && output.format != nil {
      throw ValidationError("--profile says the format; leave --output-format out.")
    }
    if tmxLevel != 1 && tmxLevel != 2 { throw ValidationError("--tmx-level is 1 or 2.") }
  }

  func run() throws {
    if try exportResources() { return }
    let file = try InputFile(input).rereadable()
    // A file that is not there is a clearer complaint than anything about its format.
    _ = try file.open()
    if try isGlossary(file) { try exportGlossary(file) } else { try exportBitext(file) }
  }

  /// Whether the job is about a glossary, by what the formats can hold and by what the input holds.
  private func isGlossary(_ file: InputFile) throws -> Bool {
    if profile != nil { return true }
    let source = try inputFormat.flatMap(GlossaryFormat.named) ?? GlossaryFormat.of(file)
    let target = output.format.flatMap(GlossaryFormat.named) ?? GlossaryFormat.forFile(named: output.output)
    if source?.isForGlossariesOnly ?? false || target?.isForGlossariesOnly ?? false { return true }
    guard let source, target != nil else { return false }
    return try GlossaryFormat.looksLikeGlossary(file, source)
  }

  private func exportGlossary(_ file: InputFile) throws {
    let format = try inputFormat.map { try GlossaryFormat.requiring($0) } ?? GlossaryFormat.of(file)
    let profile = try profile.map { try ExportProfile.named($0).forFile(named: output.output) }
    let target = profile == nil ? try glossaryOutput() : nil
    var read = ReadSummary()
    var glossary = try Glossary(file, format: format, options: readOptions(file, format), summary: &read)
    if let licence { glossary.licence = licence }
    let tags = glossary.languages.map(\.description).joined(separator: ", ")
    report("read \("concepts".counted(read.unitCount)) in \(tags)", read.skippedList)
    let candidates = isApprovedOnly ? glossary.removeCandidates() : 0
    var replacer = CharacterReplacer()
    if replacesUnfit { glossary.replaceUnfitCharacters(&replacer) }
    let written = try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      if let profile { return try profile.write(glossary, options: writeOptions([]), to: &bytes) }
      return try glossary.write(as: target ?? .yaml, options: writeOptions([]), to: &bytes)
    }
    let left = candidates > 0 ? ["candidates".counted(candidates)] : []
    report(
      "wrote \("entries".counted(written.unitCount))", written.skippedList + left,
      written.noteList + replacer.notes)
  }

  /// The languages for reading: a table or JSON Lines file may name none.
  private func readOptions(_ file: InputFile, _ format: GlossaryFormat?) -> ReadOptions {
    guard let format, let bitext = try? Format.named(format.name), bitext != .tmx else {
      return ReadOptions(from: languages.from, to: languages.to)
    }
    let found = UnitLanguages(languages, of: file, format: bitext, common: common)
    return ReadOptions(from: found.source, to: found.target)
  }

  private func exportBitext(_ file: InputFile) throws {
    let target = try bitextOutput()
    var bitext = try Bitext(
      file, format: try inputFormat.map { try Format.named($0) },
      options: ReadOptions(from: languages.from, to: languages.to, threads: common.threadCount))
    // The first units are read before the writer begins: they show the file's languages and its metadata.
    var sample: [TranslationUnit] = []
    while sample.count < UnitLanguages.sampleSize, let unit = try bitext.next() { sample.append(unit) }
    let isComplete = sample.count < UnitLanguages.sampleSize
    // Where a language need not be named, nothing is said that the input does not say.
    let isCatalogue = [.po, .mo].contains(bitext.format) && [.tmx, .xliff, .xliff2].contains(target)
    let found = UnitLanguages(languages, sample, file: input, isCatalogue: isCatalogue, common: common)
    var options = writeOptions(bitext.columns)
    (options.from, options.to) = (found.source, found.target)
    options.metadata = bitext.metadata
    options.propertyNames = sample.propertyNames(after: bitext.propertyNames)
    var writer = target.writer(options)
    var counts = PairCounts()
    var replacer = CharacterReplacer()
    try AtomicFile.write(to: output.output, standardOutput: Console.current.write) { bytes in
      func write(_ unit: inout TranslationUnit) throws {
        if unit.sourceLanguage == nil { unit.sourceLanguage = found.source }
        if unit.targetLanguage == nil { unit.targetLanguage = found.target }
        counts.add(unit)
        if replacesUnfit { replacer.replace(in: &unit) }
        try writer.write(unit, to: &bytes)
      }
      for index in sample.indices { try write(&sample[index]) }
      var unit = TranslationUnit(id: "", source: "")
      while !isComplete, try bitext.next(into: &unit) { try write(&unit) }
      try writer.finish(&bytes)
    }
    report("read \(counts.text)", bitext.summary.skippedList)
    report(
      "wrote \("units".counted(writer.summary.unitCount))", writer.summary.skippedList,
      writer.summary.noteList + replacer.notes)
  }

  func report(_ done: String, _ skipped: [String], _ notes: [String] = []) {
    var line = done
    if !notes.isEmpty { line += ", " + notes.joined(separator: ", ") }
    if !skipped.isEmpty { line += "; left out: " + skipped.joined(separator: ", ") }
    common.note(line)
  }

  func writeOptions(_ columns: Set<UnitColumn>) -> WriteOptions {
    var options = WriteOptions(
      from: languages.from, to: languages.to, columns: columns, toolVersion: Glosa.version)
    options.tmxLevel = tmxLevel
    options.provenance = provenance
    options.licence = licence ?? ""
    options.isSpreadsheetSafe = isSpreadsheetSafe
    options.hasBareLanguages = hasBareLanguages
    return options
  }

  func bitextOutput() throws -> Format {
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

extension Glossary {
  /// Takes out what nobody has decided on, and says how many concepts that were.
  fileprivate mutating func removeCandidates() -> Int {
    let count = concepts.count
    concepts.removeAll { $0.status == .candidate }
    return count - concepts.count
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

extension [TranslationUnit] {
  /// The names of the units' properties behind those given, at most 64, in the order in which they come.
  fileprivate func propertyNames(after known: [String]) -> [String] {
    var names = known
    for property in lazy.flatMap(\.properties) where names.count < 64 && !names.contains(property.name) {
      names.append(property.name)
    }
    return names
  }
}

extension CharacterReplacer {
  fileprivate var notes: [String] { count > 0 ? ["characters replaced by U+FFFD".counted(count)] : [] }
}
