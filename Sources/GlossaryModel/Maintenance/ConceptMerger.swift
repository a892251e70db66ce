import TextModel

/// Merges two states of one concept.
struct ConceptMerger {
  let base: Concept?
  let ours: Concept
  let theirs: Concept
  /// What the two disagree on.
  private(set) var messages: [String] = []
  /// What a candidate of theirs would add to a concept that we have decided on.
  private(set) var leftOut: [String] = []

  init(base: Concept?, ours: Concept, theirs: Concept) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
  }

  /// Which side decides where both differ from the base: the one that is approved when the other is a candidate.
  private enum Authority { case ours, theirs, nobody }

  private var authority: Authority {
    switch (ours.status, theirs.status) {
    case (.candidate, .candidate): .nobody
    case (.candidate, _) where base?.status != .approved: .theirs
    case (_, .candidate) where base?.status != .approved: .ours
    default: .nobody
    }
  }

  mutating func merge() -> Concept {
    if let decided = decidedAgainstChanges() { return decided }
    var merged = ours
    for field in fields(base?.fields ?? [:], ours.fields, theirs.fields, name: "") {
      merged.set(field.name, field.text)
    }
    // What was approved before only goes back to a candidate when both say so.
    if base?.status == .approved, ours.status != theirs.status,
      [ours, theirs].contains(where: { $0.status == .candidate })
    {
      merged.status = .approved
      messages.append(
        "status: ours \(ours.status.rawValue), theirs \(theirs.status.rawValue), before approved")
    }
    mergeTerms(into: &merged)
    return merged
  }

  /// The concept of the side that approved it while the other changed or took away its preferred terms: what a
  /// person approved stands.
  private mutating func decidedAgainstChanges() -> Concept? {
    guard let base, base.status != .approved, ours.verdicts != theirs.verdicts else { return nil }
    if ours.status == .approved, !base.preferences.isSubset(of: theirs.verdicts) {
      messages.append("terms: ours approved \(ours.termList), theirs changed to \(theirs.termList)")
      return ours
    }
    if theirs.status == .approved, !base.preferences.isSubset(of: ours.verdicts) {
      messages.append("terms: theirs approved \(theirs.termList), ours changed to \(ours.termList)")
      return theirs
    }
    return nil
  }

  /// The fields to set: those that only they changed, and those in which they decide.
  private mutating func fields(
    _ base: [String: String], _ ours: [String: String], _ theirs: [String: String], name: String
  ) -> [(name: String, text: String)] {
    var result: [(name: String, text: String)] = []
    for field in Set(ours.keys).union(theirs.keys).sorted() {
      let (old, own, other) = (base[field] ?? "", ours[field] ?? "", theirs[field] ?? "")
      if own == other || old == other { continue }
      if old == own || authority == .theirs || (self.base == nil && own.isEmpty) {
        result.append((field, other))
      } else if authority == .nobody, !(self.base == nil && other.isEmpty) {
        let before = old.isEmpty ? "" : ", before \(old)"
        messages.append(
          "\(name)\(field): ours \(own.isEmpty ? "none" : own), theirs \(other.isEmpty ? "none" : other)\(before)"
        )
      }
    }
    return result
  }

  private mutating func mergeTerms(into merged: inout Concept) {
    let before = terms(of: base)
    let others = terms(of: theirs)
    merged.terms = []
    for term in ours.terms {
      if let other = others[term.key] {
        merged.terms.append(merge(before[term.key], term, other))
      } else if let old = before[term.key] {
        // They took it away.
        if old.withoutEvidence == term.withoutEvidence { continue }
        messages.append("\(Self.name(term)): ours \(term.status.rawValue), theirs removed")
        merged.terms.append(term)
      } else if authority != .theirs || base != nil {
        merged.terms.append(term)
      }
    }
    let own = terms(of: ours)
    for term in theirs.terms where own[term.key] == nil {
      if let old = before[term.key] {
        if old.withoutEvidence == term.withoutEvidence { continue }
        messages.append("\(Self.name(term)): ours removed, theirs \(term.status.rawValue)")
      } else if authority == .ours, base == nil {
        leftOut.append("theirs \(Self.name(term)), but the concept is \(ours.status.rawValue)")
        continue
      }
      merged.add(term)
    }
    settlePreferred(&merged)
  }

  private mutating func merge(_ base: Term?, _ ours: Term, _ theirs: Term) -> Term {
    var merged = ours
    for field in fields(
      base?.fields ?? [:], ours.fields, theirs.fields, name: Self.name(ours) + ": ")
    {
      merged.set(field.name, field.text)
    }
    if ours.properties == base?.properties || theirs.segmentCount > ours.segmentCount {
      merged.properties = theirs.properties
    }
    return merged
  }

  /// Of two preferred terms in a language that come from two sides, ours stays so.
  private mutating func settlePreferred(_ merged: inout Concept) {
    for tag in Set(merged.terms.map(\.language)).sorted() {
      let preferred = merged.terms.indices.filter {
        merged.terms[$0].language == tag && merged.terms[$0].status == .preferred
      }
      let own = ours.terms.filter { $0.language == tag && $0.status == .preferred }.map(\.text)
      guard preferred.count > 1, own.count == 1,
        let new = preferred.first(where: { merged.terms[$0].text != own[0] })
      else { continue }
      merged.terms[new].status = .admitted
      messages.append("\(tag): ours prefers \"\(own[0])\", theirs \"\(merged.terms[new].text)\"")
    }
  }

  private func terms(of concept: Concept?) -> [Term.Key: Term] {
    Dictionary((concept?.terms ?? []).map { ($0.key, $0) }) { first, _ in first }
  }

  private static func name(_ term: Term) -> String { "\(term.language) \"\(term.text)\"" }
}

extension Concept {
  /// What a person may decide of the terms: their words, and how far each may be used.
  fileprivate var verdicts: Set<String> { Self.verdicts(terms) }

  /// Those of the preferred terms, which an approval stands for.
  fileprivate var preferences: Set<String> { Self.verdicts(terms.filter { $0.status == .preferred }) }

  private static func verdicts(_ terms: [Term]) -> Set<String> {
    Set(terms.map { "\($0.language)\t\($0.text)\t\($0.status.rawValue)" })
  }

  /// The terms for a message.
  fileprivate var termList: String {
    terms.map { "\($0.language) \"\($0.text)\" (\($0.status.rawValue))" }.joined(separator: ", ")
  }
}
