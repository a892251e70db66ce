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
  let alignment: Alignment
  let units: [TranslationUnit]

  /// - Parameters:
  ///   - segmented: Whether the files hold one sentence a line, blank lines counted.
  ///   - anchors: Pairs that a person has set.
  /// - Throws: ``InputError`` when a file cannot be used or the languages are not clear.
  init(
    _ sourcePath: String, _ targetPath: String, segmented: Bool, anchors: [AnchorOption],
    options: SentenceAlignerOptions, languages: LanguageOptions,
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
    try Self.check(anchors, source, sourcePath, \.source)
    try Self.check(anchors, target, targetPath, \.target)
    let aligner = DocumentAligner(source: sourceProfile, target: targetProfile, options: options)
    alignment = aligner.alignment(
      source, target, anchors: anchors.map { SentenceAnchor(source: $0.source - 1, target: $0.target - 1) })
    units = aligner.units(alignment.beads, source, target, sourceName: sourcePath, targetName: targetPath)
  }

  private static func check(
    _ anchors: [AnchorOption], _ list: SentenceList, _ path: String, _ side: KeyPath<AnchorOption, Int>
  ) throws(InputError) {
    for anchor in anchors where anchor[keyPath: side] > list.sentences.count {
      throw InputError(
        "--anchor \(anchor) names sentence \(anchor[keyPath: side]), but \(path) has \(list.sentences.count)",
        remedy: "count sentences from 1")
    }
  }
}
