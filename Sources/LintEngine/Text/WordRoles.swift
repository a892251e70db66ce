import LocaleProfiles

/// What the lists of a language say of a word, as one set: a new word is looked up once and not in every list.
struct WordRoles: OptionSet, Sendable {
  let rawValue: UInt16

  static let function = WordRoles(rawValue: 1)
  static let negation = WordRoles(rawValue: 2)
  static let denial = WordRoles(rawValue: 4)
  static let familiar = WordRoles(rawValue: 8)
  static let formal = WordRoles(rawValue: 16)
  static let familiarCommand = WordRoles(rawValue: 32)
  static let formalCommand = WordRoles(rawValue: 64)
  static let falseFriend = WordRoles(rawValue: 128)
  static let commandVerb = WordRoles(rawValue: 256)
  static let weekday = WordRoles(rawValue: 512)
  static let address = WordRoles(rawValue: 1024)
  static let unaccented = WordRoles(rawValue: 2048)

  /// The roles of all words of a language that have one, lower case.
  static func table(_ functionWords: Set<String>, _ profile: LocaleProfile, _ words: LintWords)
    -> [String: WordRoles]
  {
    let closed = profile.functionWords["negation"] ?? []
    let lists: [(words: any Sequence<String>, role: WordRoles)] = [
      (functionWords, .function), (closed, [.negation, .denial]), (words.negations, .denial),
      (
        profile.contractions.lazy.filter { $0.value.contains(where: closed.contains) }.map(\.key),
        [.negation, .denial]
      ),
      (words.familiar, .familiar), (words.formal, .formal), (words.familiarCommands, .familiarCommand),
      (words.formalCommands, .formalCommand), (words.falseFriends.keys, .falseFriend),
      (words.commandVerbs, .commandVerb), (words.weekdays, .weekday), (words.address, .address),
      (words.unaccented, .unaccented),
    ]
    var table: [String: WordRoles] = [:]
    for list in lists {
      for word in list.words { table[word, default: []].formUnion(list.role) }
    }
    return table
  }
}
