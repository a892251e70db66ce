import GlossaryModel
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
  let known: KnownTerms
  let options: GlossaryBuilderOptions

  /// Dice plus the share of aligned segments that a pair must reach; set on the development pair.
  private static let minPairScore = 0.5

  /// All entries, best first.
  func entries() -> [GlossaryEntry] {
    let termhood = Termhood(
      source: PhraseShapes(source, sourceCandidates), target: PhraseShapes(target, targetCandidates),
      sourceExpansions: Expansions(source, sourceCandidates),
      targetExpansions: Expansions(target, targetCandidates), known: known, segmentCount: units.count)
    let best = pairs.map { choose($0) }
    let isGood = best.map { pair in pair.map { $0.score >= Self.minPairScore && termhood.isTerm($0) } ?? false
    }
    let nesting = Nesting(sourceCandidates) { isGood[Int($0)] }
    let writer = EntryWriter(
      units: units, source: source, target: target, sourceCandidates: sourceCandidates,
      targetCandidates: targetCandidates, known: known)
    var ranked: [(entry: GlossaryEntry, value: Double)] = []
    for (phrase, pair) in best.enumerated() where isGood[phrase] {
      guard let pair, termhood.standsAlone(pair, coveredShare: nesting.coveredShare[phrase]) else { continue }
      let value = termhood.value(pair)
      ranked.append((writer.entry(pair, others: pairs[phrase], termhood: termhood, value: value), value))
    }
    ranked.sort {
      ($1.value, $0.entry.source, $0.entry.target) < ($0.value, $1.entry.source, $1.entry.target)
    }
    let entries = ranked.map(\.entry).filter { $0.score >= options.minScore }
    return options.maxTerms.map { Array(entries.prefix($0)) } ?? entries
  }

  /// The best translation, or the one that a reference glossary has if it is aligned at all.
  private func choose(_ pairs: [PhrasePair]) -> PhrasePair? {
    pairs.first { $0.aligned > 0 && known.match($0.source, $0.target) != nil }
      ?? pairs.first { $0.aligned > 0 }
  }
}
