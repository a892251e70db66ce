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

/// Reads the inputs of `build`: one or more bitexts, a document and its translation, or two folders of them.
struct BitextLoading {
  let languages: LanguageOptions
  let tables: TableInputOptions
  let common: CommonOptions

  /// - Throws: ``InputError`` when an input cannot be read or the languages are not clear.
  func load(_ inputs: [String]) throws -> LoadedBitext {
    if inputs.count == 2, inputs.allSatisfy(FolderWalk.isFolder) {
      return try loadDocuments(inputs[0], inputs[1])
    }
    if inputs.count == 2, try !inputs.contains(where: isBitext) {
      if let joined = try ResourceLoading.pair(inputs[0], inputs[1], languages, common) {
        return try loaded(joined.units, file: inputs[0])
      }
      return try loadDocuments(inputs[0], inputs[1])
    }
    if let input = try inputs.first(where: { try FolderWalk.isFolder($0) || !isBitext($0) }) {
      throw InputError(
        FolderWalk.isFolder(input) ? "this is a folder" : "this is a document, not a bitext",
        at: Location(file: input),
        remedy:
          "give a document and its translation, two folders of them, or bitexts such as glosa align writes")
    }
    return try loadBitexts(inputs)
  }

  private func isBitext(_ path: String) throws -> Bool {
    if tables.inputFormat != nil { return true }
    if path == "-" || Format.forFile(named: path) != nil { return true }
    return try ResourceLoading.isBilingual(path)
  }

  /// Two documents, or the documents of two folders.
  private func loadDocuments(_ source: String, _ target: String) throws -> LoadedBitext {
    if !FolderWalk.isFolder(source) || !FolderWalk.isFolder(target) {
      return try loadDocuments([FilePair(source: source, target: target, name: source)])
    }
    let pairing = try FolderPairing(
      source, target, DocumentReading(), from: languages.from, to: languages.to)
    for path in pairing.alone { common.note("\(path.visible): no partner, left out") }
    for error in pairing.errors { common.note(error.description) }
    common.detail("\("pairs of documents".counted(pairing.pairs.count))")
    return try loadDocuments(pairing.pairs)
  }

  private func loadDocuments(_ files: [FilePair]) throws -> LoadedBitext {
    let documents = try files.map { (source: try document($0.source), target: try document($0.target)) }
    let from = try LanguageResolution.language(
      given: languages.from, path: files[0].source, text: beginning(of: documents.map(\.source)),
      option: "--from", common: common)
    let to = try LanguageResolution.language(
      given: languages.to, path: files[0].target, text: beginning(of: documents.map(\.target)),
      option: "--to", common: common)
    try LanguageResolution.requireDifferent(from, to)
    let profiles = (try LocaleLibrary.shared.load(from), try LocaleLibrary.shared.load(to))
    let pairs = try zip(files, documents).map { file, document in
      SentenceListPair(
        source: try SentenceList(document.source, profile: profiles.0),
        target: try SentenceList(document.target, profile: profiles.1),
        sourceName: file.source, targetName: file.target)
    }
    let aligner = DocumentAligner(source: profiles.0, target: profiles.1)
    var units: [TranslationUnit] = []
    for (pair, alignment) in zip(pairs, aligner.alignments(pairs)) {
      if alignment.diagnostics.seemsUnrelated {
        common.note(
          """
          note: \(pair.sourceName) and \(pair.targetName) seem not to translate each other: hardly more is shared \
          than by chance
          """)
      }
      // Code proves nothing about language.
      let beads = alignment.beads.filter { bead in !bead.source.contains { pair.source.kinds[$0] == .code } }
      units += aligner.units(beads, pair)
    }
    return LoadedBitext(source: profiles.0, target: profiles.1, units: units)
  }

  /// Enough of the texts to tell their language.
  private func beginning(of documents: [StructuredDocument]) -> String {
    documents.prefix(20).map { String($0.beginning()) }.joined(separator: "\n")
  }

  private func document(_ path: String) throws(InputError) -> StructuredDocument {
    try StructuredDocument(InputFile(path), markup: .codeMarks)
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
      if tables.inputFormat == nil, let joined = try ResourceLoading.bilingual(path, languages, common) {
        units += joined.units
        continue
      }
      var options = ReadOptions(from: languages.from, to: languages.to, threads: common.threadCount)
      options.hasHeader = !tables.noHeader
      options.takesSubflows = true
      let format = try tables.inputFormat.map { try Format.named($0) }
      var bitext = try Bitext(InputFile(path), format: format, options: options)
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
