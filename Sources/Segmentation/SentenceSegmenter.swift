import LocaleProfiles
import TextModel
import UnicodeText

/// Cuts text into sentences: ICU's candidates and a few more, then the language's rules.
public struct SentenceSegmenter: Sendable {
  private let breaker: Breaker
  private let rules: SentenceRules

  /// The sentences of a language.
  /// - Throws: ``InputError`` when ICU has no break rules at all.
  public init(profile: LocaleProfile) throws(InputError) {
    breaker = try Breaker(.sentence, locale: profile.tag.description)
    rules = SentenceRules(profile: profile)
  }

  /// Byte ranges of the sentences of one paragraph, without the blanks around them, in order.
  ///
  /// A line end is a space, unless a list item begins behind it.
  ///
  /// - Complexity: O(n) in the text's length.
  public func sentences(in paragraph: String) -> [Range<Int>] {
    var cutter = SentenceCutter(rules: rules, explains: false)
    cutter.cut(paragraph.utf8Span.span, boundaries: breaker.boundaries(in: paragraph))
    return cutter.sentences
  }

  /// The places of a paragraph where a sentence might end, with the rule that decided each.
  public func explain(_ paragraph: String) -> [SentenceDecision] {
    var cutter = SentenceCutter(rules: rules, explains: true)
    cutter.cut(paragraph.utf8Span.span, boundaries: breaker.boundaries(in: paragraph))
    return cutter.decisions
  }
}
