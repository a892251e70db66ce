/// What was decided about a place where a sentence might end, and by which rule.
public struct SentenceDecision: Hashable, Sendable {
  /// Byte offset in the paragraph where the next sentence would begin.
  public var offset: Int
  /// Whether a sentence ends here.
  public var isBreak: Bool
  /// The rule that decided.
  public var rule: SentenceRule
}

/// The rules that end a sentence or hold it together, by the names that `--explain` prints.
public enum SentenceRule: String, Sendable, CaseIterable {
  // These end a sentence.

  /// A question mark, an exclamation mark or the full stop of another script.
  case endMark = "end-mark"
  /// A full stop that no other rule claims.
  case fullStop = "full-stop"
  /// A full stop or question mark before a lower-case word in careless writing.
  case lowerCaseBegins = "lower-case-begins"
  /// A full stop before a lower-case name of code: `str.join`, `__init__`, `choice(list)`.
  case codeBegins = "code-begins"
  /// A letter that this text uses as a word: `written in C.`
  case learnedWord = "learned-word"
  /// An ellipsis before a capital.
  case ellipsis
  /// An abbreviation that may end a sentence, before a word that starts one.
  case abbreviationEnds = "abbreviation-ends"
  /// A single letter that is a word (`you and I.`) or a label (`plan B.`), before a word that starts a sentence.
  case letterEnds = "letter-ends"
  /// The next item of a list begins: `2)`, `b.`, `•`.
  case listItem = "list-item"
  /// A full stop without a space after it: `the end.The next`.
  case missingSpace = "missing-space"
  /// A paragraph separator.
  case paragraphEnd = "paragraph-end"
  /// A break rule of an SRX file.
  case srxBreak = "srx-break"

  // These hold it together.

  /// A line end that is only a space.
  case lineEnd = "line-end"
  /// A lower-case word follows.
  case lowerCaseFollows = "lower-case-follows"
  /// A closing quote or bracket follows.
  case closingMarkFollows = "closing-mark-follows"
  /// The number of a note that belongs to the sentence: `known. [12]`.
  case referenceFollows = "reference-follows"
  /// An abbreviation that never ends a sentence.
  case abbreviation
  /// A word that this text writes with a full stop inside sentences and never without.
  case learnedAbbreviation = "learned-abbreviation"
  /// An abbreviation before a number: `p. 5`.
  case abbreviationNumber = "abbreviation-number"
  /// An abbreviation before a name: `Mt. Fuji`.
  case abbreviationName = "abbreviation-name"
  /// An abbreviation that may end a sentence, before a word that may be a name.
  case abbreviationContinues = "abbreviation-continues"
  /// The initial of a name.
  case initial
  /// The number or letter of a list item or heading.
  case listNumber = "list-number"
  /// A number with a full stop is an ordinal in this language.
  case ordinal
  /// Inside a URL, file name, version, or other token without spaces.
  case insideToken = "inside-token"
  /// Inside a code span.
  case codeSpan = "code-span"
  /// Inside a bracket that was opened within the sentence.
  case insideBrackets = "inside-brackets"
  /// Inside a quotation that is a part of its sentence: `Is "Who? What?" an answer`.
  case insideQuotes = "inside-quotes"
  /// A Japanese particle behind a full stop that belongs to a name.
  case particleFollows = "particle-follows"
  /// An ellipsis that stands for words left out: `[...]`, ` . . . `.
  case omission
  /// All there is before the mark is an opening phrase: `At 5 a.m.`
  case openingPhrase = "opening-phrase"
  /// Quoted speech goes on: `」と`.
  case quotedSpeech = "quoted-speech"
  /// A no-break rule of an SRX file.
  case srxNoBreak = "srx-no-break"

  /// How many there are without those of SRX files.
  public static var segmenterCount: Int { allCases.count - 2 }
}
