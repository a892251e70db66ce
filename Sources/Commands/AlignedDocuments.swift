import Formats
import LocaleProfiles
import SentenceAlignment
import TextModel

/// Two documents that were read, cut into sentences and aligned.
struct AlignedDocuments {
  let sourceProfile: LocaleProfile
  let targetProfile: LocaleProfile
  let source: SentenceList
  let target: SentenceList
  let beads: [Bead]
  let units: [TranslationUnit]

  /// - Parameter segmented: Whether the files hold one sentence a line, blank lines counted.
  /// - Throws: ``InputError`` when a file cannot be used or the languages are not clear.
  init(
    _ sourcePath: String, _ targetPath: String, segmented: Bool, languages: LanguageOptions,
    common: CommonOptions
  ) throws {
    let sourceDocument = try TextDocument.plainText(InputFile(sourcePath))
    let targetDocument = try TextDocument.plainText(InputFile(targetPath))
    let from = try LanguageResolution.language(
      given: languages.from, path: sourcePath, text: sourceDocument.text, option: "--from", common: common)
    let to = try LanguageResolution.language(
      given: languages.to, path: targetPath, text: targetDocument.text, option: "--to", common: common)
    try LanguageResolution.requireDifferent(from, to)
    sourceProfile = try LocaleLibrary.shared.load(from)
    targetProfile = try LocaleLibrary.shared.load(to)
    source =
      segmented
      ? SentenceList(lines: sourceDocument) : try SentenceList(sourceDocument, profile: sourceProfile)
    target =
      segmented
      ? SentenceList(lines: targetDocument) : try SentenceList(targetDocument, profile: targetProfile)
    let aligner = DocumentAligner(source: sourceProfile, target: targetProfile)
    beads = aligner.beads(source, target)
    units = aligner.units(beads, source, target, sourceName: sourcePath, targetName: targetPath)
  }
}
