import GlossaryModel
import LocaleProfiles
import TextModel

/// Brings a glossary up to date with what a build found, and touches nothing that a person decided.
public struct GlossaryUpdater {
  /// What became of the glossary.
  public struct Outcome: Sendable {
    public var glossary: Glossary
    /// Concepts that the texts have.
    public var seenCount = 0
    /// Concepts that were added as candidates.
    public var addedCount = 0
    /// Concepts that had no term of the target language and were given one.
    public var grownCount = 0
    /// Concepts whose terms no longer occur as translations of each other, so that their evidence was taken away.
    public var unseenCount = 0
    /// Candidates left out because they go against what a person decided.
    public var leftOutCount = 0
  }

  private let source: LocaleProfile
  private let target: LocaleProfile
  private let sourceKeyer: PhraseKeyer
  private let targetKeyer: PhraseKeyer

  /// - Parameters:
  ///   - source: The profile of the language that the entries are from.
  ///   - target: The profile of the language that the entries are to.
  public init(source: LocaleProfile, target: LocaleProfile) {
    self.source = source
    self.target = target
    sourceKeyer = PhraseKeyer(source)
    targetKeyer = PhraseKeyer(target)
  }

  /// The glossary with new evidence for the translations it has, and new concepts for those it has not.
  ///
  /// - Parameters:
  ///   - glossary: Terms, statuses, notes and order stay as they are.
  ///   - entries: What a build found, best first.
  ///   - isComplete: Whether the entries are all there are; else what they lack keeps its evidence.
  public func update(
    _ glossary: Glossary, with entries: GlossaryEntries, isComplete: Bool = true
  ) -> Outcome {
    var outcome = Outcome(glossary: glossary)
    for tag in [entries.source, entries.target] where !outcome.glossary.languages.contains(where: tag.matches)
    {
      outcome.glossary.languages.append(tag)
    }
    let index = TermIndex(glossary, language: source.tag, sourceKeyer)
    let decided = DecidedTerms([glossary], source: source, target: target)
    let edited = Set(glossary.concepts.lazy.filter(\.isEdited).map(\.id))
    var ids = Set(glossary.concepts.map(\.id))
    var seen: Set<Place> = []
    /// New concepts, and those that were given a term, by the ids of their entries.
    var added: [String: Int] = [:]
    /// Old concepts that were given a term of the target language.
    var grown: Set<Int> = []
    for entry in entries.entries.abbreviationsLast {
      let concepts = index.concepts[sourceKeyer.key(entry.source)] ?? []
      let places = concepts.compactMap { place(of: entry.target, in: glossary.concepts[$0], $0) }
      if !places.isEmpty {
        for place in places where seen.insert(place).inserted {
          outcome.glossary.concepts[place.concept].terms[place.term].renew(evidenceOf: entry)
        }
      } else if edited.contains(entry.id) || decided.verdict(on: entry.source, entry.target) != nil {
        outcome.leftOutCount += 1
      } else if let concept = concepts.onlyElement(where: { lacksTarget(glossary.concepts[$0]) }),
        grown.insert(concept).inserted
      {
        outcome.glossary.concepts[concept].grow(by: entry, in: target.tag)
        added[entry.id] = concept
        outcome.grownCount += 1
      } else if let longForm = added[entry.abbreviates] {
        outcome.glossary.concepts[longForm].addAbbreviation(entry, from: entries.source, to: entries.target)
      } else {
        var concept = Concept(entry, from: entries.source, to: entries.target)
        concept.id = Self.free(concept.id, &ids)
        added[entry.id] = outcome.glossary.concepts.count
        outcome.glossary.concepts.append(concept)
        outcome.addedCount += 1
      }
    }
    outcome.seenCount = Set(seen.map(\.concept)).count
    if isComplete { removeStale(from: glossary, seen, &outcome) }
    return outcome
  }

  private struct Place: Hashable {
    var concept: Int
    var term: Int
  }

  private func place(of text: String, in concept: Concept, _ index: Int) -> Place? {
    let key = targetKeyer.key(text)
    let terms = concept.terms.indices.filter { concept.terms[$0].language.matches(target.tag) }
    let term =
      terms.first { concept.terms[$0].text == text }
      ?? terms.first { targetKeyer.key(concept.terms[$0].text) == key }
    return term.map { Place(concept: index, term: $0) }
  }

  /// Whether a concept that nobody has decided on yet waits for a term of the target language.
  private func lacksTarget(_ concept: Concept) -> Bool {
    concept.status == .candidate && !concept.isEdited && concept.isTranslatable
      && concept.terms(in: target.tag).isEmpty
  }

  private func removeStale(from glossary: Glossary, _ seen: Set<Place>, _ outcome: inout Outcome) {
    for (number, concept) in glossary.concepts.enumerated() where !concept.terms(in: source.tag).isEmpty {
      var isStale = false
      for (index, term) in concept.terms.enumerated()
      where term.language.matches(target.tag) && !term.evidenceSummary.isEmpty
        && !seen.contains(Place(concept: number, term: index))
      {
        outcome.glossary.concepts[number].terms[index] = term.withoutEvidence
        isStale = true
      }
      if isStale, !seen.contains(where: { $0.concept == number }) { outcome.unseenCount += 1 }
    }
  }

  /// The id, numbered when it is taken.
  private static func free(_ id: String, _ taken: inout Set<String>) -> String {
    var free = id
    var number = 2
    while !taken.insert(free).inserted {
      free = "\(id)-\(number)"
      number += 1
    }
    return free
  }
}

/// The concepts that have a term of one language which may be used, by its key: what is seen of a forbidden term is no
/// evidence for the approved ones.
private struct TermIndex {
  private(set) var concepts: [String: [Int]] = [:]

  init(_ glossary: Glossary, language: LanguageTag, _ keyer: PhraseKeyer) {
    for (index, concept) in glossary.concepts.enumerated() {
      let terms = concept.terms(in: language).filter(\.status.isAllowed)
      for key in Set(terms.map { keyer.key($0.text) }).sorted() {
        concepts[key, default: []].append(index)
      }
    }
  }
}

extension Concept {
  /// Adds the translation of an entry into another language.
  fileprivate mutating func grow(by entry: GlossaryEntry, in language: LanguageTag) {
    var term = Term(found: entry.target, in: language)
    term.take(evidenceOf: entry)
    terms.append(term)
  }
}

extension [Int] {
  /// The element that fits, where there is only one.
  fileprivate func onlyElement(where fits: (Int) -> Bool) -> Int? {
    let fitting = filter(fits)
    return fitting.count == 1 ? fitting[0] : nil
  }
}
