import LocaleProfiles

/// What the rules know of a language beyond its profile: the file `lint.txt` of its folder.
///
/// Each line has words separated by spaces; `_` stands for a space inside of one.
public struct LintWords: Sendable {
  /// Words that deny beside those of the function words.
  public private(set) var negations: Set<String> = []
  /// Phrases whose negation denies nothing: `not only`, `sin embargo`.
  public private(set) var harmlessNegations: [[String]] = []
  /// Number of the month, 1 to 12, by name or abbreviation without full stop.
  public private(set) var months: [String: Int] = [:]
  /// Names of the days of the week.
  public private(set) var weekdays: Set<String> = []
  /// Plural categories (CLDR); one that is not needed stands for millions and fractions only.
  public private(set) var plurals: [Plural] = []
  /// Words that address the reader, in a language that has one way to do so.
  public private(set) var address: Set<String> = []
  /// Whether the day stands before the month in running text.
  public private(set) var dayBeforeMonth: Bool?
  /// The unit that a word or symbol names, in a spelling that all languages share: `minutos` is `min`.
  public private(set) var units: [String: String] = [:]
  /// The thing that an acronym stands for, in English: `IA` is `AI`.
  public private(set) var acronyms: [String: String] = [:]
  /// What the language writes for an English acronym, the usual form first.
  public private(set) var acronymForms: [String: [String]] = [:]
  /// Words that address the reader familiarly (`tú`), and politely (`usted`).
  public private(set) var familiar: Set<String> = []
  public private(set) var formal: Set<String> = []
  /// Commands to the reader, which stand at the beginning of a sentence.
  public private(set) var familiarCommands: Set<String> = []
  public private(set) var formalCommands: Set<String> = []
  /// Verbs that begin a command, in a language where a command looks like an infinitive.
  public private(set) var commandVerbs: Set<String> = []
  /// Words that are right without an accent, whatever the rest of a document does.
  public private(set) var unaccented: Set<String> = []
  /// Words that look like one of the other language and mean something else, with what they are mistaken for.
  public private(set) var falseFriends: [String: FalseFriendWord] = [:]

  /// A plural category of the language.
  public struct Plural: Sendable {
    public var name: String
    public var isNeeded: Bool
    /// The number that it stands for, as ICU messages write it (`=1`), where it is one alone.
    public var exact: String?

    /// A word of the data: `few`, `many?`, `one=1`.
    init(_ word: String) {
      name = String(word.prefix { $0 != "?" && $0 != "=" })
      isNeeded = !word.hasSuffix("?")
      exact = word.firstIndex(of: "=").map { String(word[$0...]) }
    }
  }

  /// A language about which nothing is known.
  init() {}

  /// Reads the lines of a profile; lines that make no sense are left out, the tests of the data find them.
  init(_ profile: LocaleProfile) {
    falseFriends = profile.falseFriends
    for line in profile.lintLines {
      let words = line.text.split(separator: " ").map { $0.split(separator: "_").joined(separator: " ") }
      read(line.section, words)
    }
  }

  private mutating func read(_ section: String, _ words: [String]) {
    switch section {
    case "negation": negations.formUnion(words)
    case "harmless-negation": harmlessNegations.append(words)
    case "month": for word in words.dropFirst() { months[word] = Int(words[0]) }
    case "plural": plurals = words.map(Plural.init)
    case "weekday": weekdays.formUnion(words)
    case "address": address.formUnion(words)
    case "date-order": dayBeforeMonth = words.first == "day-month"
    case "unit": for word in words.dropFirst() { units[word] = words[0] }
    case "acronym":
      for word in words.dropFirst() where acronyms[word] == nil { acronyms[word] = words[0] }
      acronymForms[words[0], default: []] += words.dropFirst()
    case "familiar": familiar.formUnion(words)
    case "formal": formal.formUnion(words)
    case "command" where words.count == 2:
      familiarCommands.insert(words[0])
      formalCommands.insert(words[1])
    case "unaccented": unaccented.formUnion(words)
    case "command-verb": commandVerbs.formUnion(words)
    default: break
    }
  }
}
