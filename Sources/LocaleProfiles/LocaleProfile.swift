import TextModel

/// What Glosa knows of one language; `Locales/README.md` describes the files it comes from.
public struct LocaleProfile: Sendable {
  /// The tag of the folder that the profile was read from, or the tag asked for when there is none.
  public var tag: LanguageTag
  /// The language's name in English.
  public var name = ""
  /// The language's name in itself.
  public var nativeName = ""
  /// Pairs of quotation marks of good typography, the preferred one first.
  public var quotes: [QuotePair] = []
  /// `¿` and `¡` in Spanish; `nil` where there are none.
  public var invertedQuestion: Unicode.Scalar?
  public var invertedExclamation: Unicode.Scalar?
  public var numbers = NumberStyle()
  /// Marks that take a space before them.
  public var spaceBefore = ""
  /// Whether a number with a full stop is an ordinal (`3. Oktober`).
  public var hasOrdinalFullStop = false
  /// Whether `!` and `?` before a small letter stand inside of a sentence in good writing.
  public var hasMarksInside = false
  /// Whether common nouns are written with a capital (German).
  public var hasCapitalNouns = false
  /// Words that may rightly stand twice in a row.
  public var doubledWords: Set<String> = []
  /// Prefixes with an apostrophe that are words of their own, lower case: `l'`.
  public var elisions: Set<String> = []
  /// Contracted words and their parts: `del` is `de el`.
  public var contractions: [String: [String]] = [:]
  /// Letters that keep their mark in keys.
  public var keptLetters = ""
  /// Function words that may stand inside a term, lower case.
  public var termInner: Set<String> = []
  /// Where the head noun of a noun phrase stands.
  public var headPosition = HeadPosition.final
  public var abbreviations = Abbreviations()
  /// Closed-class and other words that no term starts or ends with, lower case, by section of the file.
  public var functionWords: [String: Set<String>] = [:]
  /// Words of general language, lemmas by word class; alone they make no term.
  public var generalWords: [String: Set<String>] = [:]
  /// How common lemmas of general language are, as Zipf values: the logarithm to base 10 of their occurrences in a
  /// thousand million words. Words that are not common are left out; empty where no counts are known.
  public var wordFrequencies: [String: Double] = [:]
  public var inflection = InflectionRules()
  public var verbs = VerbForms()
  /// Cardinal number words, lower case.
  public var cardinals: [String: Int] = [:]
  /// Ordinal number words, lower case.
  public var ordinals: [String: Int] = [:]
  /// What the lint rules know of the language, by section of `lint.txt`.
  public var lintLines: [LintLine] = []
  /// Segmentation samples, with `¦` where a new sentence begins.
  public var sentenceSamples: [String] = []
  /// Words of one line share a key, words of two lines do not.
  public var keySamples: [[String]] = []

  /// A line of `lint.txt`.
  public struct LintLine: Hashable, Sendable {
    public var section: String
    public var text: String
  }

  /// A profile that knows nothing about the language.
  public init(tag: LanguageTag) { self.tag = tag }

  /// Whether anything is known about the language.
  public var isKnown: Bool { !name.isEmpty }
}

/// An opening and a closing quotation mark.
public struct QuotePair: Hashable, Sendable {
  public var open: Unicode.Scalar
  public var close: Unicode.Scalar
}

/// Where the head of a noun phrase stands: `modelo de lenguaje` (initial), `language model` (final).
public enum HeadPosition: String, Sendable { case initial, final }

/// How numbers are written.
public struct NumberStyle: Sendable, Hashable {
  /// Decimal marks, the preferred one first.
  public var decimal: [String] = ["."]
  /// Grouping marks, the preferred one first; a space stands for every kind of no-break space too.
  public var grouping: [String] = [","]
  /// CLDR's minimumGroupingDigits: 2 leaves four-digit numbers ungrouped.
  public var minimumGroupingDigits = 1
  /// Whether a space stands between a number and the percent sign.
  public var hasPercentSpace = false
}

extension LocaleProfile {
  /// Takes words with a straight apostrophe for those with a curly one too: `l’` is `l'`.
  mutating func admitCurlyApostrophes() {
    func both(_ words: Set<String>) -> Set<String> {
      words.union(
        words.lazy.filter { $0.utf8.contains(UInt8(ascii: "'")) }.map { $0.replacing("'", with: "’") })
    }
    functionWords = functionWords.mapValues(both)
    termInner = both(termInner)
    for (word, parts) in contractions where word.utf8.contains(UInt8(ascii: "'")) {
      contractions[word.replacing("'", with: "’")] = parts
    }
  }
}

/// Abbreviations with their full stop, by what may follow them.
public struct Abbreviations: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case neverFinal = "never-final"
    case mayBeFinal = "may-be-final"
    case beforeNumber = "before-number"
    case beforeName = "before-name"
    case beforeLower = "before-lower"
    case afterNumber = "after-number"
  }

  /// The class of each abbreviation; several when the file lists it in several sections. One that begins with a hyphen
  /// ends other words: `-str.` is the end of `Goethestr.`
  public var kinds: [String: Set<Kind>] = [:]
  /// Words before a letter that is a label and no initial, lower case: the first of `Vitamin C.`
  public var labels: Set<String> = []
  /// Names before a Roman numeral that is no initial, lower case: the first of `Carlos V.`
  public var numbered: Set<String> = []
  /// Verbs that tell who spoke, lower case: the last word of `"Help!" Mary screamed.`
  public var speechVerbs: Set<String> = []
  /// Words that an hour goes on with behind its abbreviation: `EST`, `Monday`.
  public var hourFollowers: Set<String> = []

  /// The classes of a word with its full stop. Lower-case entries also match with a capital first letter.
  public func kinds(of word: String) -> Set<Kind> {
    if let found = kinds[word] { return found }
    guard let first = word.unicodeScalars.first, first.properties.isUppercase else { return [] }
    return kinds[first.properties.lowercaseMapping + String(word.unicodeScalars.dropFirst())] ?? []
  }
}
