import TextModel

/// How much a pair of phrases looks like a term and its translation.
struct Termhood {
  let source: PhraseShapes
  let target: PhraseShapes
  let sourceExpansions: Expansions
  let targetExpansions: Expansions
  let known: KnownTerms
  let segmentCount: Int

  /// Whether a pair is an entry as far as its words tell.
  func isTerm(_ pair: PhrasePair) -> Bool {
    if isCertain(pair) { return true }
    if source.isModifier(pair.source) || target.isModifier(pair.target) { return false }
    let kinds = self.kinds(of: pair)
    if kinds.contains(.generalModifier) { return false }
    // One meeting proves little: only names, acronyms and plain compounds are taken.
    return pair.together > 1 || !kinds.isDisjoint(with: [.name, .acronym]) || !kinds.contains(.hasInner)
  }

  /// Whether a pair is no mere piece of one longer phrase.
  func standsAlone(_ pair: PhrasePair, coveredShare: Float) -> Bool {
    if coveredShare < 0.8 || acronyms(of: pair) != nil { return true }
    let kinds = source.kind(pair.source)
    if kinds.contains(.acronym) { return true }
    // A known term inside a longer one is still a term; a piece of a name is none.
    return known.match(pair.source, pair.target) != nil && !kinds.contains(.name)
  }

  /// The rank of a pair, on the scale of the logarithm of a likelihood ratio.
  ///
  /// Weights were set on the development pair of the terms data.
  func value(_ pair: PhrasePair) -> Double {
    let ratio = Association.logLikelihoodRatio(
      together: Int(pair.together), source: Int(pair.sourceSegments), target: Int(pair.targetSegments),
      total: segmentCount)
    let kinds = self.kinds(of: pair)
    let isSingle = kinds.contains(.single)
    var value = Association.logOnePlus(ratio) + pair.score
    if acronyms(of: pair) != nil { return value + 4 }
    if known.match(pair.source, pair.target) != nil { return value + 2.5 }
    if kinds.contains(.general) { value -= isSingle ? 3 : 1 }
    if !isSingle { value += 1 }
    if kinds.contains(.person) { value -= 3 }
    if pair.together == 1 { value -= isSingle && !kinds.contains(.name) ? 2 : 1 }
    return value
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
