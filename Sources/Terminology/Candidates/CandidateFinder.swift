import LocaleProfiles

/// Enumerates the token spans of a segment that may be terms.
///
/// A candidate begins and ends with a content word, crosses no mark, code or verb, and holds function words only
/// where the language allows them inside terms (`retorno de la inversión`).
struct CandidateFinder {
  let side: TermSide
  let maxTokens: Int

  /// Calls `body` with the token span, the keys without articles, and whether the span is a name or acronym.
  func forEachCandidate(in segment: Int, _ body: (Range<Int>, [Int32], Bool) -> Void) {
    let range = side.range(of: segment)
    for start in range {
      let opensWord = start + 1 < range.upperBound && side.tokens[start + 1].isJoined
      if let word = side.word(of: start), isTermVerb(start), !opensWord {
        body(start..<start + 1, [word.key], false)
      }
      guard mayBegin(at: start, in: range) else { continue }
      var keys: [Int32] = []
      var previous: WordClass = []
      for at in start..<range.upperBound {
        let wordClass = side.wordClass(of: at)
        guard let word = side.word(of: at), at == start || mayContinue(at, wordClass, after: previous)
        else { break }
        if !wordClass.contains(.article) || wordClass.contains(.inner) { keys.append(word.key) }
        if keys.count > maxTokens { break }
        previous = wordClass
        if mayEnd(at: at, from: start, in: range) {
          body(start..<at + 1, keys, isName(start..<at + 1))
        }
      }
    }
  }

  /// Whether a word is a verb for certain, not only where it stands.
  private func isTermVerb(_ token: Int) -> Bool {
    !side.tokens[token].traits.contains(.verb) && side.wordClass(of: token).isTermVerb
  }

  private func mayBegin(at token: Int, in range: Range<Int>) -> Bool {
    guard side.word(of: token) != nil, !side.tokens[token].isJoined else { return false }
    return side.wordClass(of: token).mayBeEdge || side.wordClass(of: token).isLetterName
      || isNameParticle(token, in: range) || opensCompound(token, in: range)
  }

  /// A preposition that a hyphen joins to the next word, or a verb with its preposition: `by-product`, `add-on`.
  private func opensCompound(_ token: Int, in range: Range<Int>) -> Bool {
    guard token + 1 < range.upperBound, side.tokens[token + 1].isJoined else { return false }
    if side.wordClass(of: token).contains(.preposition) { return side.wordClass(of: token + 1).isContent }
    return side.wordClass(of: token).contains(.verb) && closesCompound(token + 1)
  }

  /// A preposition that a hyphen joins to the word before: `add-on`.
  private func closesCompound(_ token: Int) -> Bool {
    side.tokens[token].isJoined && side.wordClass(of: token).contains(.preposition)
  }

  private func mayContinue(_ token: Int, _ word: WordClass, after previous: WordClass) -> Bool {
    if closesCompound(token) { return true }
    if word.contains(.article) && !word.contains(.inner) { return previous.contains(.inner) }
    if word.contains(.inner) { return previous.isDisjoint(with: [.inner, .article]) }
    if followsCapitalNoun(token) { return false }
    if !word.isDisjoint(with: [.function, .verb, .code]) { return false }
    return true
  }

  /// Whether a word in small letters stands behind a noun with a capital, in a language where all nouns have one: it
  /// belongs to what follows.
  private func followsCapitalNoun(_ token: Int) -> Bool {
    side.profile.hasCapitalNouns && !side.tokens[token].isJoined && isSmall(token)
      && !side.tokens[token - 1].isInitial && side.wordClass(of: token - 1).contains(.capitalized)
  }

  /// Whether a word is in small letters by itself.
  private func isSmall(_ token: Int) -> Bool {
    side.wordClass(of: token).isDisjoint(with: [.capitalized, .mixed, .acronym, .number])
      && !side.tokens[token].isShouted
  }

  private func mayEnd(at token: Int, from start: Int, in range: Range<Int>) -> Bool {
    guard let word = side.word(of: token) else { return false }
    if token + 1 < range.upperBound, side.tokens[token + 1].isJoined { return false }
    if side.wordClass(of: token).mayBeEdge {
      if token == start { return true }
      if side.profile.hasCapitalNouns, isSmall(token) { return false }
      return !side.profile.verbs.isParticiple(word.text)
    }
    if token == start { return false }
    if closesCompound(token) {
      return !side.tokens[token - 1].isJoined && !side.wordClass(of: token - 1).contains(.function)
    }
    if word.wordClass.isLetterName { return !side.tokens[token].isInitial }
    // Numbers and single letters end names: `Llama 3.3`, `Python 3`, `Plan B`.
    return word.wordClass.isSubset(of: [.number, .short, .capitalized, .mixed])
      && isCapital(token - 1) && !word.wordClass.isEmpty
  }

  /// A function word, no article, with a capital inside of a sentence that begins a name: `Le Hors`.
  private func isNameParticle(_ token: Int, in range: Range<Int>) -> Bool {
    guard token + 1 < range.upperBound, !side.tokens[token].isInitial, !side.tokens[token].isShouted,
      let word = side.word(of: token), let next = side.word(of: token + 1)
    else { return false }
    return word.wordClass.isSuperset(of: [.function, .capitalized]) && !word.wordClass.contains(.article)
      && next.wordClass.contains(.capitalized) && next.wordClass.isContent
  }

  private func isCapital(_ token: Int) -> Bool {
    guard let word = side.word(of: token) else { return false }
    return !word.wordClass.isDisjoint(with: [.capitalized, .mixed, .acronym, .number])
  }

  /// A whole run of capitalised words that is not only the start of a sentence, or an acronym.
  private func isName(_ span: Range<Int>) -> Bool {
    guard span.allSatisfy({ isNamePart($0, in: span) }) else { return false }
    let hasCertain = span.contains { token in
      let word = side.word(of: token)?.wordClass ?? []
      return word.isNameLike || (word.contains(.capitalized) && !side.tokens[token].isInitial)
    }
    guard hasCertain else { return false }
    return !extendsName(span.lowerBound - 1, joinedTo: span.lowerBound)
      && !extendsName(span.upperBound, joinedTo: span.upperBound)
  }

  private func isNamePart(_ token: Int, in span: Range<Int>) -> Bool {
    guard let word = side.word(of: token) else { return false }
    return isCapital(token)
      || (token > span.lowerBound && token < span.upperBound - 1
        && !word.wordClass.isDisjoint(with: [.inner, .article]))
  }

  private func extendsName(_ token: Int, joinedTo neighbour: Int) -> Bool {
    guard token >= 0, token < side.tokens.count, neighbour < side.tokens.count || token < neighbour else {
      return false
    }
    // Tokens of another segment never extend a name: their offsets start anew.
    if token < neighbour && isStart(neighbour) { return false }
    if token == neighbour && isStart(token) { return false }
    guard let word = side.word(of: token), !word.wordClass.contains(.number) else { return false }
    return isCapital(token) && !(side.tokens[token].isInitial && !word.wordClass.mayBeEdge)
      && word.wordClass.isDisjoint(with: [.function, .article, .verb])
  }

  /// Whether a segment begins at a token.
  private func isStart(_ token: Int) -> Bool {
    let index = side.starts[...].partitioningIndex { $0 >= token }
    return index < side.starts.count && side.starts[index] == token
  }
}
