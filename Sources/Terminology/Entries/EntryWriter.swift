import GlossaryModel
import TextModel
import UnicodeText

/// Puts the evidence for a pair into words and columns.
struct EntryWriter {
  private let units: [TranslationUnit]
  private let sourceCandidates: CandidateSet
  private let targetCandidates: CandidateSet
  private let sourceSurfaces: Surfaces
  private let targetSurfaces: Surfaces
  private let sourcePostings: Postings
  private let targetPostings: Postings
  private let known: KnownTerms
  private let sourceSide: TermSide
  private let targetSide: TermSide

  init(
    units: [TranslationUnit], source: TermSide, target: TermSide, sourceCandidates: CandidateSet,
    targetCandidates: CandidateSet, known: KnownTerms
  ) {
    self.units = units
    self.sourceCandidates = sourceCandidates
    self.targetCandidates = targetCandidates
    self.known = known
    sourceSide = source
    targetSide = target
    sourceSurfaces = Surfaces(side: source, texts: units.map(\.source))
    targetSurfaces = Surfaces(side: target, texts: units.map { $0.target ?? "" })
    sourcePostings = Postings(sourceCandidates)
    targetPostings = Postings(targetCandidates)
  }

  /// Pairs that are spellings of one, as the first of them with the counts of all.
  func merged(_ spellings: [PhrasePair]) -> PhrasePair {
    var pair = spellings[0]
    if spellings.count == 1 { return pair }
    let sources = segments(spellings.map(\.source), sourcePostings)
    let targets = segments(spellings.map(\.target), targetPostings)
    pair.sourceSegments = Int32(sources.count)
    pair.targetSegments = Int32(targets.count)
    pair.together = Int32(sources.intersection(targets).count)
    pair.aligned = min(pair.together, spellings.reduce(0) { $0 + $1.aligned })
    pair.tight = min(pair.aligned, spellings.reduce(0) { $0 + $1.tight })
    return pair
  }

  private func segments(_ phrases: [Int32], _ postings: Postings) -> Set<Int32> {
    phrases.reduce(into: []) { $0.formUnion(postings.places(of: $1).lazy.map(\.segment)) }
  }

  /// The entry of a pair, without its score.
  ///
  /// - Parameters:
  ///   - pair: The pair with the counts of all its spellings.
  ///   - spellings: The pairs that were merged into it, the main one first.
  ///   - others: What else the source phrase meets.
  func entry(_ pair: PhrasePair, spellings: [PhrasePair], others: [PhrasePair], termhood: Termhood)
    -> GlossaryEntry
  {
    var (sourceForms, targetForms) = HeadwordPair(source: sourceSurfaces, target: targetSurfaces).agreeing(
      sourceSurfaces.forms(of: sourcePostings.places(of: pair.source), sourceCandidates),
      forms(ofTarget: pair.target), areNames: termhood.kinds(of: pair).contains(.name))
    for other in spellings.dropFirst() {
      sourceForms += sourceSurfaces.forms(of: sourcePostings.places(of: other.source), sourceCandidates)
      if other.target != pair.target { targetForms += forms(ofTarget: other.target) }
    }
    let match = known.match(pair.source, pair.target)
    let source = sourceForms[0].text
    let target = targetForms[0].text
    let both = segmentsWithBoth(spellings[0])
    var entry = GlossaryEntry(
      id: EntryIdentifier.make(source, target), source: source, target: target,
      status: status(match, source: source, target: target, kinds: termhood.kinds(of: pair)),
      reason: reason(pair, others, match, termhood, source: source, target: target))
    entry.sourceCount = Int(pair.sourceSegments)
    entry.targetCount = Int(pair.targetSegments)
    entry.pairCount = Int(pair.together)
    entry.alignedCount = Int(pair.aligned)
    entry.documentCount = documentCount(both)
    entry.measures = measures(pair, generality: termhood.source.generality(pair.source))
    entry.sourceVariants = sourceForms.dropFirst().map(\.text)
    entry.targetVariants = targetForms.dropFirst().map(\.text)
    entry.alternatives = alternatives(pair, others, target: target, termhood)
    entry.examples = examples(pair, among: both)
    return entry
  }

  /// - Parameter generality: How common the source term is in general language, as a Zipf value; 0 when not known.
  private func measures(_ pair: PhrasePair, generality: Float) -> [GlossaryEntry.Measure] {
    let ratio = Association.logLikelihoodRatio(
      together: Int(pair.together), source: Int(pair.sourceSegments), target: Int(pair.targetSegments),
      total: units.count)
    var measures = [
      GlossaryEntry.Measure("dice", pair.dice), .init("log_likelihood", ratio),
      .init("aligned_share", pair.alignedShare),
    ]
    if generality > 0 {
      let frequency =
        Double(sourceCandidates.counts[Int(pair.source)]) / Double(max(1, sourceSide.tokens.count))
      measures.append(.init("domain_ratio", frequency / Association.frequency(zipf: Double(generality))))
    }
    return measures
  }

  private func examples(_ pair: PhrasePair, among segments: [Int]) -> [TermExample] {
    ExampleChooser(units: units).choose(among: segments).map { segment in
      let unit = units[segment]
      return TermExample(
        source: .init(
          unit.source,
          terms: ranges(of: pair.source, in: segment, sourceSide, sourcePostings, sourceCandidates),
          at: unit.sourceLocation),
        target: .init(
          unit.target ?? "",
          terms: ranges(of: pair.target, in: segment, targetSide, targetPostings, targetCandidates),
          at: unit.targetLocation),
        document: unit.documentName)
    }
  }

  /// Where a phrase stands in a segment, as byte ranges that do not overlap.
  private func ranges(
    of phrase: Int32, in segment: Int, _ side: TermSide, _ postings: Postings, _ candidates: CandidateSet
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for place in postings.places(of: phrase) where place.segment == Int32(segment) {
      let span = candidates.occurrences[Int(place.occurrence)].tokens
      let range = Int(side.tokens[span.lowerBound].start)..<Int(side.tokens[span.upperBound - 1].end)
      if range.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(range) }
    }
    return ranges
  }

  private func forms(ofTarget phrase: Int32) -> [Surfaces.Form] {
    targetSurfaces.forms(of: targetPostings.places(of: phrase), targetCandidates)
  }

  private func segmentsWithBoth(_ pair: PhrasePair) -> [Int] {
    let targets = Set(targetPostings.places(of: pair.target).map(\.segment))
    var segments: [Int] = []
    for place in sourcePostings.places(of: pair.source) where targets.contains(place.segment) {
      if segments.last != Int(place.segment) { segments.append(Int(place.segment)) }
    }
    return segments
  }

  private func documentCount(of pair: PhrasePair) -> Int { documentCount(segmentsWithBoth(pair)) }

  private func documentCount(_ segments: [Int]) -> Int { Set(segments.map { units[$0].documentName }).count }

  private func status(_ match: KnownTerms.Match?, source: String, target: String, kinds: PhraseKind)
    -> GlossaryEntry.Status
  {
    if match?.concept.isTranslatable == false { return .doNotTranslate }
    if match?.isApproved == true { return .approved }
    // A name, or a word of capitals and digits, that is the same on both sides.
    return source == target && kinds.contains(.name) ? .doNotTranslate : .candidate
  }

  /// The translation and its rivals with the segments in which they are aligned, longer forms of it left out.
  private func alternatives(
    _ pair: PhrasePair, _ others: [PhrasePair], target: String, _ termhood: Termhood
  ) -> [GlossaryEntry.Alternative] {
    let rivals = rivals(of: pair, others, target: target, termhood)
    if rivals.isEmpty { return [] }
    return [.init(target, count: Int(pair.aligned), documentCount: documentCount(of: pair))] + rivals
  }

  /// Of the rivals of a translation often seen, one in so many is a slip.
  private static let slipShare = 25

  private func rivals(of pair: PhrasePair, _ others: [PhrasePair], target: String, _ termhood: Termhood)
    -> [GlossaryEntry.Alternative]
  {
    let isName = termhood.source.kind(pair.source).contains(.name)
    return others.filter { other in
      other.target != pair.target && 2 * other.tight > other.aligned && other.tight > 0
        && Self.slipShare * Int(other.aligned) >= Int(pair.aligned)
        // A word of a name is no translation of a word: `Library` in `Library Carpentry`.
        && (isName || !termhood.target.kind(other.target).contains(.name))
    }.compactMap { other in
      let text = forms(ofTarget: other.target)[0].text
      let isPart = text.containsWords(of: target) || target.containsWords(of: text)
      return isPart || text.isSpelling(of: target)
        ? nil : .init(text, count: Int(other.aligned), documentCount: documentCount(of: other))
    }.prefix(4).map { $0 }
  }

  private func reason(
    _ pair: PhrasePair, _ others: [PhrasePair], _ match: KnownTerms.Match?, _ termhood: Termhood,
    source: String,
    target: String
  ) -> String {
    let seen =
      pair.sourceSegments == 1
      ? "the only segment with \"\(source)\" has \"\(target)\""
      : "\(pair.together) of \(pair.sourceSegments) segments with \"\(source)\" have \"\(target)\""
    var parts = ["\(seen); aligned in \(pair.aligned)"]
    if let acronyms = termhood.acronyms(of: pair) {
      parts.append("abbreviated \(acronyms.source) and \(acronyms.target)")
    }
    if let match { parts.append("concept \(match.concept.id) of the glossary \(match.glossary)") }
    for other in others where other.aligned > 0 && known.match(other.source, other.target) == nil {
      guard let ruledOut = known.ruledOut(other.source, other.target) else { continue }
      if other.target == pair.target {
        parts.append("the glossary \(ruledOut.glossary) advises against \"\(target)\"")
      } else {
        let text = forms(ofTarget: other.target)[0].text
        parts.append("\"\(text)\" occurs too, against the glossary \(ruledOut.glossary)")
      }
    }
    return parts.joined(separator: "; ")
  }
}

extension String {
  /// Whether the two differ in spaces, hyphens and case only.
  fileprivate func isSpelling(of other: String) -> Bool {
    func letters(_ text: String) -> String { CaseMapping.fold(text).filter { $0 != " " && $0 != "-" } }
    return letters(self) == letters(other)
  }

  /// Whether the words of `other` stand in this text in a row.
  fileprivate func containsWords(of other: String) -> Bool {
    (" " + CaseMapping.fold(self) + " ").contains(" " + CaseMapping.fold(other) + " ")
  }
}
