import Formats
import LocaleProfiles
import Segmentation
import TextModel
import WordAlignment

/// Reads bitexts for word alignment.
struct TokenizedInput {
  /// Whether words are what stands between blanks.
  let isTokenized: Bool
  let inputFormat: String?
  let languages: LanguageOptions

  /// The pairs of all files, split into words.
  ///
  /// - Throws: ``InputError`` when a file cannot be used, or no language is known and words must be found.
  func read(_ files: [String]) throws -> TokenizedBitext {
    var result = TokenizedBitext()
    for file in files {
      var bitext = try Bitext(
        InputFile(file), format: try inputFormat.map { try Format.named($0) },
        options: ReadOptions(from: languages.from, to: languages.to))
      var words: (source: WordSegmenter, target: WordSegmenter)?
      while let unit = try bitext.next() {
        if isTokenized {
          result.append(tokenizedSource: unit.source[...], tokenizedTarget: (unit.target ?? "")[...])
        } else {
          let segmenters = try words ?? segmenters(for: unit, in: file)
          words = segmenters
          result.append(
            source: Self.split(unit.source, segmenters.source), target: Self.split(unit.target ?? "", segmenters.target))
        }
      }
    }
    return result
  }

  private func segmenters(for unit: TranslationUnit, in file: String) throws
    -> (source: WordSegmenter, target: WordSegmenter)
  {
    guard let from = languages.from ?? unit.sourceLanguage, let to = languages.to ?? unit.targetLanguage else {
      throw InputError(
        "the languages are not known", at: Location(file: file),
        remedy: "name them with --from and --to, or give --tokenized")
    }
    let library = LocaleLibrary.shared
    return (try WordSegmenter(profile: library.load(from)), try WordSegmenter(profile: library.load(to)))
  }

  private static func split(_ text: String, _ segmenter: WordSegmenter) -> [Substring] {
    let tokenized = segmenter(text)
    return tokenized.tokens.map { tokenized[$0][...] }
  }
}
