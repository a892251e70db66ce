import UnicodeText

/// Full stops: abbreviations, initials, numbers, or the end of a sentence.
extension SentenceRules {
  /// Decides at a full stop that a capital, a digit or an opening mark follows.
  func atFullStop(
    _ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding, _ next: SentenceFollowing
  ) -> (isBreak: Bool, rule: SentenceRule) {
    let word = bytes.word(before: ending.markStart, from: start)
    if isListNumber(bytes, word, from: start) { return (false, .listNumber) }
    if abbreviations.spans(bytes, from: start, stopEndingAt: ending.markEnd) { return (false, .abbreviation) }
    let known = abbreviation(bytes, from: start, endingAt: ending.markEnd)
    let isSingle =
      bytes.isSingleLetter(word) && (word.lowerBound == 0 || bytes[word.lowerBound - 1] != UInt8(ascii: "/"))
    let isCapital = isSingle && !bytes.startsLower(word.lowerBound)
    if isSingle, isLabel(bytes, word, from: start) || (isCapital && isAlternative(bytes, word, from: start)) {
      return (true, .letterEnds)
    }
    if let known, !(isCapital && known.start == word.lowerBound && known.kinds == .mayBeFinal),
      let rule = atAbbreviation(bytes, from: start, known.kinds, known.start, next)
    {
      return rule
    }
    if bytes.isAcronym(word) { return atAcronym(bytes, from: start, word.lowerBound, next) }
    if isSingle, !ending.hasCloser || bytes[ending.markEnd] == UInt8(ascii: "]") {
      return atLetter(bytes, from: start, word, isKnown: known != nil, next)
    }
    if known == nil, learned.isAbbreviation(word, in: bytes),
      !isStarter(bytes, next), !next.hasOpener
    {
      return (false, .learnedAbbreviation)
    }
    if hasOrdinalFullStop, word.count <= 2, bytes.digitCount(before: ending.markStart) == word.count,
      !word.isEmpty,
      next.kind == .upper, !isStarter(bytes, next)
    {
      return (false, .ordinal)
    }
    return (true, .fullStop)
  }

  private func atAbbreviation(
    _ bytes: Span<UInt8>, from start: Int, _ kinds: AbbreviationTable.Kinds, _ wordStart: Int,
    _ next: SentenceFollowing
  ) -> (isBreak: Bool, rule: SentenceRule)? {
    if kinds.contains(.neverFinal) { return (false, .abbreviation) }
    let isStarter = isStarter(bytes, next)
    if kinds.contains(.beforeNumber),
      next.kind == .digit || isLabelLetter(bytes, next)
        || (isRomanNumeral(bytes, next) && !(isStarter && isOrdinary(bytes, wordStart)))
    {
      return (false, .abbreviationNumber)
    }
    if kinds.contains(.afterNumber) {
      return next.kind == .upper && !next.hasBracket
        ? (true, .abbreviationEnds) : (false, .abbreviationContinues)
    }
    if kinds.contains(.beforeName), next.kind == .upper,
      !isStarter || isNameParticle(bytes, next) || startsTitle(bytes, next)
    {
      return (false, .abbreviationName)
    }
    guard !kinds.isDisjoint(with: [.mayBeFinal, .beforeLower]) else { return nil }
    if isOpeningPhrase(bytes, from: start, to: wordStart) { return (false, .openingPhrase) }
    if followsHour(bytes, wordStart, next) { return (false, .abbreviationContinues) }
    if next.hasBracket || next.kind == .digit { return (false, .abbreviationContinues) }
    if isStarter || next.hasOpener || kinds.contains(.beforeLower) { return (true, .abbreviationEnds) }
    return bytes.startsLower(wordStart) ? (true, .abbreviationEnds) : (false, .abbreviationContinues)
  }

  private func atAcronym(_ bytes: Span<UInt8>, from start: Int, _ wordStart: Int, _ next: SentenceFollowing)
    -> (isBreak: Bool, rule: SentenceRule)
  {
    atAbbreviation(bytes, from: start, .mayBeFinal, wordStart, next) ?? (true, .fullStop)
  }

  /// A single letter: the initial of a name, a word, or a label.
  private func atLetter(
    _ bytes: Span<UInt8>, from start: Int, _ word: Range<Int>, isKnown: Bool, _ next: SentenceFollowing
  ) -> (isBreak: Bool, rule: SentenceRule) {
    let previous = bytes.word(before: bytes.trimmed(start..<word.lowerBound).upperBound, from: start)
    if previous.isEmpty || isInitial(bytes, next) { return (false, .initial) }
    if isStarter(bytes, next) || next.hasOpener { return (true, .letterEnds) }
    if bytes[previous.upperBound - 1] == UInt8(ascii: ".") { return (false, .initial) }
    if bytes.startsLower(word.lowerBound) {
      if next.kind == .upper, isAfterNumber(bytes, word.lowerBound) { return (true, .letterEnds) }
      let isUnlisted = !isKnown && !abbreviations.isEmpty
      let isWord = next.kind == .upper && (isUnlisted || starters.contains(bytes.text(word)))
      return isWord ? (true, .letterEnds) : (false, .abbreviation)
    }
    guard bytes.startsLower(previous.lowerBound) else { return (false, .initial) }
    if starters.contains(bytes.text(word).lowercased()) { return (true, .letterEnds) }
    if learned.isWord(word, in: bytes) { return (true, .learnedWord) }
    // `by J. Smith`, but `category A. Students`.
    return starters.contains(bytes.text(previous)) ? (false, .initial) : (true, .letterEnds)
  }

  /// Whether a letter is a choice beside another one: `either A or B.`
  private func isAlternative(_ bytes: Span<UInt8>, _ letter: Range<Int>, from start: Int) -> Bool {
    let joint = bytes.word(before: bytes.trimmed(start..<letter.lowerBound).upperBound, from: start)
    guard !joint.isEmpty, starters.contains(bytes.text(joint)) else { return false }
    let first = bytes.word(before: bytes.trimmed(start..<joint.lowerBound).upperBound, from: start)
    guard bytes.isSingleLetter(first), !bytes.startsLower(first.lowerBound) else { return false }
    return bytes[first.lowerBound] != UInt8(ascii: "I") || !starters.contains("i")
  }

  /// Whether a letter is a label or a unit: `vitamin C.`, `180 °C.`, `74° W.`, `Charles V.`, `vol. I.`, `2.º B.`
  private func isLabel(_ bytes: Span<UInt8>, _ letter: Range<Int>, from start: Int) -> Bool {
    let end = bytes.trimmed(start..<letter.lowerBound).upperBound
    guard end > start, let mark = bytes.scalar(before: end)?.scalar else { return false }
    if mark == "°" || mark == "′" || mark == "″" || mark == "º" || mark == "ª" { return true }
    guard end < letter.lowerBound else { return false }
    let isNumeral = "IVX".utf8.contains(bytes[letter.lowerBound])
    if mark == "." {
      let known = isNumeral ? abbreviation(bytes, from: start, endingAt: end) : nil
      return known?.kinds == .beforeNumber
    }
    guard mark.scalarClass.isLetter else { return false }
    let word = bytes.text(bytes.word(before: end, from: start)).lowercased()
    return labels.contains(word) || (isNumeral && numbered.contains(word))
  }

  /// Whether the next word is a single capital that is no word: the `B` of `App. B`, the `A` of `Sec. A.2`.
  private func isLabelLetter(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    let word = bytes.letterRun(from: next.wordStart)
    guard next.kind == .upper, bytes.isSingleLetter(word) else { return false }
    let end = word.upperBound
    return !isStarter(bytes, next) || (end + 1 < bytes.count && bytes[end + 1].isASCIIDigit)
  }

  /// Whether the next word is an abbreviation that stands before names: `Mr.`
  func startsTitle(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    let word = bytes.letterRun(from: next.wordStart)
    guard next.kind == .upper, word.count > 1, word.upperBound < bytes.count,
      bytes[word.upperBound] == UInt8(ascii: "."),
      let found = abbreviation(bytes, from: word.lowerBound, endingAt: word.upperBound + 1)
    else { return false }
    return !found.kinds.isDisjoint(with: [.neverFinal, .beforeName])
  }

  /// Whether the next word is an initial itself: `the poet T. S. Eliot`.
  private func isInitial(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    guard next.kind == .upper, !next.hasOpener else { return false }
    let word = bytes.letterRun(from: next.wordStart)
    return bytes.isSingleLetter(word) && word.upperBound < bytes.count
      && bytes[word.upperBound] == UInt8(ascii: ".")
  }

  /// Whether all that stands before a full stop is the number or letter of an item, at the sentence's beginning.
  private func isListNumber(_ bytes: Span<UInt8>, _ word: Range<Int>, from start: Int) -> Bool {
    guard !word.isEmpty, word.count <= 4 else { return false }
    var begin = bytes.trimmed(start..<word.upperBound).lowerBound
    if ListMarker.isBullet(bytes.scalar(at: begin)) {
      begin = bytes.trimmed(begin + Span<UInt8>.scalarLength(lead: bytes[begin])..<word.upperBound).lowerBound
    }
    guard begin == word.lowerBound else { return false }
    let digits = bytes.digitCount(before: word.upperBound)
    if digits == word.count { return digits <= 3 }
    return word.count == 1
      ? bytes[begin].isASCIILetter : bytes.isRomanNumeral(word) || bytes.isSmallRomanNumeral(word)
  }

  /// `At 5 a.m.`: a preposition and at most two words more are no sentence.
  private func isOpeningPhrase(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    let phrase = bytes.trimmed(start..<end)
    guard !phrase.isEmpty, phrase.count <= 24 else { return false }
    let words = bytes.text(phrase).split(separator: " ")
    return words.count <= 2 && prepositions.contains(words[0].lowercased())
  }

  private func isRomanNumeral(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    next.kind == .upper && bytes.isRomanNumeral(bytes.letterRun(from: next.wordStart))
  }

  /// Whether the next word is followed by another capital: `De Vries`, `Las Heras`.
  private func isNameParticle(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    let end = bytes.letterRun(from: next.wordStart).upperBound
    return end + 1 < bytes.count && bytes[end] == 0x20 && bytes.scalar(at: end + 1).scalarClass == .upper
  }

  /// Whether the next word begins sentences and is no name.
  func isStarter(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    next.kind == .upper && starters.contains(bytes.text(bytes.letterRun(from: next.wordStart)).lowercased())
  }

  // MARK: Around numbers

  /// The longest abbreviation that ends at an offset; what is one only behind a number (`5 in.`) is none elsewhere.
  func abbreviation(_ bytes: Span<UInt8>, from start: Int, endingAt end: Int)
    -> (kinds: AbbreviationTable.Kinds, start: Int)?
  {
    guard var found = abbreviations.longest(in: bytes, from: start, endingAt: end) else { return nil }
    guard found.kinds.contains(.afterNumber) else { return found }
    found.kinds = isAfterNumber(bytes, found.start) ? .afterNumber : found.kinds.subtracting(.afterNumber)
    return found.kinds.isEmpty ? nil : found
  }

  /// Whether a number stands before a word.
  private func isAfterNumber(_ bytes: Span<UInt8>, _ wordStart: Int) -> Bool {
    bytes.digitCount(before: bytes.trimmed(0..<wordStart).upperBound) > 0
  }

  /// Whether an hour goes on behind its abbreviation: `8 a.m. Monday`, `5 p.m. EST`.
  private func followsHour(_ bytes: Span<UInt8>, _ wordStart: Int, _ next: SentenceFollowing) -> Bool {
    !hourFollowers.isEmpty && next.kind == .upper && !next.hasOpener && isAfterNumber(bytes, wordStart)
      && hourFollowers.contains(bytes.text(bytes.letterRun(from: next.wordStart)))
  }

  /// Whether an abbreviation without its full stop is an ordinary word: the English `no.`
  private func isOrdinary(_ bytes: Span<UInt8>, _ wordStart: Int) -> Bool {
    starters.contains(bytes.text(bytes.letterRun(from: wordStart)).lowercased())
  }
}
