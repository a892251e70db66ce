import Formats
import TextModel

/// How a program wants a glossary as a table; everything that differs between programs is data here.
struct TableProfile: Sendable {
  /// What a column holds.
  enum Column: Equatable, Sendable {
    case source, target, status, partOfSpeech, note, subject, id, definition
    /// The note, behind a word on names that stay as they are.
    case remark
    case isCaseSensitive, isTranslatable, isForbidden
    /// The term in one language of the glossary, for tables with a row a concept.
    case term(LanguageTag)
    case definitionIn(LanguageTag)
    case sourceLanguage, targetLanguage
    /// The property of that name.
    case property(String)
  }

  /// What makes a row.
  enum Rows: Equatable, Sendable {
    /// Every pair, with those that must not be used.
    case all
    /// Every pair that may be used.
    case usable
    /// One translation for each source term.
    case unique
    /// A concept, with its preferred terms in all languages.
    case concepts
  }

  var rows: Rows
  /// The columns with their names, for the languages to write; the first language is the source.
  var columns: @Sendable (_ languages: [LanguageTag]) -> [(name: String, column: Column)]
  var hasHeader = true
  var dialect = DelimitedDialect.csv()
  /// Whether the terms' properties get columns of their own, behind the others.
  var hasProperties = false
  /// Whether the file begins with a byte order mark.
  var hasMark = false
  /// Whether tags lose their regions.
  var hasBareTags = false
  /// How long a term may be, in bytes; `nil` for any length.
  var termLimit: Int?
  /// Whether cells hold no line ends and tabs, because the program knows no quotes and escapes.
  var isFlat = false
  /// Whether the program reads a table line by line, even where quotation marks join lines.
  var isReadByLine = false
  /// A sign with which the program takes a row for a comment.
  var commentSign: Character?
  /// The words for true and false.
  var truth = ("true", "false")

  /// Whether rows say themselves what may be used.
  var hasStatus: Bool { columns([]).contains { $0.column == .status } }

  /// The pairs as the generic table has them.
  static let generic = TableProfile(
    rows: .all,
    columns: { _ in
      [
        ("source", .source), ("target", .target), ("status", .status), ("pos", .partOfSpeech),
        ("note", .note),
        ("domain", .subject), ("id", .id), ("source_lang", .sourceLanguage), ("target_lang", .targetLanguage),
      ]
    }, hasProperties: true)

  /// Source and target without a header, as machine translation wants them.
  static func plain(_ dialect: DelimitedDialect, rows: Rows = .unique, termLimit: Int? = nil) -> TableProfile
  {
    TableProfile(
      rows: rows, columns: { _ in [("source", .source), ("target", .target)] }, hasHeader: false,
      dialect: dialect,
      hasBareTags: true, termLimit: termLimit, isFlat: !dialect.hasQuotes)
  }
}
