import LocaleProfiles
import Normalization
import UnicodeText

/// What a word may do in a term.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt32

  /// A function word or quantifier: never at the edge of a term.
  static let function = WordClass(rawValue: 1 << 0)
  /// A function word that may stand inside a term: `de`, `of`.
  static let inner = WordClass(rawValue: 1 << 1)
  /// An article: stands inside a term after an inner word only, and not in its key.
  static let article = WordClass(rawValue: 1 << 2)
  /// A verb form for certain.
  static let verb = WordClass(rawValue: 1 << 3)
  /// A content word too vague for the edge of a term: `next`, `cosa`.
  static let vague = WordClass(rawValue: 1 << 4)
  /// Begins with a capital.
  static let capitalized = WordClass(rawValue: 1 << 5)
  /// All capitals, with or without digits and a plural `s`: `AI`, `LLMs`.
  static let acronym = WordClass(rawValue: 1 << 6)
  /// Capitals or digits inside: `PyTorch`, `70B`.
  static let mixed = WordClass(rawValue: 1 << 7)
  static let number = WordClass(rawValue: 1 << 8)
  /// A URL, a code span or an identifier with an underscore.
  static let code = WordClass(rawValue: 1 << 9)
  /// Not one letter, or one small letter alone.
  static let short = WordClass(rawValue: 1 << 10)
  /// A number word, a month: `three`, `enero`.
  static let numberWord = WordClass(rawValue: 1 << 11)

  /// A noun of general language.
  static let general = WordClass(rawValue: 1 << 12)
  /// An adjective, adverb or verb of general language.
  static let generalModifier = WordClass(rawValue: 1 << 13)

  /// A verb that general language has too.
  static let generalVerb = WordClass(rawValue: 1 << 14)

  /// A preposition or negation, which a hyphen makes a part of another word: `by-product`, `non-profit`.
  static let preposition = WordClass(rawValue: 1 << 15)

  /// A word that may be a verb where its neighbours say so: `balance`, `measures`.
  static let possibleVerb = WordClass(rawValue: 1 << 16)

  /// An auxiliary verb.
  static let auxiliary = WordClass(rawValue: 1 << 17)

  /// An article or determiner, behind which a noun comes, but no contraction with a preposition.
  static let determiner = WordClass(rawValue: 1 << 18)

  /// No word: a mark, or code.
  static let mark = WordClass(rawValue: 1 << 19)

  /// Whether it may stand at the edge of a term.
  var mayBeEdge: Bool {
    isDisjoint(with: [
      .function, .inner, .article, .verb, .vague, .number, .code, .short, .numberWord, .mark,
    ])
  }

  /// Whether it is a noun, adjective or the like.
  var isContent: Bool {
    isDisjoint(with: [.function, .inner, .article, .verb, .number, .code, .short, .numberWord, .mark])
  }

  /// Whether its word links tell which phrases belong together.
  var joinsPhrases: Bool { isDisjoint(with: [.function, .inner, .article]) }

  /// Whether it is one capital letter, as in the names `R` and `Plan B`.
  var isLetterName: Bool {
    isSuperset(of: [.short, .capitalized]) && isDisjoint(with: [.function, .article, .inner])
  }

  /// Whether it may be a term that is a verb: no auxiliary, and not of everyday speech.
  var isTermVerb: Bool { contains(.verb) && isDisjoint(with: [.function, .vague, .inner, .article]) }

  /// Whether its form betrays a name or an acronym wherever it stands.
  var isNameLike: Bool { !isDisjoint(with: [.acronym, .mixed]) }
}

/// Classifies the words of one language by its profile.
struct WordClassifier: Sendable {
  private let function: Set<String>
  private let articles: Set<String>
  private let prepositions: Set<String>
  private let vague: Set<String>
  private let inner: Set<String>
  private let verbs: VerbForms
  /// Forms that general language has as verbs only.
  private let generalVerbs: Set<String>
  /// Verbs of general language, nouns or not.
  private let allGeneralVerbs: Set<String>
  /// How common general words are, by key.
  private let frequencies: WordFrequencies
  private let numberWords: Set<String>
  private let auxiliaries: Set<String>
  /// Articles and determiners that are no contractions.
  private let determiners: Set<String>
  private let keyer: WordKeyer
  /// The word class of general words by key.
  private let general: [String: WordClass]

  init(profile: LocaleProfile) {
    articles = profile.functionWords["article"] ?? []
    prepositions = (profile.functionWords["preposition"] ?? []).union(profile.functionWords["negation"] ?? [])
    vague = profile.functionWords["vague"] ?? []
    inner = profile.termInner
    function = profile.functionWords.reduce(into: Set()) { words, section in
      if section.key != "vague" && section.key != "article" { words.formUnion(section.value) }
    }
    auxiliaries = profile.functionWords["auxiliary"] ?? []
    determiners = articles.union(profile.functionWords["determiner"] ?? [])
      .subtracting(profile.contractions.keys).subtracting(inner)
    verbs = profile.verbs
    let nouns = (profile.generalWords["noun"] ?? []).union(profile.generalWords["adjective"] ?? [])
    allGeneralVerbs = profile.generalWords["verb"] ?? []
    generalVerbs = allGeneralVerbs.subtracting(nouns)
    let keyer = WordKeyer(profile: profile)
    self.keyer = keyer
    var general: [String: WordClass] = [:]
    for (section, words) in profile.generalWords {
      for word in words { general[keyer.key(word)] = section == "noun" ? .general : .generalModifier }
    }
    // A word that is a noun too is no mere modifier.
    for word in profile.generalWords["noun"] ?? [] { general[keyer.key(word)] = .general }
    self.general = general
    frequencies = WordFrequencies(profile, keyer: keyer)
    numberWords = Set(profile.cardinals.keys).union(profile.ordinals.keys).union(profile.monthNames)
  }

  /// How common a word is in general language, as a Zipf value; 0 where it is not common.
  func generality(_ word: String, _ wordClass: WordClass) -> Float {
    wordClass.isNameLike ? 0 : frequencies.zipf(of: keyer.key(word))
  }

  /// Whether a word in small letters is a function word.
  func isFunctionWord(_ lower: String) -> Bool { function.contains(lower) }

  /// The class of a word as written.
  func classify(_ word: String, isNumber: Bool) -> WordClass {
    if isNumber { return .number }
    if word.utf8.contains(UInt8(ascii: "_")) { return .code }
    let shape = shape(of: word)
    let lower = CaseMapping.lower(word)
    var result = shape
    if shape.contains(.acronym) { return result }
    if word == "&" { return .inner }
    if articles.contains(lower) { result.insert(.article) }
    if inner.contains(lower) { result.insert(.inner) }
    if function.contains(lower) { result.insert(.function) }
    if prepositions.contains(lower) { result.insert(.preposition) }
    if vague.contains(lower) { result.insert(.vague) }
    if !shape.contains(.mixed), verbs.contains(lower) || generalVerbs.contains(lower) { result.insert(.verb) }
    if verbs.possibleInfinitives(of: lower).contains(where: allGeneralVerbs.contains) {
      result.insert(.generalVerb)
    }
    if verbs.possibleInfinitives(of: lower).contains(where: isVerb) { result.insert(.possibleVerb) }
    if auxiliaries.contains(lower) { result.insert(.auxiliary) }
    if determiners.contains(lower) { result.insert(.determiner) }
    if let kind = general[keyer.key(word)] { result.insert(kind) }
    if numberWords.contains(lower) { result.insert(.numberWord) }
    return result
  }

  private func isVerb(_ infinitive: String) -> Bool {
    allGeneralVerbs.contains(infinitive) || verbs.contains(infinitive) || verbs.possible.contains(infinitive)
  }

  private func shape(of word: String) -> WordClass {
    var (upper, lower, digits, letters, innerUpper) = (0, 0, 0, 0, 0)
    for (index, scalar) in word.unicodeScalars.enumerated() {
      switch scalar.scalarClass {
      case .upper:
        upper += 1
        letters += 1
        if index > 0 { innerUpper += 1 }
      case .lower:
        lower += 1
        letters += 1
      case .letter: letters += 1
      case .digit: digits += 1
      default: break
      }
    }
    var result: WordClass = []
    if letters == 0 || (letters == 1 && word.unicodeScalars.count == 1) { result.insert(.short) }
    if let first = word.unicodeScalars.first, first.scalarClass == .upper { result.insert(.capitalized) }
    let isPlural = lower == 1 && word.hasSuffix("s")
    if upper >= 2 && (lower == 0 || isPlural) && letters <= 7 {
      result.insert(.acronym)
    } else if (innerUpper > 0 && lower > 0) || (digits > 0 && letters > 0)
      || word.utf8.contains(UInt8(ascii: "+"))
      || word.utf8.contains(UInt8(ascii: "#"))
    {
      result.insert(.mixed)
    }
    return result
  }
}
