import LocaleProfiles
import UnicodeText

/// The language's say on places where a sentence might end.
struct SentenceRules: Sendable {
  let abbreviations: AbbreviationTable
  let hasOrdinalFullStop: Bool
  /// Whether `!` and `?` before a small letter stand inside of a sentence: `Ah ! que c'est beau.`
  private let hasMarksInside: Bool
  /// Lower-case words that begin sentences with a capital and are no names: the, he, how.
  let starters: Set<String>
  /// The starters that seldom go on behind a name: no auxiliaries, conjunctions and prepositions.
  private let openers: Set<String>
  let prepositions: Set<String>
  let labels: Set<String>
  let numbered: Set<String>
  let hourFollowers: Set<String>
  let learned: LearnedWords

  init(profile: LocaleProfile, learned: LearnedWords) {
    self.learned = learned
    labels = profile.abbreviations.labels
    numbered = profile.abbreviations.numbered
    hourFollowers = profile.abbreviations.hourFollowers
    abbreviations = AbbreviationTable(profile.abbreviations)
    hasOrdinalFullStop = profile.hasOrdinalFullStop
    hasMarksInside =
      profile.invertedQuestion != nil || (profile.hasMarksInside && !learned.isCareless)
    let words = profile.functionWords
    starters = words.reduce(into: []) { if $1.key != "vague" { $0.formUnion($1.value) } }
    prepositions = words["preposition"] ?? []
    openers = starters.subtracting(
      ["auxiliary", "conjunction", "preposition"].reduce(into: Set()) { $0.formUnion(words[$1] ?? []) })
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
    if isNameBeforeParticle(bytes, ending, offset) { return (false, .particleFollows) }
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
      && abbreviation(bytes, from: word.lowerBound, endingAt: ending.markEnd) == nil
  }

  /// Whether a sentence ends although the next one begins in lower case, as in careless writing.
  ///
  /// Where `?` stands inside of sentences, as it does in languages that open questions with a mark, none ends so.
  private func beginsInLowerCase(
    _ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding, _ next: SentenceFollowing
  ) -> Bool {
    if ending.hasCloser || next.hasBracket { return false }
    switch ending.mark {
    case "?": return !hasMarksInside
    case "!":
      // `Yahoo! in Berlin`, but `Wow! that is`.
      let word = bytes.word(before: ending.markStart, from: start)
      if hasMarksInside { return false }
      return bytes.startsLower(word.lowerBound)
        || (word.lowerBound == start && openers.contains(bytes.text(bytes.letterRun(from: next.wordStart))))
    case ".": return isOrdinaryWord(bytes, from: start, ending)
    default: return false
    }
  }

  /// Whether the word before a full stop is plainly no abbreviation: a function word, or long and not in the list.
  private func isOrdinaryWord(_ bytes: Span<UInt8>, from start: Int, _ ending: SentenceEnding) -> Bool {
    let word = ending.markStart - bytes.letterCount(before: ending.markStart)..<ending.markStart
    guard word.lowerBound > start, bytes.startsLower(word.lowerBound), bytes[word.lowerBound - 1] <= 0x20,
      abbreviation(bytes, from: start, endingAt: ending.markEnd) == nil
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
      let isItem =
        digits <= 2 && bytes.run(around: ending.markStart, within: 0..<offset).count == digits + 1
        && bytes.letterCount(before: bytes.trimmed(0..<ending.markStart - digits).upperBound) == 0
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
    let isLetter = bytes.isSingleLetter(ending.markStart - previous..<ending.markStart)
    guard previous > 0, !isLetter else { return false }
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

  /// `モー娘。の`: a particle between the mark and a word that is not written in hiragana begins no sentence.
  private func isNameBeforeParticle(_ bytes: Span<UInt8>, _ ending: SentenceEnding, _ offset: Int) -> Bool {
    guard ending.mark == "。", ending.markEnd == offset, offset + 3 < bytes.count else { return false }
    let particle = bytes.scalar(at: offset).value
    let next = bytes.scalar(at: offset + 3)
    return (0x3041...0x309F).contains(particle) && prepositions.contains(bytes.text(offset..<offset + 3))
      && !(0x3041...0x309F).contains(next.value) && next.scalarClass.isLetter
  }
}
