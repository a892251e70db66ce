/// Verb forms, which never stand at the edge of a term.
public struct VerbForms: Sendable {
  var forms: Set<String> = []
  /// The infinitive of each form that was made from one.
  private var infinitives: [String: String] = [:]
  /// Endings that betray a verb form, with the letters that must stand before them.
  var suffixes: [(ending: String, minimum: Int)] = []

  /// Endings of participles, with the letters that must stand before them; `nil` for words that are none.
  var participles: [(ending: String, minimum: Int?)] = []

  public init() {}

  /// Adds a form of a verb; the first verb that has a form keeps it.
  mutating func add(_ form: String, of infinitive: String) {
    forms.insert(form)
    if infinitives[form] == nil || form == infinitive { infinitives[form] = infinitive }
  }

  /// The infinitive of a lower-case form; `nil` where it is not known.
  public func infinitive(of word: String) -> String? { infinitives[word] ?? infinitive(ofEnclitic: word) }

  /// Pronouns that are written behind a command, the longest first: Spanish `lo` in `descárguelo`.
  var enclitics: [String] = []
  /// Endings of commands, with what the infinitive has in their place.
  var commands: [(ending: String, infinitive: String)] = []

  /// The infinitive of a command with a pronoun behind it, which moves the stress and so is written with an accent:
  /// `entrénelo` is `entrene` and `lo`.
  private func infinitive(ofEnclitic word: String) -> String? {
    if enclitics.isEmpty || word.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    for pronoun in enclitics where word.hasSuffix(pronoun) {
      let command = word.dropLast(pronoun.count).withoutAcutes
      for (ending, infinitive) in commands where command.hasSuffix(ending) {
        let verb = String(command.dropLast(ending.count)) + infinitive
        if infinitives[verb] == verb { return verb }
      }
    }
    return nil
  }

  /// Infinitives of verbs whose forms are nouns or adjectives too, so that only a sentence tells.
  public internal(set) var possible: Set<String> = []

  /// Endings of forms, with what an infinitive may have in their place.
  var inflections: [(ending: String, infinitive: String)] = []

  /// The words that a lower-case word may be a form of, itself first; not all of them are verbs.
  public func possibleInfinitives(of word: String) -> [String] {
    if let known = infinitive(of: word) { return [known] }
    return [word]
      + inflections.filter { word.hasSuffix($0.ending) && word.count > $0.ending.count + 1 }
      .map { word.dropLast($0.ending.count) + $0.infinitive }
  }

  /// Whether a word is a participle by its ending, which ends no noun phrase where modifiers come first
  /// (`variables defined`). The longest ending that fits decides.
  public func isParticiple(_ word: String) -> Bool {
    let fitting = participles.filter { word.hasSuffix($0.ending) }
    guard let longest = fitting.max(by: { $0.ending.count < $1.ending.count }), let minimum = longest.minimum
    else { return false }
    return word.count >= longest.ending.count + minimum
  }

  /// Whether a lower-case word is a verb form for certain.
  public func contains(_ word: String) -> Bool {
    forms.contains(word) || infinitive(ofEnclitic: word) != nil
      || suffixes.contains { word.hasSuffix($0.ending) && word.count >= $0.ending.count + $0.minimum }
  }
}

extension Substring {
  /// The text with its stressed vowels written plainly.
  fileprivate var withoutAcutes: String {
    String(
      map { letter in
        switch letter {
        case "á": "a"
        case "é": "e"
        case "í": "i"
        case "ó": "o"
        case "ú": "u"
        default: letter
        }
      })
  }
}
