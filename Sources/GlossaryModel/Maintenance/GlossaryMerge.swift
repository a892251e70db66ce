import TextModel
import UnicodeText

/// Something that two people decided differently.
public struct GlossaryConflict: Hashable, Sendable, CustomStringConvertible {
  /// What begins the comment that a merge leaves before the concept.
  public static let mark = "CONFLICT:"

  /// The concept's id in the merged glossary.
  public var concept: String
  /// The conflict in words, with both values and the evidence.
  public var message: String

  public var description: String { "\(concept): \(message)" }
}

/// The outcome of a merge.
public struct GlossaryMerge: Sendable {
  /// The merged glossary, in the order of ours; where there is a conflict it holds our value.
  public var glossary: Glossary
  public var conflicts: [GlossaryConflict] = []
  /// What was left out because it goes against an approved entry, in words.
  public var leftOut: [String] = []

  /// Merges two glossaries that were changed apart, like two branches of code.
  ///
  /// Concepts are the same by id, or by terms that they share in two languages; terms by language and text. What only
  /// one side changed is taken from that side. What both changed differently is a conflict. What is approved gives way
  /// to nothing but another decision: it wins over candidates, and to take it back or away is a conflict. Counts of
  /// builds never conflict: those of the larger corpus are taken.
  ///
  /// - Parameters:
  ///   - base: What both sides began with; `nil` when that is not known, so that nothing counts as taken away.
  ///   - ours: The glossary that is kept where the two disagree.
  ///   - theirs: The other one.
  public init(base: Glossary?, ours: Glossary, theirs: Glossary) {
    glossary = ours
    glossary.mergeHeader(base, theirs)
    let theirs = theirs.renamed(to: ours, base)
    var others = Dictionary(theirs.concepts.map { ($0.id, $0) }) { first, _ in first }
    let before = Dictionary((base?.concepts ?? []).map { ($0.id, $0) }) { first, _ in first }
    glossary.concepts = []
    for concept in ours.concepts {
      let other = others.removeValue(forKey: concept.id)
      if let merged = merge(before[concept.id], concept, other) { glossary.concepts.append(merged) }
    }
    let decided = DecidedTerms(ours)
    for concept in theirs.concepts where others[concept.id] != nil {
      add(concept, before[concept.id], decided)
    }
  }

  /// A concept that we have; `nil` when they took it away and may.
  private mutating func merge(_ base: Concept?, _ ours: Concept, _ theirs: Concept?) -> Concept? {
    guard let theirs else {
      guard let base else { return ours }
      if base.withoutEvidence == ours.withoutEvidence, ours.status != .approved { return nil }
      conflict(ours.id, "ours \(ours.inWords), theirs removed", ours)
      return ours
    }
    var merger = ConceptMerger(base: base, ours: ours, theirs: theirs)
    let merged = merger.merge()
    leftOut += merger.leftOut.map { "\(ours.id): \($0)" }
    for message in merger.messages { conflict(ours.id, message, merged) }
    return merged
  }

  /// A concept that only they have.
  private mutating func add(_ concept: Concept, _ base: Concept?, _ decided: DecidedTerms) {
    if let base {
      if base.withoutEvidence == concept.withoutEvidence { return }
      conflict(concept.id, "ours removed, theirs \(concept.inWords)", concept)
    } else if let rival = decided.rival(of: concept) {
      let message = "theirs \(concept.inWords), but \(rival.id) has \(rival.inWords)"
      if concept.status == .candidate {
        leftOut.append("\(concept.id): \(message)")
        return
      }
      conflict(concept.id, message, concept)
    }
    glossary.concepts.append(concept)
  }

  private mutating func conflict(_ id: String, _ message: String, _ concept: Concept) {
    let evidence = concept.terms.first { !$0.evidenceSummary.isEmpty }?.evidenceSummary
    conflicts.append(GlossaryConflict(concept: id, message: message + (evidence.map { " [\($0)]" } ?? "")))
  }
}

/// The approved terms of a glossary, to see what goes against them.
private struct DecidedTerms {
  private var concepts: [Term.Key: [Concept]] = [:]

  init(_ glossary: Glossary) {
    for concept in glossary.concepts where concept.status == .approved {
      for term in concept.terms where term.status == .preferred {
        concepts[term.folded, default: []].append(concept)
      }
    }
  }

  /// An approved concept that has one of the preferred terms, and another one for a second language.
  func rival(of concept: Concept) -> Concept? {
    let preferred = concept.terms.filter { $0.status == .preferred }
    for term in preferred {
      for other in concepts[term.folded] ?? [] {
        let differs = preferred.contains { own in
          own.language != term.language && !other.terms(in: own.language).isEmpty
            && !other.terms.contains { $0.folded == own.folded }
        }
        if differs { return other }
      }
    }
    return nil
  }
}

extension Term {
  /// The term whatever its case.
  fileprivate var folded: Key { Key(language: language, text: CaseMapping.fold(text)) }
}

extension Glossary {
  /// Takes what only they changed of the glossary itself, and their languages.
  fileprivate mutating func mergeHeader(_ base: Glossary?, _ theirs: Glossary) {
    for path in [\Glossary.name, \.title, \.licence, \.source] {
      if self[keyPath: path] == base?[keyPath: path] ?? "" { self[keyPath: path] = theirs[keyPath: path] }
    }
    for tag in theirs.languages where !languages.contains(tag) { languages.append(tag) }
  }

  /// The glossary with our ids for those of its new concepts that share terms with ours in two languages.
  fileprivate func renamed(to ours: Glossary, _ base: Glossary?) -> Glossary {
    let clashing = clashes(with: ours, base)
    let known = Set(ours.concepts.map(\.id)).union(base?.concepts.map(\.id) ?? []).subtracting(clashing)
    var free: [Term.Key: [Int]] = [:]
    let own = Set(concepts.map(\.id)).subtracting(clashing)
    for (index, concept) in ours.concepts.enumerated() where !own.contains(concept.id) {
      for term in concept.terms { free[term.folded, default: []].append(index) }
    }
    var renamed = self
    var taken: Set<Int> = []
    var ids = ConceptIDs()
    for concept in ours.concepts + concepts { ids.insert(concept.id) }
    for index in concepts.indices where !known.contains(concepts[index].id) {
      if clashing.contains(concepts[index].id) {
        renamed.concepts[index].id = ids.make(for: concepts[index].id)
      }
      var languages: [Int: Set<LanguageTag>] = [:]
      for term in concepts[index].terms {
        for other in free[term.folded] ?? [] { languages[other, default: []].insert(term.language) }
      }
      let match = languages.filter { $0.value.count > 1 && !taken.contains($0.key) }.keys.min()
      guard let match else { continue }
      taken.insert(match)
      renamed.concepts[index].id = ours.concepts[match].id
    }
    return renamed
  }

  /// Ids that both glossaries gave to new concepts which share no term: two meanings under one name.
  private func clashes(with ours: Glossary, _ base: Glossary?) -> Set<String> {
    let before = Set((base?.concepts ?? []).map(\.id))
    let own = Dictionary(ours.concepts.map { ($0.id, $0) }) { first, _ in first }
    return Set(
      concepts.filter { concept in
        guard !before.contains(concept.id), let other = own[concept.id] else { return false }
        return Set(concept.terms.map(\.folded)).isDisjoint(with: other.terms.map(\.folded))
      }.map(\.id))
  }
}
