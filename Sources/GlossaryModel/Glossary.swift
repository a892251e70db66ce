import TextModel

/// A set of concepts with the terms that name them in several languages (ISO 30042:2019).
public struct Glossary: Hashable, Sendable {
  /// The short name, also the folder's name under `Glossaries/`.
  public var name: String
  public var title: String
  /// The languages that concepts may have terms in.
  public var languages: [LanguageTag]
  /// SPDX expression or a sentence; empty when unknown.
  public var licence: String
  /// Where the entries come from.
  public var source: String
  public var concepts: [Concept]

  public init(
    name: String = "", title: String = "", languages: [LanguageTag] = [], licence: String = "",
    source: String = "", concepts: [Concept] = []
  ) {
    self.name = name
    self.title = title
    self.languages = languages
    self.licence = licence
    self.source = source
    self.concepts = concepts
  }
}

/// One meaning, with its terms.
public struct Concept: Hashable, Sendable {
  /// What a person has decided on the concept.
  public enum Status: String, Sendable, CaseIterable {
    /// Nobody has decided yet.
    case candidate
    case approved
    /// Rejected or out of use: kept so that it is not proposed again.
    case deprecated
  }

  /// Stable and unique in the glossary; kebab case.
  public var id: String
  public var status: Status
  /// The field of knowledge; empty when none is given.
  public var subject: String
  /// Short definitions by language.
  public var definitions: [LanguageTag: String]
  /// `false` for names that stay as they are in every language.
  public var isTranslatable: Bool
  public var note: String
  /// Terms of all languages; those of one language in order of preference.
  public var terms: [Term]

  public init(
    id: String, status: Status = .approved, subject: String = "", definitions: [LanguageTag: String] = [:],
    isTranslatable: Bool = true, note: String = "", terms: [Term] = []
  ) {
    self.id = id
    self.status = status
    self.subject = subject
    self.definitions = definitions
    self.isTranslatable = isTranslatable
    self.note = note
    self.terms = terms
  }

  /// The terms whose language matches, in order of preference.
  public func terms(in language: LanguageTag) -> [Term] {
    terms.filter { $0.language.matches(language) }
  }
}

/// A word or phrase that names a concept in one language.
public struct Term: Hashable, Sendable {
  /// How far the term may be used (ISO 30042 administrativeStatus).
  public enum Status: String, Sendable, CaseIterable {
    case preferred, admitted, deprecated, forbidden

    /// Whether translators may use the term.
    public var isAllowed: Bool { self == .preferred || self == .admitted }
  }
  /// The form of the term (ISO 30042 termType).
  public enum Kind: String, Sendable, CaseIterable {
    case fullForm = "full-form"
    case acronym, variant
  }

  public var text: String
  public var language: LanguageTag
  public var status: Status
  /// `noun`, `proper-noun`, `verb`, `adjective`, `adverb`, `other`; empty when unknown.
  public var partOfSpeech: String
  /// `masculine`, `feminine`, `neuter`; empty when unknown.
  public var gender: String
  public var kind: Kind
  public var isCaseSensitive: Bool
  public var note: String
  /// Further values that a file gives with the term, such as the evidence of `build`, by name and in its order.
  public var properties: [UnitProperty] = []

  public init(
    _ text: String, in language: LanguageTag, status: Status = .preferred, partOfSpeech: String = "",
    gender: String = "", kind: Kind = .fullForm, isCaseSensitive: Bool = false, note: String = ""
  ) {
    self.text = text
    self.language = language
    self.status = status
    self.partOfSpeech = partOfSpeech
    self.gender = gender
    self.kind = kind
    self.isCaseSensitive = isCaseSensitive
    self.note = note
  }
}
