import GlossaryModel
import LocaleProfiles
import TextModel

/// The approved concepts of a user's glossaries, held beside what a build found in the texts.
public struct ApprovedTerms {
  private struct Pair {
    var concept: Concept
    var source: Term
    var target: Term
  }

  private let source: LocaleProfile
  private let target: LocaleProfile
  private let sourceKeyer: PhraseKeyer
  private let targetKeyer: PhraseKeyer
  /// The concepts that have a preferred term on both sides.
  private let pairs: [Pair]

  /// - Parameter glossaries: Concepts of other status in them are passed over.
  public init(_ glossaries: [Glossary], source: LocaleProfile, target: LocaleProfile) {
    (self.source, self.target) = (source, target)
    (sourceKeyer, targetKeyer) = (PhraseKeyer(source), PhraseKeyer(target))
    pairs = glossaries.flatMap(\.concepts).compactMap { concept in
      guard concept.status == .approved,
        let first = concept.terms(in: source.tag).first(where: { $0.status == .preferred }),
        let second = concept.terms(in: target.tag).first(where: { $0.status == .preferred })
      else { return nil }
      return Pair(concept: concept, source: first, target: second)
    }
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
    if missing.isEmpty { return [] }
    let sources = try segments(of: missing, \.source, source, in: units.map(\.source))
    let targets = try segments(of: missing, \.target, target, in: units.map { $0.target ?? "" })
    return zip(missing, zip(sources, targets)).compactMap { pair, segments in
      let (sources, targets) = segments
      if sources.isEmpty { return nil }
      var entry = GlossaryEntry(
        id: pair.concept.id, source: pair.source.text, target: pair.target.text,
        status: pair.concept.isTranslatable ? .approved : .doNotTranslate)
      entry.sourceCount = sources.count
      entry.targetCount = targets.count
      entry.pairCount = sources.intersection(targets).count
      entry.reason =
        "approved; \(entry.pairCount) of \(entry.sourceCount) segments with \"\(entry.source)\" have "
        + "\"\(entry.target)\"; the word alignment joins them in none"
      return entry
    }
  }

  /// The texts that each pair's term stands in, not as part of another pair's.
  private func segments(
    of pairs: [Pair], _ side: KeyPath<Pair, Term>, _ profile: LocaleProfile, in texts: [String]
  ) throws(InputError) -> [Set<Int>] {
    var segments = Array(repeating: Set<Int>(), count: pairs.count)
    let terms = pairs.map { pair in
      var concept = pair.concept
      concept.terms = [pair[keyPath: side]]
      return concept
    }
    var scanner = try TermScanner(
      try TermMatcher(Glossary(concepts: terms), profile: profile), profile: profile)
    for (number, text) in texts.enumerated() {
      for match in scanner.matches(in: Array(text.utf8)).exclusive() {
        segments[match.concept].insert(number)
      }
    }
    return segments
  }

  private func key(_ source: String, _ target: String) -> String {
    sourceKeyer.key(source) + "\t" + targetKeyer.key(target)
  }
}
