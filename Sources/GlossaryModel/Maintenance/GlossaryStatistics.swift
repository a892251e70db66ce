import TextModel

/// How much a glossary holds, and how far work on it has come.
public struct GlossaryStatistics: Hashable, Sendable {
  public var conceptCount = 0
  /// Concepts by their status.
  public var statuses: [Concept.Status: Int] = [:]
  /// Concepts whose terms stay as they are in every language.
  public var untranslatableCount = 0
  /// Concepts that a build has seen in texts.
  public var attestedCount = 0
  /// What there is in each declared language, in the order of the glossary.
  public var languages: [Language] = []

  /// One language's part.
  public struct Language: Hashable, Sendable {
    public var language: LanguageTag
    /// Concepts with a term that may be used.
    public var conceptCount = 0
    /// Terms by their status.
    public var terms: [Term.Status: Int] = [:]
    /// Concepts with a definition.
    public var definitionCount = 0

    init(_ language: LanguageTag) { self.language = language }
  }

  /// Counts a glossary.
  public init(_ glossary: Glossary) {
    conceptCount = glossary.concepts.count
    languages = glossary.languages.map(Language.init)
    for concept in glossary.concepts {
      statuses[concept.status, default: 0] += 1
      if !concept.isTranslatable { untranslatableCount += 1 }
      if concept.terms.contains(where: { !$0.evidenceSummary.isEmpty }) { attestedCount += 1 }
      for index in languages.indices { languages[index].count(concept) }
    }
  }
}

extension GlossaryStatistics.Language {
  fileprivate mutating func count(_ concept: Concept) {
    let own = concept.terms.filter { $0.language == language }
    if own.contains(where: \.status.isAllowed) { conceptCount += 1 }
    for term in own { terms[term.status, default: 0] += 1 }
    if concept.definitions[language] != nil { definitionCount += 1 }
  }
}
