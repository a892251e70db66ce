import Formats
import LocaleProfiles
import Resources
import SentenceAlignment
import TextModel

/// The units of a job with their languages.
struct LoadedBitext {
  var source: LocaleProfile
  var target: LocaleProfile
  var units: [TranslationUnit]
}

/// Reads the inputs of `build` and `lint`: one or more bitexts, or a document and its translation.
struct BitextLoading {
  let languages: LanguageOptions
  let inputFormat: String?
  let common: CommonOptions

  /// - Throws: ``InputError`` when an input cannot be read or the languages are not clear.
  func load(_ inputs: [String]) throws -> LoadedBitext {
    if inputs.count == 2, try !inputs.contains(where: isBitext) {
      if let joined = try ResourceLoading.pair(inputs[0], inputs[1], languages, common) {
        return try loaded(joined.units, file: inputs[0])
      }
      return try loadDocuments(inputs[0], inputs[1])
    }
    return try loadBitexts(inputs)
  }

  private func isBitext(_ path: String) throws -> Bool {
    if inputFormat != nil { return true }
    if path == "-" || Format.forFile(named: path) != nil { return true }
    return try ResourceLoading.isBilingual(path)
  }

  private func loadDocuments(_ sourcePath: String, _ targetPath: String) throws -> LoadedBitext {
    let source = try document(sourcePath)
    let target = try document(targetPath)
    let from = try LanguageResolution.language(
      given: languages.from, path: sourcePath, text: source.beginning(), option: "--from", common: common)
    let to = try LanguageResolution.language(
      given: languages.to, path: targetPath, text: target.beginning(), option: "--to", common: common)
    try LanguageResolution.requireDifferent(from, to)
    let profiles = (try LocaleLibrary.shared.load(from), try LocaleLibrary.shared.load(to))
    let pair = SentenceListPair(
      source: try SentenceList(source, profile: profiles.0),
      target: try SentenceList(target, profile: profiles.1),
      sourceName: sourcePath, targetName: targetPath)
    let aligner = DocumentAligner(source: profiles.0, target: profiles.1)
    let alignment = aligner.alignments([pair])[0]
    if alignment.diagnostics.seemsUnrelated {
      common.note(
        "note: \(sourcePath) and \(targetPath) seem not to translate each other: hardly more is shared than by chance"
      )
    }
    // Code proves nothing about language.
    let beads = alignment.beads.filter { bead in !bead.source.contains { pair.source.kinds[$0] == .code } }
    let units = aligner.units(beads, pair)
    return LoadedBitext(source: profiles.0, target: profiles.1, units: units)
  }

  private func document(_ path: String) throws(InputError) -> StructuredDocument {
    if let document = try ResourceLoading.document(path, marksCode: true) { return document }
    return try StructuredDocument(InputFile(path))
  }

  /// Says what a file held, always when something was passed over.
  private func report(_ summary: ReadSummary, _ path: String) {
    let line = "\(path): \("units".counted(summary.unitCount))"
    if summary.skippedList.isEmpty { return common.detail(line) }
    common.note("\(line); left out: \(summary.skippedList.joined(separator: ", "))")
  }

  private func loadBitexts(_ paths: [String]) throws -> LoadedBitext {
    var units: [TranslationUnit] = []
    for path in paths {
      if inputFormat == nil, let joined = try ResourceLoading.bilingual(path, languages, common) {
        units += joined.units
        continue
      }
      var options = ReadOptions(from: languages.from, to: languages.to, threads: common.threadCount)
      options.takesSubflows = true
      var bitext = try Bitext(
        InputFile(path), format: try inputFormat.map { try Format.named($0) }, options: options)
      units += try bitext.readAll()
      report(bitext.summary, path)
    }
    return try loaded(units, file: paths[0])
  }

  /// The units with the profiles of their languages.
  private func loaded(_ units: [TranslationUnit], file: String) throws -> LoadedBitext {
    let sample = Array(units.prefix(UnitLanguages.sampleSize))
    let found = UnitLanguages(languages, sample, file: file, common: common)
    guard let from = found.source, let to = found.target else {
      throw InputError(
        "the languages are not known", at: Location(file: file), remedy: "name them with --from and --to")
    }
    try LanguageResolution.requireDifferent(from, to)
    return LoadedBitext(
      source: try LocaleLibrary.shared.load(from), target: try LocaleLibrary.shared.load(to), units: units)
  }
}
