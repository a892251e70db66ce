import TextModel

// What the last build saw of a translation goes with the target term, as properties named like the columns of tables.

extension Glossary {
  /// Entries as a glossary, a concept an entry, with their evidence.
  ///
  /// - Parameter hasReasons: Whether the reasons go with the translations as notes, for readers who do not decide here.
  public init(_ entries: GlossaryEntries, hasReasons: Bool = false) {
    self.init(languages: [entries.source, entries.target])
    concepts = entries.entries.map { entry in
      var concept = Concept(entry, from: entries.source, to: entries.target)
      if hasReasons { concept.terms[1].note = entry.reason }
      return concept
    }
  }
}

extension Concept {
  /// An entry as a concept with two terms.
  public init(_ entry: GlossaryEntry, from source: LanguageTag, to target: LanguageTag) {
    self.init(id: entry.id, status: entry.status == .approved ? .approved : .candidate)
    isTranslatable = entry.status != .doNotTranslate
    let verdict: Term.Status =
      switch entry.status {
      case .deprecated: .deprecated
      case .forbidden: .forbidden
      default: .preferred
      }
    terms = [Term(found: entry.source, in: source), Term(found: entry.target, in: target, status: verdict)]
    terms[1].take(evidenceOf: entry)
  }
}

extension Term {
  /// What is kept of an entry's evidence: enough to decide by, and nothing that is long.
  private static let kept: [EntryField] = [
    .score, .sourceCount, .targetCount, .pairCount, .alignedCount, .documents, .alternatives,
  ]

  /// A term as found in texts: a word of capitals is an acronym, whose case counts.
  init(found text: String, in language: LanguageTag, status: Status = .preferred) {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    let isAcronym =
      letters.count > 1 && !text.contains(" ") && letters.allSatisfy { !$0.properties.isLowercase }
      && letters.contains(where: \.properties.isUppercase)
    self.init(
      text, in: language, status: status, kind: isAcronym ? .acronym : .fullForm, isCaseSensitive: isAcronym)
  }

  /// Takes the evidence of an entry in place of what was there; other properties stay.
  public mutating func take(evidenceOf entry: GlossaryEntry) {
    let values = Self.kept.map { UnitProperty($0.rawValue, $0.cell(entry)) }.filter { !$0.value.isEmpty }
    properties = properties.filter { !Self.isEvidence($0) } + values
  }

  /// The term without the evidence of a build: what a person decides on.
  public var withoutEvidence: Term {
    var term = self
    term.properties.removeAll(where: Self.isEvidence)
    return term
  }

  /// The evidence in a few words, `12 of 13 segments, 3 documents`; empty when there is none.
  public var evidenceSummary: String {
    guard let pair = value(.pairCount), let source = value(.sourceCount) else { return "" }
    var text = "\(pair) of \(source) segments"
    if let documents = value(.documents).flatMap({ Int($0) }), documents > 1 {
      text += ", \(documents) documents"
    }
    if let others = value(.alternatives) { text += "; seen: \(others)" }
    return text
  }

  /// In how many segments the last build saw the source term; 0 when there is no evidence.
  var segmentCount: Int { value(.sourceCount).flatMap { Int($0) } ?? 0 }

  private func value(_ field: EntryField) -> String? { properties.first { $0.name == field.rawValue }?.value }

  private static func isEvidence(_ property: UnitProperty) -> Bool {
    EntryField(rawValue: property.name) != nil
  }
}
