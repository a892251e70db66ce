import Formats
import LocaleProfiles
import Segmentation
import TextModel
import WordAlignment

/// Reads bitexts as words, for `align-words` and `train`.
struct WordBitextLoading {
  let languages: LanguageOptions
  let inputFormat: String?
  /// Whether words are given with spaces between them.
  let isTokenized: Bool

  /// The words of a bitext and its languages as far as they are known.
  typealias Loaded = (bitext: TokenizedBitext, from: LanguageTag?, to: LanguageTag?)

  /// Hands over the words of all files' units in order, block by block; in a table, an empty line and a row with another
  /// number of cells count as units without words.
  ///
  /// - Parameters:
  ///   - memory: The most bytes that aligning a block may take.
  ///   - take: Is called for every block, and told whether it is the last one.
  /// - Throws: ``InputError`` when a file cannot be read, or when its words cannot be told without a language.
  func forEachBlock(
    of files: [InputFile], memory: Int, _ take: (_ block: Loaded, _ isLast: Bool) throws -> Void
  ) throws {
    var block: Loaded = (TokenizedBitext(), languages.from, languages.to)
    for file in files {
      try read(file, into: &block) { full in
        if full.bitext.memoryEstimate < memory { return }
        try take(full, false)
        full.bitext = TokenizedBitext()
      }
    }
    try take(block, true)
  }

  /// The words of all files' units together; `nil` for no files.
  ///
  /// - Throws: as ``forEachBlock(of:memory:_:)``.
  func load(_ paths: [String]) throws -> TokenizedBitext? {
    if paths.isEmpty { return nil }
    var bitext = TokenizedBitext()
    try forEachBlock(of: paths.map { InputFile($0) }, memory: .max) { block, _ in bitext = block.bitext }
    return bitext
  }

  private func read(
    _ file: InputFile, into loaded: inout Loaded, afterUnit: (inout Loaded) throws -> Void
  ) throws {
    var options = ReadOptions(from: languages.from, to: languages.to)
    options.keepsOddRecords = true
    let tabSeparated = file.name == "-" && inputFormat == nil ? Format.tsv : nil
    var units = try Bitext(
      file, format: try inputFormat.map { try Format.named($0) } ?? tabSeparated, options: options)
    var segmenters: (source: WordSegmenter, target: WordSegmenter)?
    while let unit = try units.next() {
      try afterUnit(&loaded)
      loaded.from = loaded.from ?? unit.sourceLanguage
      loaded.to = loaded.to ?? unit.targetLanguage
      if isTokenized {
        loaded.bitext.append(tokenizedSource: unit.source[...], tokenizedTarget: (unit.target ?? "")[...])
        continue
      }
      let (source, target) = try segmenters ?? makeSegmenters(for: unit, in: file.name)
      segmenters = (source, target)
      loaded.bitext.append(
        source: words(of: unit.source, source), target: words(of: unit.target ?? "", target))
    }
  }

  private func makeSegmenters(
    for unit: TranslationUnit, in path: String
  ) throws -> (source: WordSegmenter, target: WordSegmenter) {
    guard let from = unit.sourceLanguage, let to = unit.targetLanguage else {
      throw InputError(
        "the languages are not known", at: Location(file: path),
        remedy: "name them with --from and --to, or give --tokenized")
    }
    return (
      try WordSegmenter(profile: try LocaleLibrary.shared.load(from)),
      try WordSegmenter(profile: try LocaleLibrary.shared.load(to))
    )
  }

  private func words(of text: String, _ segmenter: WordSegmenter) -> [Substring] {
    let tokenized = segmenter(text)
    return tokenized.tokens.map { tokenized[$0][...] }
  }
}
