import Formats
import TextModel

/// What concepts say beyond their terms, which a flat format may have no place for.
enum ConceptField: CaseIterable {
  case title, licence, definition, conceptNote, note, subject, partOfSpeech, gender, kind, caseSensitivity
  case forbiddenSources

  /// The field as a summary names it.
  fileprivate var name: String {
    switch self {
    case .title: "titles"
    case .licence: "licences"
    case .definition: "definitions"
    case .conceptNote: "notes on concepts"
    case .note: "notes on terms"
    case .subject: "domains"
    case .partOfSpeech: "parts of speech"
    case .gender: "genders"
    case .kind: "kinds of terms"
    case .caseSensitivity: "marks for upper and lower case"
    case .forbiddenSources: "source terms that must not be used"
    }
  }
}

extension Glossary {
  /// Counts what a format leaves out that writes pairs of terms.
  ///
  /// - Parameter kept: The fields that it has a place for.
  func countLosses(
    from source: LanguageTag, to target: LanguageTag, kept: Set<ConceptField>, in summary: inout WriteSummary
  ) {
    for field in ConceptField.allCases where !kept.contains(field) {
      let own = field == .title ? !title.isEmpty : field == .licence ? !licence.isEmpty : false
      let count = concepts.reduce(own ? 1 : 0) { $0 + $1.count(of: field, source, target) }
      if count > 0 { summary.skip(field.name, count) }
    }
  }
}

extension Concept {
  fileprivate func count(of field: ConceptField, _ source: LanguageTag, _ target: LanguageTag) -> Int {
    let sources = terms(in: source)
    let both = sources + terms(in: target)
    return switch field {
    case .title, .licence: 0
    case .definition: definitions.count
    case .conceptNote: note.isEmpty ? 0 : 1
    // Rows have a place for what is said of the translation only.
    case .note: both.count { !$0.note.isEmpty }
    case .subject: subject.isEmpty ? 0 : 1
    case .partOfSpeech: both.count { !$0.partOfSpeech.isEmpty }
    case .gender: both.count { !$0.gender.isEmpty }
    case .kind: both.count { $0.kind != .fullForm }
    // Of names that stay as they are, capitals tell it.
    case .caseSensitivity:
      both.count { $0.isCaseSensitive && (isTranslatable || !Term.isInCapitals($0.text)) }
    case .forbiddenSources: sources.count { !$0.status.isAllowed }
    }
  }
}

extension String {
  /// Whether a format without escapes must write parts of the text as spaces.
  var holdsLineEnds: Bool { utf8.contains { $0 == 9 || $0 == 10 || $0 == 13 } }
}
