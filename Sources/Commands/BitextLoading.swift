import Formats
import LocaleProfiles
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
      return try loadDocuments(inputs[0], inputs[1])
    }
    return try loadBitexts(inputs)
  }

  private func isBitext(_ path: String) throws -> Bool {
    if inputFormat != nil { return true }
    if Format.forFile(named: path) != nil { return true }
    return path == "-"
  }

  private func loadDocuments(_ sourcePath: String, _ targetPath: String) throws -> LoadedBitext {
    var source = try TextDocument.plainText(InputFile(sourcePath))
    var target = try TextDocument.plainText(InputFile(targetPath))
    let from = try LanguageResolution.language(
      given: languages.from, path: sourcePath, text: source.text, option: "--from", common: common)
    let to = try LanguageResolution.language(
      given: languages.to, path: targetPath, text: target.text, option: "--to", common: common)
    try LanguageResolution.requireDifferent(from, to)
    source.language = from
    target.language = to
    let profiles = (try LocaleLibrary.shared.load(from), try LocaleLibrary.shared.load(to))
    let units = try DocumentAligner(source: profiles.0, target: profiles.1).units(source, target)
    return LoadedBitext(source: profiles.0, target: profiles.1, units: units)
  }

  /// Says what a file held, always when something was passed over.
  private func report(_ summary: ReadSummary, _ path: String) {
    let line = "\(path): \(summary.unitCount) units"
    if summary.skippedList.isEmpty { return common.detail(line) }
    common.note("\(line); left out: \(summary.skippedList.joined(separator: ", "))")
  }

  private func loadBitexts(_ paths: [String]) throws -> LoadedBitext {
    var units: [TranslationUnit] = []
    for path in paths {
      var bitext = try Bitext(
        InputFile(path), format: try inputFormat.map { try Format.named($0) },
        options: ReadOptions(from: languages.from, to: languages.to))
      units += try bitext.readAll()
      report(bitext.summary, path)
    }
    let sample = Array(units.prefix(UnitLanguages.sampleSize))
    let found = UnitLanguages(languages, sample, file: paths[0], common: common)
    guard let from = found.source, let to = found.target else {
      throw InputError(
        "the languages are not known", at: Location(file: paths[0]), remedy: "name them with --from and --to")
    }
    try LanguageResolution.requireDifferent(from, to)
    return LoadedBitext(
      source: try LocaleLibrary.shared.load(from), target: try LocaleLibrary.shared.load(to), units: units)
  }
}
