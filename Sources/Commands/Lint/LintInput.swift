import Formats
import LocaleProfiles
import SentenceAlignment
import TextModel

/// What `lint` reads: the units of one bitext, or of a pair of documents.
struct LintInput {
  var units: [TranslationUnit]
  /// Whether both sides are documents of their own, whose texts are both looked at.
  var isDocumentPair: Bool

  /// Reads a bilingual file.
  /// - Parameter format: The name of its format; `nil` to go by the file's name.
  static func bitext(_ path: String, _ languages: LanguageOptions, format: String?) throws(InputError)
    -> LintInput
  {
    var named: Format?
    if let format { named = try Format.named(format) }
    var bitext = try Bitext(
      InputFile(path), format: named, options: ReadOptions(from: languages.from, to: languages.to))
    var units = try bitext.readAll()
    for i in units.indices {
      units[i].sourceLanguage = units[i].sourceLanguage ?? languages.from
      units[i].targetLanguage = units[i].targetLanguage ?? languages.to
    }
    return LintInput(units: units, isDocumentPair: false)
  }

  /// Pairs two plain-text documents: paragraph by paragraph when both have as many lines that are not blank,
  /// else sentence by sentence as the aligner finds them.
  static func documents(
    _ sourcePath: String, _ targetPath: String, _ languages: LanguageOptions, _ common: CommonOptions
  ) throws -> LintInput {
    var source = try TextDocument.plainText(InputFile(sourcePath), layout: .lines)
    var target = try TextDocument.plainText(InputFile(targetPath), layout: .lines)
    let from = try LanguageResolution.language(
      given: languages.from, path: sourcePath, text: source.text, option: "--from", common: common)
    let to = try LanguageResolution.language(
      given: languages.to, path: targetPath, text: target.text, option: "--to", common: common)
    try LanguageResolution.requireDifferent(from, to)
    source.language = from
    target.language = to
    return LintInput(units: try pair(source, target, from, to), isDocumentPair: true)
  }

  private static func pair(
    _ source: TextDocument, _ target: TextDocument, _ from: LanguageTag, _ to: LanguageTag
  ) throws -> [TranslationUnit] {
    guard source.blocks.count == target.blocks.count else {
      let aligner = try DocumentAligner(
        source: LocaleLibrary.shared.load(from), target: LocaleLibrary.shared.load(to))
      return try aligner.units(source, target)
    }
    return zip(source.blocks, target.blocks).enumerated().map { number, blocks in
      TranslationUnit(
        id: String(number + 1), source: blocks.0.text, targets: [blocks.1.text], sourceLanguage: from,
        targetLanguage: to, sourceLocation: blocks.0.location, targetLocation: blocks.1.location)
    }
  }
}
