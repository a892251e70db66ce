import TextModel

/// A difference between two states of a glossary.
public struct GlossaryChange: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable { case added, removed, changed }

  public var kind: Kind
  /// The concept's id.
  public var concept: String
  /// The term that differs; `nil` when the concept itself does.
  public var term: Term?
  /// The field that differs, such as `status`; empty when the whole concept or term came or went.
  public var field = ""
  /// The values before and after; for concepts that came or went, their terms in words.
  public var old = ""
  public var new = ""

  /// The change on one line, `~ open-source: es "fuente abierta": status: admitted → forbidden`.
  public var description: String {
    let name = term.map { "\(concept): \($0.language) \"\($0.text)\"" } ?? concept
    switch kind {
    case .added: return "+ \(name)" + (new.isEmpty ? "" : ": \(new)")
    case .removed: return "- \(name)" + (old.isEmpty ? "" : ": \(old)")
    case .changed:
      return "~ \(name): \(field): \(old.isEmpty ? "none" : old) → \(new.isEmpty ? "none" : new)"
    }
  }
}

extension Glossary {
  /// What was changed to make `other` of this glossary: concepts by id, terms by language and text.
  ///
  /// The order of concepts and terms does not count.
  ///
  /// - Parameters:
  ///   - other: The later state.
  ///   - includingEvidence: Whether new counts of a build are changes.
  /// - Returns: Changes in the order of this glossary's concepts, then those that were added.
  public func changes(to other: Glossary, includingEvidence: Bool = false) -> [GlossaryChange] {
    let later = Dictionary(other.concepts.map { ($0.id, $0) }) { first, _ in first }
    let known = Set(concepts.map(\.id))
    var changes: [GlossaryChange] = []
    for concept in concepts {
      if let new = later[concept.id] {
        changes += concept.changes(to: new, includingEvidence)
      } else {
        changes.append(GlossaryChange(kind: .removed, concept: concept.id, old: concept.inWords))
      }
    }
    for concept in other.concepts where !known.contains(concept.id) {
      changes.append(GlossaryChange(kind: .added, concept: concept.id, new: concept.inWords))
    }
    return changes
  }
}

extension Concept {
  /// The usable terms and the status: `en "open source", es "código abierto" (approved)`.
  var inWords: String {
    let terms = terms.filter(\.status.isAllowed)
    return terms.map { "\($0.language) \"\($0.text)\"" }.joined(separator: ", ") + " (\(status.rawValue))"
  }

  fileprivate func changes(to new: Concept, _ includingEvidence: Bool) -> [GlossaryChange] {
    var changes = differences(fields, new.fields).map {
      GlossaryChange(kind: .changed, concept: id, field: $0.name, old: $0.old, new: $0.new)
    }
    let later = Dictionary(new.terms.map { ($0.key, $0) }) { first, _ in first }
    let known = Set(terms.map(\.key))
    for term in terms {
      guard let other = later[term.key] else {
        changes.append(GlossaryChange(kind: .removed, concept: id, term: term, old: term.status.rawValue))
        continue
      }
      changes += differences(term.fields, other.fields).map {
        GlossaryChange(kind: .changed, concept: id, term: term, field: $0.name, old: $0.old, new: $0.new)
      }
      if includingEvidence, term.evidenceSummary != other.evidenceSummary {
        changes.append(
          GlossaryChange(
            kind: .changed, concept: id, term: term, field: "evidence", old: term.evidenceSummary,
            new: other.evidenceSummary))
      }
    }
    for term in new.terms where !known.contains(term.key) {
      changes.append(GlossaryChange(kind: .added, concept: id, term: term, new: term.status.rawValue))
    }
    return changes
  }

  private func differences(
    _ old: [String: String], _ new: [String: String]
  ) -> [(name: String, old: String, new: String)] {
    Set(old.keys).union(new.keys).sorted().compactMap { name in
      let values = (old[name] ?? "", new[name] ?? "")
      return values.0 == values.1 ? nil : (name, values.0, values.1)
    }
  }
}
