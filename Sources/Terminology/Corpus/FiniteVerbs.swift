import LocaleProfiles
import UnicodeText

/// Finds the verbs of a segment whose forms may be nouns or adjectives too: `the turbine transforms the energy`.
///
/// Three signs are looked for, in the order of English and of the Romance languages: an article behind a word that
/// itself follows a noun; a form of a verb between two words with content; and a sentence that ends with a full stop
/// and has no other word that can be its verb.
struct FiniteVerbs {
  private let side: TermSide
  private let range: Range<Int>

  /// - Parameter range: The tokens of the segment.
  init(_ side: TermSide, in range: Range<Int>) {
    self.side = side
    self.range = range
  }

  /// The verbs, as indices of tokens.
  var tokens: [Int] {
    let found = range.filter(isBetweenNouns)
    return found + lonely(beside: Set(found))
  }

  /// Whether a word follows a content word and something behind it shows that it is a verb.
  private func isBetweenNouns(_ token: Int) -> Bool {
    guard followsNoun(token), token + 1 < range.upperBound, !side.tokens[token + 1].isJoined else {
      return false
    }
    let (own, next) = (word(token), word(token + 1))
    let isBeforeNoun = next.contains(.determiner)
    if side.profile.headPosition == .initial {
      // Two nouns in a row are joined by a preposition.
      if next.isSuperset(of: [.determiner, .article]) { return true }
      return own.contains(.possibleVerb) && (isBeforeNoun || next.isContent)
    }
    guard own.contains(.possibleVerb) else { return false }
    if isBeforeNoun { return true }
    return next.isContent && agrees(token)
  }

  /// Whether a form in `s` follows a singular, or another form a plural: `turbine transforms`, `panels convert`.
  private func agrees(_ token: Int) -> Bool {
    guard let word = side.word(of: token), let subject = side.word(of: token - 1) else { return false }
    let (isPlural, isThirdPerson) = (side.isPlural(subject.text), side.isPlural(word.text))
    return isThirdPerson ? !isPlural : isPlural && !side.profile.verbs.isParticiple(word.text)
  }

  /// The only words that can be the verbs of their sentences: `open source wins.`
  private func lonely(beside found: Set<Int>) -> [Int] {
    var verbs: [Int] = []
    var candidates: [Int] = []
    var hasVerb = false
    for token in range {
      if side.tokens[token].isInitial { (candidates, hasVerb) = ([], isCommand(token)) }
      if found.contains(token) || !side.wordClass(of: token).isDisjoint(with: [.verb, .auxiliary]) {
        hasVerb = true
      }
      if followsNoun(token), word(token).contains(.possibleVerb), isVerbForm(token) {
        candidates.append(token)
      }
      if side.tokens[token].traits.contains(.fullStop), !hasVerb, candidates.count == 1 {
        verbs += candidates
      }
    }
    return verbs
  }

  /// Whether a sentence may begin with a verb as commands do: `run the tests`, but not `open source wins`.
  private func isCommand(_ token: Int) -> Bool {
    guard let text = side.word(of: token)?.text, word(token).contains(.possibleVerb) else { return false }
    return side.profile.generalWords["adjective"]?.contains(CaseMapping.lower(text)) != true
  }

  /// Participles and gerunds are no verb of a sentence.
  private func isVerbForm(_ token: Int) -> Bool {
    guard let word = side.word(of: token) else { return false }
    return side.profile.headPosition == .initial
      || agrees(token) && !side.profile.verbs.isParticiple(word.text)
  }

  private func followsNoun(_ token: Int) -> Bool {
    let before = token - 1
    return range.contains(before) && isPlain(token) && isNoun(before)
  }

  /// Whether a word is one in small letters by itself.
  private func isPlain(_ token: Int) -> Bool {
    !side.tokens[token].isJoined && word(token).isContent && !word(token).isNameLike
      && (!word(token).contains(.capitalized) || side.tokens[token].isShouted)
  }

  /// What may be a verb itself is no certain subject: `she likes open source`.
  private func isNoun(_ token: Int) -> Bool {
    word(token).isContent && !word(token).contains(.possibleVerb)
  }

  private func word(_ token: Int) -> WordClass { side.wordClass(of: token) }
}
