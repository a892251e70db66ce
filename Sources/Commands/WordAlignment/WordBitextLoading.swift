import Formats
import GlossaryModel
import LocaleProfiles
import Segmentation
import TextModel
import WordAlignment

/// The words of a bitext, or of a part of one, and its languages as far as they are known.
struct WordBlock {
  var bitext = TokenizedBitext()
  var from: LanguageTag?
  var to: LanguageTag?
}

/// Reads bitexts as words, for `align-words` and `train`.
struct WordBitextLoading {
  let languages: LanguageOptions
  let inputFormat: String?
  /// Whether the first line of a table may be a header.
  let hasHeaders: Bool
  /// Whether words are given with spaces between them.
  let isTokenized: Bool
  let common: CommonOptions

  /// So many units are looked at to guess languages.
  private static let sampleSize = 200

  /// Hands over the words of all files' units in order, block by block.
  ///
  /// All files are read in the languages of the first unit. In a table, an empty line and a row with another number of
  /// cells count as units without words.
  ///
  /// - Parameters:
  ///   - memory: The most bytes that aligning a block may take, asked anew for every unit.
  ///   - take: Is called for every block, and told whether it is the last one.
  /// - Throws: ``InputError`` when a file cannot be read or is in other languages, or when its words cannot be told
  ///   without a language.
  func forEachBlock(
    of files: [InputFile], memory: @autoclosure () -> Int,
    _ take: (_ block: WordBlock, _ isLast: Bool) throws -> Void
  ) throws {
    var block = WordBlock(from: languages.from, to: languages.to)
    for file in files {
      try read(file, format: inputFormat, isDictionary: false, into: &block) { full in
        if full.bitext.memoryEstimate < memory() { return }
        try take(full, false)
        full.bitext = TokenizedBitext()
      }
    }
    try take(block, true)
  }

  /// Sure translations: the pairs of bitexts, and the terms of glossaries that may be used; `nil` when there are none.
  ///
  /// - Parameter block: Has the languages that they are read in.
  /// - Throws: ``InputError`` when a file cannot be read or is in other languages.
  func sureTranslations(bitexts: [String], glossaries: [String], for block: WordBlock) throws
    -> TokenizedBitext?
  {
    if bitexts.isEmpty, glossaries.isEmpty { return nil }
    var known = WordBlock(from: block.from, to: block.to)
    for path in bitexts {
      try read(InputFile(path), format: nil, isDictionary: true, into: &known) { _ in }
    }
    if glossaries.isEmpty { return known.bitext }
    guard let from = block.from, let to = block.to else { throw Self.unknownLanguages(in: glossaries[0]) }
    let segmenters = try segmenters(for: block, in: glossaries[0])
    for path in glossaries {
      let glossary = try Glossary(InputFile(path), options: ReadOptions(from: from, to: to))
      for (source, target) in glossary.termPairs(from: from, to: to) {
        known.bitext.append(
          source: words(of: source, segmenters.source), target: words(of: target, segmenters.target))
      }
    }
    return known.bitext
  }

  /// - Parameters:
  ///   - isDictionary: Whether every row has to hold a translation.
  ///   - beforeUnit: Is called before each unit is added.
  private func read(
    _ file: InputFile, format: String?, isDictionary: Bool, into block: inout WordBlock,
    beforeUnit: (inout WordBlock) throws -> Void
  ) throws {
    var options = ReadOptions(from: block.from, to: block.to)
    options.keepsOddRecords = !isDictionary
    options.hasHeader = hasHeaders
    options.threads = common.threadCount
    var units = try Bitext(
      file, format: try format.map { try Format.named($0) }, fallback: file.name == "-" ? .tsv : nil,
      options: options)
    var sample: [TranslationUnit] = []
    while sample.count < Self.sampleSize, let unit = try units.next() { sample.append(unit) }
    if block.from == nil, block.to == nil, [.tsv, .csv].contains(units.format) {
      doubtHeader(sample, path: file.name)
    }
    findLanguages(of: &block, in: sample, path: file.name)
    let isTurned = try isTurned(sample, block, path: file.name)
    let segmenters = isTokenized ? nil : try segmenters(for: block, in: file.name)
    func add(_ unit: TranslationUnit) throws {
      try beforeUnit(&block)
      let (source, target) = isTurned ? (unit.target ?? "", unit.source) : (unit.source, unit.target ?? "")
      guard let segmenters else {
        return block.bitext.append(tokenizedSource: source[...], tokenizedTarget: target[...])
      }
      block.bitext.append(
        source: words(of: source, segmenters.source), target: words(of: target, segmenters.target))
    }
    for unit in sample { try add(unit) }
    while let unit = try units.next() { try add(unit) }
  }

  /// Says that a table's first line names its languages where the texts do not look like them.
  private func doubtHeader(_ sample: [TranslationUnit], path: String) {
    guard let unit = sample.first, let source = unit.sourceLanguage, let target = unit.targetLanguage else {
      return
    }
    let guesser = LanguageGuesser()
    let isSource = guesser.guess(sample.map(\.source).joined(separator: "\n"))?.matches(source)
    let isTarget = guesser.guess(sample.map { $0.target ?? "" }.joined(separator: "\n"))?.matches(target)
    if isSource == true || isTarget == true { return }
    common.note(
      "\(path): line 1 is taken for a header, \(source) and \(target); if it is a pair of texts, give --no-header"
    )
  }

  /// Whether the units of a file go from the target to the source language, by their words.
  ///
  /// - Throws: ``InputError`` when they are in other languages than the files before.
  private func isTurned(
    _ sample: [TranslationUnit], _ block: WordBlock, path: String
  ) throws -> Bool {
    guard let from = block.from, let to = block.to else { return false }
    let guesser = LanguageGuesser()
    let source = guesser.contradiction(of: from, by: sample.map(\.source).joined(separator: "\n"))
    let target = guesser.contradiction(of: to, by: sample.map { $0.target ?? "" }.joined(separator: "\n"))
    if source == nil && target == nil { return false }
    let seen = "the texts look like \(source ?? from) and \(target ?? to), not \(from) and \(to)"
    if languages.from != nil, languages.to != nil {
      common.note("\(path): \(seen); see --from and --to")
      return false
    }
    if let source, let target, source.matches(to), target.matches(from) { return true }
    throw InputError(
      seen, at: Location(file: path), remedy: "give it apart, or name the languages with --from and --to")
  }

  /// The languages that units state, else those that their texts look like, which is reported.
  private func findLanguages(of block: inout WordBlock, in sample: [TranslationUnit], path: String) {
    func language(_ stated: LanguageTag?, _ text: (TranslationUnit) -> String, _ option: String)
      -> LanguageTag?
    {
      if let stated { return stated }
      let text = sample.map(text).joined(separator: "\n")
      guard let guess = LanguageGuesser().guess(text) else { return nil }
      common.note("\(path): the language is guessed: \(guess); if it is another, name it with \(option)")
      return guess
    }
    if sample.isEmpty { return }
    block.from =
      block.from ?? language(sample.lazy.compactMap(\.sourceLanguage).first, { $0.source }, "--from")
    block.to =
      block.to ?? language(sample.lazy.compactMap(\.targetLanguage).first, { $0.target ?? "" }, "--to")
  }

  private func segmenters(
    for block: WordBlock, in path: String
  ) throws -> (source: WordSegmenter, target: WordSegmenter) {
    guard let from = block.from, let to = block.to else { throw Self.unknownLanguages(in: path) }
    return (
      try WordSegmenter(profile: try LocaleLibrary.shared.load(from)),
      try WordSegmenter(profile: try LocaleLibrary.shared.load(to))
    )
  }

  private static func unknownLanguages(in path: String) -> InputError {
    InputError(
      "the languages are not known", at: Location(file: path),
      remedy: "name them with --from and --to, or give --tokenized")
  }

  private func words(of text: String, _ segmenter: WordSegmenter) -> [Substring] {
    let tokenized = segmenter(text)
    return tokenized.tokens.map { tokenized[$0][...] }
  }
}
