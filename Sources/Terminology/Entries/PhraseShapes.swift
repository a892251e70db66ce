import LocaleProfiles

/// What kind of phrase a candidate is.
struct PhraseKind: OptionSet, Sendable {
  let rawValue: UInt16

  /// One word.
  static let single = PhraseKind(rawValue: 1 << 0)
  /// One acronym.
  static let acronym = PhraseKind(rawValue: 1 << 1)
  /// A name: capitals wherever it stands.
  static let name = PhraseKind(rawValue: 1 << 2)
  /// A name that acts in the text as people do: it says, believes, explains.
  static let person = PhraseKind(rawValue: 1 << 3)
  /// Function words inside.
  static let hasInner = PhraseKind(rawValue: 1 << 4)
  /// An adjective of general language is one of several words.
  static let hasGeneralModifier = PhraseKind(rawValue: 1 << 5)
  /// One adjective, adverb or verb of general language.
  static let generalModifier = PhraseKind(rawValue: 1 << 6)
  /// One verb.
  static let verb = PhraseKind(rawValue: 1 << 7)
  /// One word that is a form of a verb of general language, and may be a noun as well.
  static let generalVerb = PhraseKind(rawValue: 1 << 8)
  /// An acronym, or a word with capitals or digits inside, is in it.
  static let hasAcronym = PhraseKind(rawValue: 1 << 9)
  /// A word in small letters that a colon follows nearly always: the key of a setting.
  static let label = PhraseKind(rawValue: 1 << 10)
  /// One word that is a participle by its ending.
  static let participle = PhraseKind(rawValue: 1 << 11)
  /// All the words of a segment, articles aside.
  static let segment = PhraseKind(rawValue: 1 << 12)
}

/// What the words of each phrase of a side, and the words around it, tell about its kind.
struct PhraseShapes {
  private var kinds: [PhraseKind]
  private var generalities: [Float]
  /// Of the occurrences, how many have a content word at the side where a modifier's noun stands.
  private var besideNoun: [Int32]
  private let counts: [Int32]
  /// Of the occurrences, how many have a content word before or behind them.
  private var besideContent: [Int32]
  /// Words of each phrase that are no function words.
  private var contentCounts: [Int]

  init(_ side: TermSide, _ candidates: CandidateSet) {
    counts = candidates.counts
    besideNoun = Array(repeating: 0, count: candidates.phraseCount)
    besideContent = besideNoun
    kinds = Array(repeating: [], count: candidates.phraseCount)
    generalities = Array(repeating: 0, count: candidates.phraseCount)
    contentCounts = Array(repeating: 0, count: candidates.phraseCount)
    var besideVerb = besideNoun
    var capitals = besideNoun
    var uncertain = besideNoun
    var labels = besideNoun
    var isNew = Array(repeating: true, count: candidates.phraseCount)
    for segment in 0..<side.count {
      let range = side.range(of: segment)
      for occurrence in candidates.occurrences(in: segment) {
        let phrase = Int(occurrence.phrase)
        if isNew[phrase] {
          kinds[phrase] = Self.kind(side, occurrence.tokens)
          generalities[phrase] = Self.generality(side, occurrence.tokens)
          contentCounts[phrase] = occurrence.tokens.count {
            side.word(of: $0)?.wordClass.joinsPhrases == true
          }
        }
        isNew[phrase] = false
        if Self.isSegment(side, occurrence.tokens, of: range) { kinds[phrase].insert(.segment) }
        if Self.isBesideNoun(side, occurrence.tokens, in: range) { besideNoun[phrase] += 1 }
        if Self.isBesideContent(side, occurrence.tokens, in: range) { besideContent[phrase] += 1 }
        if Self.isBesideVerb(side, occurrence.tokens, in: range) { besideVerb[phrase] += 1 }
        if Self.isLabel(side, occurrence.tokens) { labels[phrase] += 1 }
        switch Self.isName(side, occurrence.tokens) {
        case true?: capitals[phrase] += 1
        case nil: uncertain[phrase] += 1
        case false?: break
        }
      }
    }
    for phrase in kinds.indices where counts[phrase] > 1 && 10 * labels[phrase] >= 9 * counts[phrase] {
      kinds[phrase].insert(.label)
    }
    for phrase in kinds.indices
    where capitals[phrase] > 0 && 10 * capitals[phrase] >= 9 * (counts[phrase] - uncertain[phrase]) {
      kinds[phrase].insert(.name)
      if !kinds[phrase].contains(.acronym), 3 * besideVerb[phrase] >= counts[phrase] {
        kinds[phrase].insert(.person)
      }
    }
  }

  /// The kind of a phrase.
  func kind(_ phrase: Int32) -> PhraseKind { kinds[Int(phrase)] }

  /// Whether no content word stands beside a phrase anywhere, so that it is no piece of a longer one.
  func isBounded(_ phrase: Int32) -> Bool { besideContent[Int(phrase)] == 0 }

  /// Whether a content word stands beside a phrase wherever it occurs.
  func isInside(_ phrase: Int32) -> Bool { besideContent[Int(phrase)] == counts[Int(phrase)] }

  /// How many words of a phrase are no function words.
  func contentCount(_ phrase: Int32) -> Int { contentCounts[Int(phrase)] }

  /// How common the rarest content word of a phrase is in general language, as a Zipf value; 0 where it is rare.
  func generality(_ phrase: Int32) -> Float { generalities[Int(phrase)] }

  /// Whether a single word stands mostly beside a noun: an adjective, or a piece of compounds.
  func isModifier(_ phrase: Int32) -> Bool {
    kinds[Int(phrase)].contains(.single) && !kinds[Int(phrase)].contains(.acronym)
      && 10 * besideNoun[Int(phrase)] >= 6 * counts[Int(phrase)]
  }

  private static func kind(_ side: TermSide, _ span: Range<Int>) -> PhraseKind {
    let classes = span.map { side.word(of: $0)?.wordClass ?? [] }
    var kind: PhraseKind = []
    if classes.count == 1 {
      kind.insert(.single)
      if classes[0].contains(.acronym) { kind.insert(.acronym) }
      if classes[0].contains(.verb) { kind.insert(.verb) }
      if let word = side.word(of: span.lowerBound), side.profile.verbs.isParticiple(word.text) {
        kind.insert(.participle)
      }
      if classes[0].contains(.generalVerb) { kind.insert(.generalVerb) }
      if classes[0].contains(.generalModifier) { kind.insert(.generalModifier) }
    }
    if classes.contains(where: \.isNameLike) { kind.insert(.hasAcronym) }
    if classes.contains(where: { !$0.isDisjoint(with: [.inner, .article]) }) { kind.insert(.hasInner) }
    if classes.count > 1, classes.contains(where: { $0.contains(.generalModifier) }) {
      kind.insert(.hasGeneralModifier)
    }
    return kind
  }

  private static func generality(_ side: TermSide, _ span: Range<Int>) -> Float {
    span.lazy.compactMap { side.word(of: $0) }.filter { $0.wordClass.joinsPhrases }.map(\.generality).min()
      ?? 0
  }

  /// Nouns come before their modifiers where the head is initial, after them where it is final. Where nouns have
  /// capitals, a word without is a modifier wherever it stands.
  private static func isBesideNoun(_ side: TermSide, _ span: Range<Int>, in range: Range<Int>) -> Bool {
    if side.profile.hasCapitalNouns, let word = side.word(of: span.lowerBound)?.wordClass,
      word.isDisjoint(with: [.capitalized, .mixed, .acronym])
    {
      return true
    }
    let neighbour = side.profile.headPosition == .initial ? span.lowerBound - 1 : span.upperBound
    return range.contains(neighbour) && side.wordClass(of: neighbour).isContent
  }

  private static func isBesideContent(_ side: TermSide, _ span: Range<Int>, in range: Range<Int>) -> Bool {
    [span.lowerBound - 1, span.upperBound].contains {
      range.contains($0) && side.wordClass(of: $0).isContent
    }
  }

  private static func isBesideVerb(_ side: TermSide, _ span: Range<Int>, in range: Range<Int>) -> Bool {
    [span.lowerBound - 1, span.upperBound].contains {
      range.contains($0) && side.wordClass(of: $0).contains(.verb)
    }
  }

  private static func isSegment(_ side: TermSide, _ span: Range<Int>, of range: Range<Int>) -> Bool {
    range.allSatisfy { span.contains($0) || !side.wordClass(of: $0).isDisjoint(with: [.mark, .article]) }
  }

  private static func isLabel(_ side: TermSide, _ span: Range<Int>) -> Bool {
    side.tokens[span.upperBound - 1].traits.contains(.label)
      && span.allSatisfy { side.word(of: $0)?.wordClass.contains(.capitalized) == false }
  }

  /// Whether a span is written as a name; `nil` where its capital may only begin a sentence.
  private static func isName(_ side: TermSide, _ span: Range<Int>) -> Bool? {
    var isUncertain = false
    for token in span {
      let word = side.word(of: token)?.wordClass ?? []
      if !word.isDisjoint(with: [.acronym, .mixed]) { continue }
      if word.contains(.capitalized) {
        if span.count == 1 && side.tokens[token].isInitial { isUncertain = true }
      } else if span.count == 1 || word.isDisjoint(with: [.inner, .article, .number]) {
        return false
      }
    }
    return isUncertain ? nil : true
  }
}
