import TextModel

// What the last build saw of a translation goes with the target term, as properties named like the columns of tables.

extension Glossary {
  /// Entries as a glossary, a concept an entry, with their evidence; an acronym is a term of the concept that it
  /// abbreviates.
  ///
  /// - Parameter hasAllEvidence: Whether scores, forms, examples and reasons go with the translations too, for readers
  ///   who do not decide here.
  public init(_ entries: GlossaryEntries, hasAllEvidence: Bool = false) {
    self.init(languages: [entries.source, entries.target])
    var numbers: [String: Int] = [:]
    for entry in entries.entries.abbreviationsLast {
      if let longForm = numbers[entry.abbreviates] {
        concepts[longForm].addAbbreviation(
          entry, from: entries.source, to: entries.target, hasAllEvidence: hasAllEvidence)
      } else {
        numbers[entry.id] = concepts.count
        concepts.append(
          Concept(entry, from: entries.source, to: entries.target, hasAllEvidence: hasAllEvidence))
      }
    }
  }
}

extension Concept {
  /// An entry as a concept with two terms.
  ///
  /// - Parameter hasAllEvidence: Whether more is kept of the evidence than what changes seldom.
  public init(
    _ entry: GlossaryEntry, from source: LanguageTag, to target: LanguageTag, hasAllEvidence: Bool = false
  ) {
    self.init(id: entry.id, status: entry.status == .approved ? .approved : .candidate)
    isTranslatable = entry.status != .doNotTranslate
    let verdict: Term.Status =
      switch entry.status {
      case .deprecated: .deprecated
      case .forbidden: .forbidden
      default: .preferred
      }
    terms = [Term(found: entry.source, in: source), Term(found: entry.target, in: target, status: verdict)]
    terms[1].take(evidenceOf: entry, all: hasAllEvidence)
    if hasAllEvidence { terms[1].note = entry.reason }
  }

  /// Adds the terms of an entry that abbreviates this concept's.
  public mutating func addAbbreviation(
    _ entry: GlossaryEntry, from source: LanguageTag, to target: LanguageTag, hasAllEvidence: Bool = false
  ) {
    for (text, language) in [(entry.source, source), (entry.target, target)]
    where !terms.contains(where: { $0.text == text && $0.language == language }) {
      terms.append(Term(found: text, in: language, status: .admitted))
      if language == target { terms[terms.count - 1].take(evidenceOf: entry, all: hasAllEvidence) }
    }
  }
}

extension Term {
  /// What is kept of an entry's evidence: enough to decide by, nothing that is long, and nothing that changes with
  /// every sentence of the corpus, as the score does.
  private static let kept: [EntryField] = [
    .sourceCount, .targetCount, .pairCount, .alignedCount, .documents, .alternatives,
  ]
  /// The rest of the evidence.
  private static let further: [EntryField] = [
    .score, .sourceVariants, .targetVariants, .dice, .logLikelihood, .alignedShare, .domainRatio,
    .sourceExample, .targetExample, .places,
  ]

  /// A term as found in texts: the case of capitals counts, and a word of them is an acronym.
  public init(found text: String, in language: LanguageTag, status: Status = .preferred) {
    let isInCapitals = Self.isInCapitals(text)
    self.init(
      text, in: language, status: status, kind: isInCapitals && !text.contains(" ") ? .acronym : .fullForm,
      isCaseSensitive: isInCapitals)
  }

  /// Whether all letters of a text are capitals, and several: `SQL`, `READ ONLY`.
  static func isInCapitals(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count > 1 && letters.allSatisfy { !$0.properties.isLowercase }
      && letters.contains(where: \.properties.isUppercase)
  }

  /// Takes the evidence of an entry in place of what was there; other properties stay.
  ///
  /// - Parameter all: Whether all of it is kept, not only what changes seldom.
  public mutating func take(evidenceOf entry: GlossaryEntry, all: Bool = false) {
    let values = (all ? Self.kept + Self.further : Self.kept).map {
      UnitProperty($0.rawValue, $0.cell(entry))
    }.filter { !$0.value.isEmpty }
    properties = properties.filter { !Self.isEvidence($0) } + values
  }

  /// Takes the evidence of an entry where its counts are others than those that are there: which words are linked
  /// changes a little with every sentence of a corpus.
  public mutating func renew(evidenceOf entry: GlossaryEntry) {
    let counts: [EntryField] = [.sourceCount, .targetCount, .pairCount, .documents]
    if counts.allSatisfy({ value($0) ?? "" == $0.cell(entry) }) { return }
    take(evidenceOf: entry)
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
