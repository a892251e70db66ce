import LocaleProfiles
import UnicodeText

/// The language's say on places where a sentence might end.
struct SentenceRules: Sendable {
  private let abbreviations: AbbreviationTable
  let hasOrdinalFullStop: Bool
  private let hasInvertedMarks: Bool
  /// Lower-case words that begin sentences with a capital and are no names: the, he, how.
  private let starters: Set<String>
  private let prepositions: Set<String>
  private let labels: Set<String>
  private let learned: LearnedWords

  init(profile: LocaleProfile, learned: LearnedWords) {
    self.learned = learned
    labels = profile.abbreviations.labels
    abbreviations = AbbreviationTable(profile.abbreviations)
    hasOrdinalFullStop = profile.hasOrdinalFullStop
    hasInvertedMarks = profile.invertedQuestion != nil
    starters = profile.functionWords.reduce(into: []) { if $1.key != "vague" { $0.formUnion($1.value) } }
    prepositions = profile.functionWords["preposition"] ?? []
  }

  /// Decides whether the sentence that began at `start` ends at `offset`; `nil` when that is no place to ask about.
  func decide(_ bytes: Span<UInt8>, from start: Int, at offset: Int) -> (isBreak: Bool, rule: SentenceRule)? {
    guard let ending = SentenceEnding(bytes, from: start, to: offset) else { return nil }
    let next = SentenceFollowing(bytes, from: offset)
    let isEndMark = Marks.isEndMark(ending.mark)
    if ending.hasLineEnd, let rule = atLineEnd(bytes, ending, offset, isEndMark: isEndMark) { return rule }
    if ending.end == offset, offset < bytes.count, ending.mark.value < 0x80,
      let rule = withoutBlank(bytes, ending, offset)
    {
      return rule
    }
    if bytes.startsReference(at: offset) { return (false, .referenceFollows) }
    if next.startsWithCloser { return (false, .closingMarkFollows) }
    if isQuotedSpeech(bytes, ending, offset) { return (false, .quotedSpeech) }
    if next.kind == .lower, ending.mark.value < 0x80 || ending.mark == "…",
      !next.hasOpener || ending.isFullStop
    {
      return atLowerCase(bytes, from: start, ending, next)
    }
    if isOmission(bytes, ending, start) { return (false, .omission) }
    if ending.mark == "…" || isEllipsis(bytes, ending) {
      return next.canBegin || next.kind == .digit ? (true, .ellipsis) : (false, .lowerCaseFollows)
    }
    return ending.isFullStop ? atFullStop(bytes, from: start, ending, next) : (true, .endMark)
  }

  private func atLowerCase(
    _ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding, _ next: SentenceFollowing
  ) -> (isBreak: Bool, rule: SentenceRule) {
    if isEllipsis(bytes, ending) { return (false, .lowerCaseFollows) }
    let word = bytes.word(before: ending.markStart, from: start)
    if ending.isFullStop, learned.isAbbreviation(word, in: bytes) { return (false, .learnedAbbreviation) }
    if beginsInLowerCase(bytes, from: start, ending, next) { return (true, .lowerCaseBegins) }
    let isName = ending.isFullStop && !next.hasBracket && bytes.startsCodeName(at: next.wordStart)
    return isName && isLongWord(bytes, word, ending) ? (true, .codeBegins) : (false, .lowerCaseFollows)
  }

  /// Whether the text before a full stop is no abbreviation for all that is known: `(self).`, `the result.`
  private func isLongWord(_ bytes: Span<UInt8>, _ word: Range<Int>, _ ending: SentenceEnding) -> Bool {
    word.count != 1 && !bytes.isAcronym(word)
      && abbreviations.longest(in: bytes, from: word.lowerBound, endingAt: ending.markEnd) == nil
  }

  /// Whether a sentence ends although the next one begins in lower case, as in careless writing.
  ///
  /// In languages that open questions with a mark, questions stand inside sentences.
  private func beginsInLowerCase(
    _ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding, _ next: SentenceFollowing
  ) -> Bool {
    if ending.hasCloser || next.hasBracket { return false }
    switch ending.mark {
    case "?": return !hasInvertedMarks
    case "!":
      // `Yahoo! in Berlin`, but `Wow! that is`.
      let word = bytes.word(before: ending.markStart, from: start)
      return !hasInvertedMarks && (word.lowerBound == start || bytes.startsLower(word.lowerBound))
    case ".": return isOrdinaryWord(bytes, from: start, ending)
    default: return false
    }
  }

  /// Whether the word before a full stop is plainly no abbreviation: a function word, or long and not in the list.
  private func isOrdinaryWord(_ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding) -> Bool {
    let word = ending.markStart - bytes.letterCount(before: ending.markStart)..<ending.markStart
    guard word.lowerBound > start, bytes.startsLower(word.lowerBound), bytes[word.lowerBound - 1] <= 0x20,
      abbreviations.longest(in: bytes, from: start, endingAt: ending.markEnd) == nil
    else { return false }
    return word.count >= 4 || (word.count >= 2 && starters.contains(bytes.text(word)))
  }

  // MARK: Line ends and missing spaces

  private func atLineEnd(_ bytes: Span<UInt8>, _ ending: SentenceEnding, _ offset: Int, isEndMark: Bool)
    -> (isBreak: Bool, rule: SentenceRule)?
  {
    if bytes.startsListItem(at: offset) { return (true, .listItem) }
    if isEndMark || Marks.isWideEndMark(ending.mark) { return nil }
    return (false, .lineEnd)
  }

  /// Behind a mark that is followed by something else than a blank.
  private func withoutBlank(_ bytes: Span<UInt8>, _ ending: SentenceEnding, _ offset: Int)
    -> (isBreak: Bool, rule: SentenceRule)?
  {
    if bytes[offset] >= 0x80, !ending.isFullStop { return nil }
    if bytes.startsReference(at: offset) { return (false, .referenceFollows) }
    let run = bytes.run(around: offset, within: 0..<bytes.count)
    if bytes.isCodeLike(run) { return (false, .insideToken) }
    let next = SentenceFollowing(bytes, from: offset)
    guard next.kind == .upper, ending.isFullStop || Marks.isEndMark(ending.mark) else {
      return next.hasOpener && next.kind == .upper ? nil : (false, .insideToken)
    }
    guard ending.isFullStop, !ending.hasCloser else { return (true, .missingSpace) }
    let digits = bytes.digitCount(before: ending.markStart)
    if digits > 0 {
      let isItem = digits <= 2 && bytes.run(around: ending.markStart, within: 0..<offset).count == digits + 1
      return isItem ? (false, .listNumber) : (true, .missingSpace)
    }
    return isJoinedSentence(bytes, ending, next, run) ? (true, .missingSpace) : (false, .insideToken)
  }

  /// `the end.The next`: two words, the second one with a capital that begins a sentence.
  private func isJoinedSentence(
    _ bytes: Span<UInt8>, _ ending: SentenceEnding, _ next: SentenceFollowing, _ run: Range<Int>
  ) -> Bool {
    let word = bytes.letterRun(from: next.wordStart)
    let previous = bytes.letterCount(before: ending.markStart)
    guard previous >= 2 else { return false }
    if starters.contains(bytes.text(word).lowercased()) { return true }
    if startsTitle(bytes, next) { return true }
    let last = ending.markStart - previous..<ending.markStart
    // `concurrent.futures.Executor`
    if last.lowerBound > run.lowerBound, bytes[last.lowerBound - 1] == UInt8(ascii: ".") { return false }
    if bytes.text(last).lowercased() == bytes.text(word).lowercased() { return false }
    let first = bytes[last.lowerBound]
    return first.isASCIILower && word.count >= 4 && word.upperBound < bytes.count
      && bytes[word.upperBound] <= 0x20 && !bytes.hasInnerCapital(word)
  }

  // MARK: Ellipses and quotes

  /// `[...]`, `(…)`, and three dots with spaces between them.
  private func isOmission(_ bytes: Span<UInt8>, _ ending: SentenceEnding, _ start: Int) -> Bool {
    let dots = bytes.dots(before: ending.markEnd, from: start)
    if ending.hasCloser, ending.mark == "…" || dots.count >= 3, dots.start > start,
      bytes[dots.start - 1] == UInt8(ascii: "[") || bytes[dots.start - 1] == UInt8(ascii: "(")
    {
      return true
    }
    return dots.count == 3 && dots.hasBlanks && dots.start > start && bytes[dots.start - 1] <= 0x20
  }

  private func isEllipsis(_ bytes: Span<UInt8>, _ ending: SentenceEnding) -> Bool {
    ending.isFullStop && bytes.dots(before: ending.markEnd, from: 0).count > 1
  }

  /// `」と`, `？”他说`: the words around a quotation go on right behind its closing quote.
  private func isQuotedSpeech(_ bytes: Span<UInt8>, _ ending: SentenceEnding, _ offset: Int) -> Bool {
    guard ending.end == offset, ending.hasCloser, offset < bytes.count,
      let quote = bytes.scalar(before: offset)?.scalar
    else {
      return false
    }
    let next = bytes.scalar(at: offset).value
    if quote == "」" || quote == "』" { return (0x3041...0x309F).contains(next) }
    return quote == "”" && (ending.mark == "？" || ending.mark == "！") && (0x4E00...0x9FFF).contains(next)
  }

  // MARK: Full stops

  private func atFullStop(
    _ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding, _ next: SentenceFollowing
  ) -> (isBreak: Bool, rule: SentenceRule) {
    let word = bytes.word(before: ending.markStart, from: start)
    if isListNumber(bytes, word, from: start) { return (false, .listNumber) }
    if abbreviations.spans(bytes, from: start, stopEndingAt: ending.markEnd) { return (false, .abbreviation) }
    let known = abbreviations.longest(in: bytes, from: start, endingAt: ending.markEnd)
    let isSingle =
      bytes.isSingleLetter(word) && (word.lowerBound == 0 || bytes[word.lowerBound - 1] != UInt8(ascii: "/"))
    if isSingle, isLabel(bytes, word, from: start) { return (true, .letterEnds) }
    let isCapital = isSingle && !bytes.startsLower(word.lowerBound)
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
    if kinds.contains(.beforeNumber),
      next.kind == .digit || isRomanNumeral(bytes, next) || isLabelLetter(bytes, next)
    {
      return (false, .abbreviationNumber)
    }
    let isStarter = isStarter(bytes, next)
    if kinds.contains(.beforeName), next.kind == .upper,
      !isStarter || isNameParticle(bytes, next) || startsTitle(bytes, next)
    {
      return (false, .abbreviationName)
    }
    guard !kinds.isDisjoint(with: [.mayBeFinal, .beforeLower]) else { return nil }
    if isOpeningPhrase(bytes, from: start, to: wordStart) { return (false, .openingPhrase) }
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

  /// Whether a letter is a label or a unit: `vitamin C.`, `180 °C.`, `74° W.`
  private func isLabel(_ bytes: Span<UInt8>, _ letter: Range<Int>, from start: Int) -> Bool {
    let end = bytes.trimmed(start..<letter.lowerBound).upperBound
    guard end > start, let mark = bytes.scalar(before: end)?.scalar else { return false }
    if mark == "°" || mark == "′" || mark == "″" { return true }
    guard mark.scalarClass.isLetter, end < letter.lowerBound else { return false }
    return labels.contains(bytes.text(bytes.word(before: end, from: start)).lowercased())
  }

  /// Whether the next word is a single capital that is no word: the `B` of `App. B`, the `A` of `Sec. A.2`.
  private func isLabelLetter(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    let word = bytes.letterRun(from: next.wordStart)
    guard next.kind == .upper, bytes.isSingleLetter(word) else { return false }
    let end = word.upperBound
    return !isStarter(bytes, next) || (end + 1 < bytes.count && bytes[end + 1].isASCIIDigit)
  }

  /// Whether the next word is an abbreviation that stands before names: `Mr.`
  private func startsTitle(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    let word = bytes.letterRun(from: next.wordStart)
    guard next.kind == .upper, word.count > 1, word.upperBound < bytes.count,
      bytes[word.upperBound] == UInt8(ascii: "."),
      let found = abbreviations.longest(in: bytes, from: word.lowerBound, endingAt: word.upperBound + 1)
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
    return word.count == 1 ? bytes[begin].isASCIILetter : bytes.isRomanNumeral(word)
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
  private func isStarter(_ bytes: Span<UInt8>, _ next: SentenceFollowing) -> Bool {
    next.kind == .upper && starters.contains(bytes.text(bytes.letterRun(from: next.wordStart)).lowercased())
  }
}
