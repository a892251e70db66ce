import TextModel

/// How much a pair of phrases looks like a term and its translation.
struct Termhood {
  let source: PhraseShapes
  let target: PhraseShapes
  let sourceExpansions: Expansions
  let targetExpansions: Expansions
  let known: KnownTerms
  let segmentCount: Int
  let genre: TextGenre
  /// Whether both phrases of a pair have the same keys, as untranslated ones do.
  let isSame: (PhrasePair) -> Bool
  /// Whether the phrases of a pair begin with the same letters, as related words do.
  let isCognate: (PhrasePair) -> Bool

  /// What the rest of the corpus tells about a pair.
  struct Context {
    /// The largest share of either phrase's occurrences that one longer phrase covers.
    var coveredShare: Float
    /// Documents that have the pair.
    var documentCount: Int
    /// Whether both phrases are written the same.
    var isSame: Bool
  }

  /// Meetings that a word needs that stands mostly beside a noun.
  private static let modifierMeetings = 3

  /// The filters in the order in which they are asked.
  private static let filters: [Rejection] = [.label, .weak, .generalWord, .modifier, .oneMeeting]

  /// Why a pair is no entry as far as its words tell; `nil` when it is one.
  /// - Parameter kept: Filters that are not asked.
  func rejection(of pair: PhrasePair, kept: Set<Rejection> = []) -> Rejection? {
    if isCertain(pair) { return nil }
    let kinds = self.kinds(of: pair)
    return Self.filters.first { !kept.contains($0) && isTaken(pair, kinds, by: $0) }
  }

  private func isTaken(_ pair: PhrasePair, _ kinds: PhraseKind, by filter: Rejection) -> Bool {
    switch filter {
    case .label: kinds.contains(.label) && isSame(pair)
    case .weak: isStrayAcronym(pair)
    case .generalWord: isGeneralWord(pair, kinds)
    case .modifier: isModifier(pair) && pair.together < Self.modifierMeetings
    case .oneMeeting: pair.together == 1 && !isEnough(pair, kinds)
    case .rare, .unaligned, .nested, .lowScore, .beyondLimit: false
    }
  }

  private func isGeneralWord(_ pair: PhrasePair, _ kinds: PhraseKind) -> Bool {
    if kinds.contains(.verb) && !isTermVerb(pair, kinds) { return true }
    if kinds.contains(.generalModifier) && genre == .prose { return true }
    return pair.together == 1 && kinds.contains(.participle)
  }

  /// Whether one meeting does. It proves little: only names, acronyms and plain compounds are taken, and those that
  /// match word by word.
  private func isEnough(_ pair: PhrasePair, _ kinds: PhraseKind) -> Bool {
    if kinds.contains(.single), isPiece(pair, kinds) { return false }
    return isWholeSegment(pair) || !kinds.isDisjoint(with: [.name, .acronym]) || !kinds.contains(.hasInner)
      || isWordByWord(pair)
  }

  /// Meetings that prove that a word which is no acronym translates one, and that a phrase does.
  private static let acronymMeetings = (word: 3, phrase: 2)

  /// Whether an acronym is translated by something that is none, and that too seldom to believe.
  private func isStrayAcronym(_ pair: PhrasePair) -> Bool {
    let (own, other) = (source.kind(pair.source), target.kind(pair.target))
    guard own.contains(.acronym) != other.contains(.acronym) else { return false }
    let rest = own.contains(.acronym) ? other : own
    if rest.contains(.hasAcronym) { return false }
    return Int(pair.together)
      < (rest.contains(.single) ? Self.acronymMeetings.word : Self.acronymMeetings.phrase)
  }

  /// As many words on both sides, the outer ones linked, and no pieces of longer phrases: `machine learning` and
  /// `aprendizaje de máquina`. Three words make a term where one language writes them in a row.
  private func isWordByWord(_ pair: PhrasePair) -> Bool {
    let count = source.contentCount(pair.source)
    let isCompound = [source.kind(pair.source), target.kind(pair.target)].contains { !$0.contains(.hasInner) }
    return pair.tight > 0 && source.isBounded(pair.source) && target.isBounded(pair.target)
      && count == target.contentCount(pair.target) && (count == 2 || count == 3 && isCompound)
  }

  /// Whether each phrase is all that there is in its segment, as in messages and headings.
  private func isWholeSegment(_ pair: PhrasePair) -> Bool {
    source.kind(pair.source).contains(.segment) && target.kind(pair.target).contains(.segment)
  }

  /// Whether a word stands beside others wherever it stands, so that one meeting does not tell which of them the
  /// other side translates: `pump` in `heat pump`.
  private func isPiece(_ pair: PhrasePair, _ kinds: PhraseKind) -> Bool {
    if !kinds.isDisjoint(with: [.name, .hasAcronym]) || isCognate(pair) { return false }
    return source.isInside(pair.source) || target.isInside(pair.target)
  }

  /// A verb of the field, seen more than once; in messages, any verb that is one on one side at least.
  private func isTermVerb(_ pair: PhrasePair, _ kinds: PhraseKind) -> Bool {
    if pair.together < 2 { return false }
    return genre == .ui || !kinds.contains(.generalVerb)
  }

  /// Whether a pair is no mere piece of one longer phrase.
  func standsAlone(_ pair: PhrasePair, coveredShare: Float) -> Bool {
    if coveredShare < (isModifier(pair) ? 0.5 : 0.8) || acronyms(of: pair) != nil { return true }
    let kinds = source.kind(pair.source)
    if kinds.contains(.acronym) { return true }
    // A known term inside a longer one is still a term; a piece of a name is none.
    return known.match(pair.source, pair.target) != nil && !kinds.contains(.name)
  }

  /// The rank of a pair, on the scale of the logarithm of a likelihood ratio.
  ///
  /// Weights were set on the development pair of the terms data.
  func value(_ pair: PhrasePair, _ context: Context) -> Double {
    let ratio = Association.logLikelihoodRatio(
      together: Int(pair.together), source: Int(pair.sourceSegments), target: Int(pair.targetSegments),
      total: segmentCount)
    let association = Association.logOnePlus(ratio) + 1.5 * pair.score
    if acronyms(of: pair) != nil { return association + 4 }
    if known.match(pair.source, pair.target) != nil { return association + (pair.together > 1 ? 2.5 : 2) }
    return association + shape(pair, isSame: context.isSame) + domain(pair)
      + 0.6 * Association.logOnePlus(Double(context.documentCount)) - 0.5 * Double(context.coveredShare)
  }

  /// What the form of a pair adds to its rank.
  private func shape(_ pair: PhrasePair, isSame: Bool) -> Double {
    let kinds = self.kinds(of: pair)
    let isSingle = kinds.contains(.single)
    var value = 0.0
    // Names that stay as they are say less to a translator than terms, but more than one of them seen once.
    if !isSingle { value += !isSame ? 1 : pair.together > 1 ? 0.5 : 0 }
    if source.kind(pair.source).contains(.hasInner), target.kind(pair.target).contains(.hasInner) {
      value -= 1
    }
    if [source.kind(pair.source), target.kind(pair.target)].allSatisfy({ $0.contains(.hasGeneralModifier) }) {
      value -= pair.together == 1 ? 1.5 : 0.5
    }
    if kinds.contains(.person) { value -= 3 }
    if pair.together == 1 { value -= isSingle && !kinds.contains(.name) ? 2 : 1 }
    if genre == .ui { return value }
    if kinds.contains(.verb) { value -= 3 }
    if isModifier(pair) { value -= 2 }
    return value
  }

  /// What general language takes from the rank of a pair: much for words of every day, nothing for rare ones.
  private func domain(_ pair: PhrasePair) -> Double {
    if genre == .ui { return 0 }
    let generality = Double(max(source.generality(pair.source), target.generality(pair.target)))
    return -1.5 * max(0, generality - Self.rareZipf)
  }

  /// Words no commoner than this Zipf value are as good as any in a term: ten in a million.
  private static let rareZipf = 4.0

  private func isModifier(_ pair: PhrasePair) -> Bool {
    source.isModifier(pair.source) || target.isModifier(pair.target)
  }

  /// The acronyms of an expansion: `return on investment` gives `ROI`.
  func acronyms(of pair: PhrasePair) -> (source: String, target: String)? {
    guard let source = sourceExpansions.acronyms[pair.source],
      let target = targetExpansions.acronyms[pair.target],
      sourceExpansions.matching.contains(pair.source) || targetExpansions.matching.contains(pair.target)
    else { return nil }
    return (source, target)
  }

  /// Whether a reference glossary has the pair, or both texts give an acronym for it.
  private func isCertain(_ pair: PhrasePair) -> Bool {
    known.match(pair.source, pair.target) != nil || acronyms(of: pair) != nil
  }

  func kinds(of pair: PhrasePair) -> PhraseKind { source.kind(pair.source).union(target.kind(pair.target)) }
}
