import GlossaryModel
import LocaleProfiles

/// What people decided in glossaries: the pairs that they approved, rejected and forbade, whichever way they read.
public struct DecidedTerms {
  /// Why a pair of terms goes against a decision.
  public enum Verdict: Hashable, Sendable {
    /// The concept of the pair was rejected.
    case rejected
    /// A term of the pair must not be used, the preferred one is another.
    case forbidden(term: String, preferred: String)
    /// A term of the pair is approved with another one.
    case otherwise(term: String, approved: String)
  }

  /// One language's terms of a decided concept.
  fileprivate struct Side {
    var terms: [(keys: [String], term: Term)]

    init(_ terms: [Term], _ keyer: PhraseKeyer) { self.terms = terms.map { (keyer.keys($0.text), $0) } }

    /// The term that a text means; `nil` when it is none of these.
    func term(for text: String, _ keys: [String]) -> Term? {
      let meant = terms.filter { $0.keys == keys && $0.term.fitsCase(of: text) }.map(\.term)
      return meant.first { $0.text == text } ?? meant.first
    }

    var preferred: Term? {
      terms.first { $0.term.status == .preferred }?.term ?? terms.first { $0.term.status.isAllowed }?.term
    }
  }

  private struct Decision {
    var isRejected: Bool
    var source: Side
    var target: Side
  }

  private let sourceKeyer: PhraseKeyer
  private let targetKeyer: PhraseKeyer
  private var decisions: [Decision] = []
  /// Indices of the decisions by the keys of all their terms.
  private var bySource: [[String]: [Int]] = [:]
  private var byTarget: [[String]: [Int]] = [:]
  /// Indices of those with a term that must not be used.
  private var withForbidden: [Int] = []

  /// - Parameter glossaries: Candidates count where a person has changed their terms.
  public init(_ glossaries: [Glossary], source: LocaleProfile, target: LocaleProfile) {
    sourceKeyer = PhraseKeyer(source)
    targetKeyer = PhraseKeyer(target)
    for concept in glossaries.lazy.flatMap(\.concepts) where concept.status != .candidate || concept.isEdited
    {
      let decision = Decision(
        isRejected: concept.status == .deprecated,
        source: Side(concept.terms(in: source.tag), sourceKeyer),
        target: Side(concept.terms(in: target.tag), targetKeyer))
      let index = decisions.count
      for keys in Set(decision.source.terms.map(\.keys)) { bySource[keys, default: []].append(index) }
      for keys in Set(decision.target.terms.map(\.keys)) { byTarget[keys, default: []].append(index) }
      if concept.terms.contains(where: { !$0.status.isAllowed }) { withForbidden.append(index) }
      decisions.append(decision)
    }
  }

  /// The decision that a pair goes against; `nil` when there is none, or when the pair is approved.
  public func verdict(on source: String, _ target: String) -> Verdict? {
    let (sourceKeys, targetKeys) = (sourceKeyer.keys(source), targetKeyer.keys(target))
    let ofSource = (bySource[sourceKeys] ?? []).map { decisions[$0] }
    let ofTarget = (byTarget[targetKeys] ?? []).map { decisions[$0] }
    var isRejected = false
    var forbidden: Verdict?
    for decision in ofSource {
      guard let own = decision.source.term(for: source, sourceKeys),
        let other = decision.target.term(for: target, targetKeys)
      else { continue }
      if decision.isRejected {
        isRejected = true
      } else if own.status.isAllowed && other.status.isAllowed {
        return nil
      } else {
        forbidden = other.status.isAllowed ? decision.source.forbids(own) : decision.target.forbids(other)
      }
    }
    if let forbidden { return forbidden }
    if isRejected { return .rejected }
    for decision in ofSource where !decision.isRejected {
      if let own = decision.source.term(for: source, sourceKeys), own.status.isAllowed,
        let approved = decision.target.preferred
      {
        return .otherwise(term: source, approved: approved.text)
      }
    }
    for decision in ofTarget where !decision.isRejected {
      if let other = decision.target.term(for: target, targetKeys), other.status.isAllowed,
        let approved = decision.source.preferred
      {
        return .otherwise(term: target, approved: approved.text)
      }
    }
    return forbiddenPart(sourceKeys, targetKeys)
  }

  /// The verdict on a longer pair that has a forbidden translation inside: `modelo de código abierto`.
  private func forbiddenPart(_ source: [String], _ target: [String]) -> Verdict? {
    for decision in withForbidden.map({ decisions[$0] }) where !decision.isRejected {
      if let term = decision.target.forbiddenPart(of: target), decision.source.hasPart(of: source) {
        return decision.target.forbids(term)
      }
      if let term = decision.source.forbiddenPart(of: source), decision.target.hasPart(of: target) {
        return decision.source.forbids(term)
      }
    }
    return nil
  }
}

extension DecidedTerms.Side {
  fileprivate func forbids(_ term: Term) -> DecidedTerms.Verdict {
    .forbidden(term: term.text, preferred: preferred?.text ?? "")
  }

  /// The term that must not be used and stands in a longer phrase.
  fileprivate func forbiddenPart(of keys: [String]) -> Term? {
    terms.first { !$0.term.status.isAllowed && $0.keys.count < keys.count && keys.contains($0.keys) }?.term
  }

  /// Whether any of the terms stands in a longer phrase.
  fileprivate func hasPart(of keys: [String]) -> Bool { terms.contains { keys.contains($0.keys) } }
}

extension Term {
  /// Whether a text may be the term as far as case tells: an acronym is none in small letters.
  fileprivate func fitsCase(of text: String) -> Bool {
    !isCaseSensitive || text.contains(where: \.isUppercase)
  }
}

extension Concept {
  /// Whether a person changed the terms of a candidate: its id, made from the terms that were found, no longer says
  /// them.
  public var isEdited: Bool {
    guard status == .candidate, let mark = id.firstRange(of: "--") else { return false }
    return !terms.contains { source in
      EntryIdentifier.isOf(id[..<mark.lowerBound], source.text)
        && terms.contains {
          $0.language != source.language && EntryIdentifier.isOf(id[mark.upperBound...], $0.text)
        }
    }
  }
}

extension DecidedTerms {
  /// A line for each entry that goes against a decision.
  public func contradictions(of entries: [GlossaryEntry]) -> [String] {
    entries.compactMap { entry in
      guard entry.status != .approved, let verdict = verdict(on: entry.source, entry.target) else {
        return nil
      }
      let seen = "in \(entry.pairCount) of \(entry.sourceCount) segments"
      switch verdict {
      case .rejected: return nil
      case .forbidden(let term, let preferred):
        let advice = preferred.isEmpty ? "must not be used" : "must not be used, but \"\(preferred)\""
        return "\"\(term)\" \(advice); the texts have \"\(entry.source)\" as \"\(entry.target)\" \(seen)"
      case .otherwise(let term, let approved):
        let other = term == entry.source ? entry.target : entry.source
        return "\"\(term)\" is approved as \"\(approved)\", but the texts have \"\(other)\" \(seen)"
      }
    }
  }

  /// Marks the entries that were rejected or have a forbidden term; the reason of those that go against an approved
  /// translation says so.
  public func mark(_ entries: inout [GlossaryEntry]) {
    for index in entries.indices where entries[index].status != .approved {
      switch verdict(on: entries[index].source, entries[index].target) {
      case .rejected?:
        entries[index].status = .deprecated
        entries[index].reason += "; rejected in the glossary"
      case .forbidden(let term, let preferred)?:
        entries[index].status = .forbidden
        entries[index].reason += "; \"\(term)\" must not be used"
        if !preferred.isEmpty { entries[index].reason += ", but \"\(preferred)\"" }
      case .otherwise(let term, let approved)?:
        entries[index].reason += "; the glossary approves \"\(approved)\" for \"\(term)\""
      case nil: break
      }
    }
  }
}
