import LocaleProfiles
import TextModel
import UnicodeText

/// Cuts text into sentences: ICU's candidates and a few more, then the language's rules; or by an SRX file's rules.
public struct SentenceSegmenter: Sendable {
  private enum Engine {
    case language(Breaker, SentenceRules)
    case expressions(RegexSentenceRules)
  }

  private let engine: Engine

  /// The sentences of a language.
  ///
  /// - Parameters:
  ///   - sample: The beginning of the text, which shows what its own abbreviations and letters are; may be empty.
  /// - Throws: ``InputError`` when ICU has no break rules at all.
  public init(profile: LocaleProfile, learnedFrom sample: String = "") throws(InputError) {
    let learned = LearnedWords(sample.utf8Span.span, profile: profile)
    engine = .language(
      try Breaker(.sentence, locale: profile.tag.description),
      SentenceRules(profile: profile, learned: learned))
  }

  /// The sentences of a language by the rules of an SRX file and nothing else.
  /// - Throws: ``InputError`` when an expression is wrong, or the file has no rules for the language.
  public init(rules: SegmentationRules, language: LanguageTag) throws(InputError) {
    engine = .expressions(try RegexSentenceRules(rules, language: language))
  }

  /// Byte ranges of the sentences of one paragraph, without the blanks around them, in order.
  ///
  /// A line end is a space, unless a list item begins behind it.
  ///
  /// - Complexity: O(n) in the text's length.
  public func sentences(in paragraph: String) -> [Range<Int>] {
    switch engine {
    case .language(let breaker, let rules): cut(paragraph, breaker, rules, explains: false).sentences
    case .expressions(let rules): rules.sentences(in: paragraph)
    }
  }

  /// The places of a paragraph where a sentence might end, with the rule that decided each.
  public func explain(_ paragraph: String) -> [SentenceDecision] {
    switch engine {
    case .language(let breaker, let rules): cut(paragraph, breaker, rules, explains: true).decisions
    case .expressions(let rules): rules.decisions(in: paragraph)
    }
  }

  private func cut(_ paragraph: String, _ breaker: Breaker, _ rules: SentenceRules, explains: Bool)
    -> SentenceCutter
  {
    var cutter = SentenceCutter(rules: rules, explains: explains)
    cutter.cut(paragraph.utf8Span.span, boundaries: breaker.boundaries(in: paragraph))
    return cutter
  }
}
