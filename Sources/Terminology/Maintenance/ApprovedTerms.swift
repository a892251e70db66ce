import GlossaryModel
import LocaleProfiles
import TextModel

/// The approved concepts of a user's glossaries, held beside what a build found in the texts.
public struct ApprovedTerms {
  private struct Pair {
    var concept: Concept
    var source: Term
    var target: Term
    /// Keys of all its terms in the target language.
    var targetKeys: Set<String>
  }

  private let source: LocaleProfile
  private let sourceKeyer: PhraseKeyer
  private let targetKeyer: PhraseKeyer
  /// The concepts that have a preferred term on both sides.
  private let pairs: [Pair]
  /// Indices of the pairs by the keys of all their source terms.
  private let pairsOfSource: [String: [Int]]

  /// - Parameter glossaries: Concepts of other status in them are passed over.
  public init(_ glossaries: [Glossary], source: LocaleProfile, target: LocaleProfile) {
    let (sourceKeyer, targetKeyer) = (PhraseKeyer(source), PhraseKeyer(target))
    let pairs = glossaries.flatMap(\.concepts).compactMap { concept -> Pair? in
      guard concept.status == .approved,
        let first = concept.terms(in: source.tag).first(where: { $0.status == .preferred }),
        let second = concept.terms(in: target.tag).first(where: { $0.status == .preferred })
      else { return nil }
      let targetKeys = Set(concept.terms(in: target.tag).map { targetKeyer.key($0.text) })
      return Pair(concept: concept, source: first, target: second, targetKeys: targetKeys)
    }
    var pairsOfSource: [String: [Int]] = [:]
    for (index, pair) in pairs.enumerated() {
      for key in Set(pair.concept.terms(in: source.tag).map({ sourceKeyer.key($0.text) })) {
        pairsOfSource[key, default: []].append(index)
      }
    }
    (self.source, self.sourceKeyer, self.targetKeyer) = (source, sourceKeyer, targetKeyer)
    (self.pairs, self.pairsOfSource) = (pairs, pairsOfSource)
  }

  /// Entries for approved terms that occur in the source texts, in any inflection, and have no entry with their
  /// translation.
  ///
  /// - Throws: ``InputError`` when ICU has no break rules.
  public func missing(from entries: [GlossaryEntry], in units: [TranslationUnit]) throws(InputError)
    -> [GlossaryEntry]
  {
    let known = Set(entries.map { key($0.source, $0.target) })
    let missing = pairs.filter { !known.contains(key($0.source.text, $0.target.text)) }
    let counts = try segmentCounts(of: missing, in: units)
    return zip(missing, counts).compactMap { pair, count in
      if count == 0 { return nil }
      var entry = GlossaryEntry(
        id: pair.concept.id, source: pair.source.text, target: pair.target.text,
        status: pair.concept.isTranslatable ? .approved : .doNotTranslate,
        reason: "approved; the word alignment joins the two terms in no segment")
      entry.sourceCount = count
      return entry
    }
  }

  /// In how many units each pair's source term stands, not as part of another pair's.
  private func segmentCounts(of pairs: [Pair], in units: [TranslationUnit]) throws(InputError) -> [Int] {
    var counts = Array(repeating: 0, count: pairs.count)
    if pairs.isEmpty { return counts }
    let terms = pairs.map { pair in
      var concept = pair.concept
      concept.terms = [pair.source]
      return concept
    }
    var scanner = try TermScanner(
      try TermMatcher(Glossary(concepts: terms), profile: source), profile: source)
    for unit in units {
      for index in Set(scanner.matches(in: Array(unit.source.utf8)).exclusive().map(\.concept)) {
        counts[index] += 1
      }
    }
    return counts
  }

  /// A line for each candidate that translates an approved term otherwise.
  public func contradictions(of entries: [GlossaryEntry]) -> [String] {
    entries.compactMap { entry in
      guard entry.status == .candidate, let indices = pairsOfSource[sourceKeyer.key(entry.source)] else {
        return nil
      }
      let targetKey = targetKeyer.key(entry.target)
      if indices.contains(where: { pairs[$0].targetKeys.contains(targetKey) }) { return nil }
      return
        "\"\(entry.source)\" is approved as \"\(pairs[indices[0]].target.text)\", but the texts have "
        + "\"\(entry.target)\" in \(entry.pairCount) of \(entry.sourceCount) segments"
    }
  }

  private func key(_ source: String, _ target: String) -> String {
    sourceKeyer.key(source) + "\t" + targetKeyer.key(target)
  }
}
