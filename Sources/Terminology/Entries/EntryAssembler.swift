import TextModel
import UnicodeText

/// Makes ranked entries out of paired phrases.
struct EntryAssembler {
  let units: [TranslationUnit]
  let source: TermSide
  let target: TermSide
  let sourceCandidates: CandidateSet
  let targetCandidates: CandidateSet
  /// For each source phrase its best translations.
  let pairs: [[PhrasePair]]
  let options: GlossaryBuilderOptions

  /// All entries, best first.
  func entries() -> [TermEntry] {
    let sourcePostings = Postings(sourceCandidates)
    let targetPostings = Postings(targetCandidates)
    let sourceShapes = PhraseShapes(source, sourceCandidates)
    let targetShapes = PhraseShapes(target, targetCandidates)
    let isGood = (0..<Int32(sourceCandidates.phraseCount)).map { self.isGood($0, sourceShapes, targetShapes) }
    let nesting = Nesting(sourceCandidates) { isGood[Int($0)] }
    let sourceSurfaces = Surfaces(side: source, texts: units.map(\.source))
    let targetSurfaces = Surfaces(side: target, texts: units.map { $0.target ?? "" })
    var entries: [TermEntry] = []
    for phrase in 0..<Int32(sourceCandidates.phraseCount) where isGood[Int(phrase)] {
      guard sourceShapes.kind(phrase).contains(.acronym) || nesting.coveredShare[Int(phrase)] < 0.8 else { continue }
      guard let pair = pairs[Int(phrase)].first else { continue }
      let sourceForms = sourceSurfaces.forms(of: sourcePostings.places(of: phrase), sourceCandidates)
      let targetForms = targetSurfaces.forms(of: targetPostings.places(of: pair.target), targetCandidates)
      var entry = entry(pair, sourceForms, targetForms, sourcePostings.places(of: phrase))
      entry.alternatives = alternatives(to: pair, targetSurfaces, targetPostings)
      entry.score = termhood(pair, sourceShapes, targetShapes)
      entries.append(entry)
    }
    entries.sort { ($1.score, $0.source, $0.target) < ($0.score, $1.source, $1.target) }
    return options.maxTerms.map { Array(entries.prefix($0)) } ?? entries
  }

  /// Whether a phrase makes an entry as far as it and its best translation tell.
  private func isGood(_ phrase: Int32, _ sourceShapes: PhraseShapes, _ targetShapes: PhraseShapes) -> Bool {
    guard let pair = pairs[Int(phrase)].first, pair.score >= options.minScore, pair.aligned > 0 else { return false }
    if sourceShapes.isModifier(phrase) || targetShapes.isModifier(pair.target) { return false }
    let kinds = sourceShapes.kind(phrase).union(targetShapes.kind(pair.target))
    if kinds.contains(.generalModifier) { return false }
    // One meeting proves little: only names, acronyms and plain compounds are taken.
    return pair.together > 1 || !kinds.isDisjoint(with: [.name, .acronym]) || !kinds.contains(.hasInner)
  }

  /// How typical of a term the pair is, on the scale of the logarithm of a likelihood ratio.
  private func termhood(_ pair: PhrasePair, _ sourceShapes: PhraseShapes, _ targetShapes: PhraseShapes) -> Double {
    let ratio = Association.logLikelihoodRatio(
      together: Int(pair.together), source: Int(pair.sourceSegments), target: Int(pair.targetSegments),
      total: units.count)
    let kinds = sourceShapes.kind(pair.source).union(targetShapes.kind(pair.target))
    var value = Association.logOnePlus(ratio) + pair.score
    if kinds.contains(.general) { value -= kinds.contains(.single) ? 3 : 1 }
    if !kinds.contains(.single) { value += 1 }
    if kinds.contains(.person) { value -= 3 }
    if pair.together == 1 { value -= kinds.contains(.single) && !kinds.contains(.name) ? 2 : 1 }
    return value
  }

  private func entry(
    _ pair: PhrasePair, _ sourceForms: [Surfaces.Form], _ targetForms: [Surfaces.Form],
    _ places: ArraySlice<Postings.Place>
  ) -> TermEntry {
    let segments = places.map { Int($0.segment) }
    let sourceText = sourceForms.first?.text ?? ""
    let targetText = targetForms.first?.text ?? ""
    return TermEntry(
      source: sourceText, target: targetText, score: 0, isDoNotTranslate: sourceText == targetText,
      sourceCount: Int(pair.sourceSegments), targetCount: Int(pair.targetSegments),
      pairCount: Int(pair.together), alignedCount: Int(pair.aligned),
      documentCount: Set(segments.map { units[$0].document }).count,
      sourceVariants: sourceForms.map { .init(text: $0.text, count: $0.count) },
      targetVariants: targetForms.map { .init(text: $0.text, count: $0.count) }, alternatives: [], examples: [],
      scores: ["dice": pair.dice],
      reason: "\(pair.together) of \(pair.sourceSegments) segments with \(sourceText) have \(targetText); "
        + "aligned in \(pair.aligned)")
  }

  private func alternatives(
    to pair: PhrasePair, _ surfaces: Surfaces, _ postings: Postings
  ) -> [TermEntry.Alternative] {
    pairs[Int(pair.source)].dropFirst().filter { $0.aligned > 0 }.prefix(4).map {
      .init(
        text: surfaces.forms(of: postings.places(of: $0.target), targetCandidates).first?.text ?? "",
        count: Int($0.aligned))
    }
  }
}
