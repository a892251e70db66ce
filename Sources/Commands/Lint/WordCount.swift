import TextModel
import UnicodeText

/// Counts words of texts, whatever their script (UAX #29).
struct WordCount {
  private var breakers: [LanguageTag?: Breaker] = [:]

  /// The words of the sources of units.
  /// - Throws: ``InputError`` when ICU has no rules to offer.
  mutating func words(in units: [TranslationUnit]) throws(InputError) -> Int {
    var count = 0
    for unit in units {
      let language = unit.sourceLanguage
      if breakers[language] == nil {
        breakers[language] = try Breaker(.word, locale: language?.description ?? "en")
      }
      // A status from 100 on is that of a number or a word.
      count += breakers[language]?.boundaries(in: unit.source).count { $0.status >= 100 } ?? 0
    }
    return count
  }
}
