import LocaleProfiles
import Normalization
import Segmentation
import TextModel

/// What the engine holds of one language, shared by all tasks.
public final class LanguageTools: Sendable {
  public let profile: LocaleProfile
  public let keyer: WordKeyer
  /// All function words, lower case.
  public let functionWords: Set<String>
  /// What the rules know of the language beyond its profile.
  public let lintWords: LintWords
  /// Whether the language is English, whatever the region.
  package let isEnglish: Bool
  /// What the lists say of the words that they have, lower case.
  let roles: [String: WordRoles]
  let abbreviations: AbbreviationList
  private let wordSegmenter: WordSegmenter
  private let sentenceSegmenter: SentenceSegmenter

  /// - Throws: ``InputError`` when ICU has no break rules at all.
  public init(profile: LocaleProfile) throws(InputError) {
    self.profile = profile
    isEnglish = profile.tag.base == "en"
    keyer = WordKeyer(profile: profile)
    functionWords = [
      "article", "determiner", "preposition", "conjunction", "pronoun", "auxiliary", "adverb", "negation",
      "other",
    ]
    .reduce(into: []) { $0.formUnion(profile.functionWords[$1] ?? []) }
    abbreviations = AbbreviationList(profile)
    lintWords = LintWords(profile)
    roles = WordRoles.table(functionWords, profile, lintWords)
    wordSegmenter = try WordSegmenter(profile: profile)
    sentenceSegmenter = try SentenceSegmenter(profile: profile)
  }

  /// The tokens of a text.
  public func words(_ text: String) -> TokenizedText { wordSegmenter(text) }

  /// Byte ranges of the sentences of a paragraph.
  public func sentences(_ paragraph: String) -> [Range<Int>] { sentenceSegmenter.sentences(in: paragraph) }
}
