import Formats
import TextModel

/// How a program or a service wants a glossary.
public struct ExportProfile: Sendable {
  enum Kind: Sendable {
    case table(TableProfile)
    case tbx(TBXDialect, isForWeblate: Bool)
    case prompt
  }

  /// The name for `--profile`.
  public let name: String
  /// The program, and what it is given.
  public let summary: String
  /// Whether the program's own documentation or code was seen to want it so.
  public let isVerified: Bool
  /// The extensions of the files that the program takes, the usual one first.
  public let fileExtensions: [String]
  private(set) var kind: Kind

  /// Every profile, one line of data each.
  public static let all: [ExportProfile] = [
    .generic, .excel, .omegat, .weblate, .deepl, .google, .googleTermSet, .azure, .phrase, .memoq, .multiterm,
    .crowdin, .lokalise, .transifex, .pontoon, .prompt,
  ]

  /// The profile of that name.
  /// - Throws: ``InputError`` that lists the names when there is none.
  public static func named(_ name: String) throws(InputError) -> ExportProfile {
    if let profile = all.first(where: { $0.name == name.lowercased() }) { return profile }
    let names = all.map(\.name).joined(separator: ", ")
    throw InputError("there is no profile \"\(name.printable)\"", remedy: "choose one of \(names)")
  }

  /// Writes a glossary the way the program wants it.
  ///
  /// Terms that must not be used never go out as translations: they are left out and counted, or carry a mark that
  /// the program understands.
  public func write(
    _ glossary: Glossary, options: WriteOptions = WriteOptions(), to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    let glossary = try glossary.inLanguages(of: options)
    if case .table(let profile) = kind, profile.hasStatus {
      return try glossary.writeTable(profile, options, to: &output)
    }
    var usable = glossary
    usable.concepts.removeAll { $0.status == .deprecated }
    var summary =
      switch kind {
      case .table(let profile): try usable.writeTable(profile, options, to: &output)
      case .tbx(let dialect, let isForWeblate):
        try usable.writeTBX(dialect, options, for: isForWeblate ? .weblate : .program, to: &output)
      case .prompt: try usable.writePrompt(options, to: &output)
      }
    let rejected = glossary.concepts.count - usable.concepts.count
    if rejected > 0 { summary.skip("rejected concepts", rejected) }
    return summary
  }

  /// The profile for a file of that name, whose extension says what stands between the two cells of a row.
  /// - Throws: ``InputError`` when the program takes no files with this extension.
  public func forFile(named name: String) throws(InputError) -> ExportProfile {
    let suffix = InputFile(name).fileExtension
    if name == "-" || suffix.isEmpty { return self }
    guard fileExtensions.contains(suffix) else {
      throw InputError(
        "the profile \(self.name) writes no .\(suffix.printable) files", at: Location(file: name),
        remedy: "let the name end in \(fileExtensions.map { ".\($0)" }.joined(separator: " or "))")
    }
    guard case .table(var table) = kind, !table.hasHeader else { return self }
    table.dialect = suffix == "csv" ? .csv() : Self.tab
    table.isFlat = !table.dialect.hasQuotes || table.isReadByLine
    var profile = self
    profile.kind = .table(table)
    return profile
  }

  private init(
    _ name: String, _ summary: String, files fileExtensions: [String] = ["csv"], isVerified: Bool = true,
    _ kind: Kind
  ) {
    (self.name, self.summary, self.fileExtensions) = (name, summary, fileExtensions)
    (self.isVerified, self.kind) = (isVerified, kind)
  }
}

extension ExportProfile {
  private static let tab = DelimitedDialect(delimiter: 9, hasQuotes: false)

  static let generic = ExportProfile(
    "generic", "CSV with a header, every pair with its status", .table(.generic))

  static let excel = ExportProfile(
    "excel", "CSV for spreadsheets: byte order mark, CRLF, guarded formulas",
    .table(
      {
        var profile = TableProfile.generic
        profile.hasMark = true
        profile.dialect.guardsFormulas = true
        profile.dialect.lineEnd = "\r\n"
        return profile
      }()))

  static let omegat = ExportProfile(
    "omegat", "OmegaT: tab-separated source, target, comment; name the file .utf8",
    files: ["utf8", "tsv", "tab", "txt", "csv"],
    .table(
      TableProfile(
        rows: .usable, columns: { _ in [("source", .source), ("target", .target), ("comment", .remark)] },
        hasHeader: false, dialect: tab, isFlat: true, isReadByLine: true, commentSign: "#")))

  static let weblate = ExportProfile(
    "weblate", "Weblate: TBX version 2 with its marks for forbidden and read-only terms", files: ["tbx"],
    .tbx(.version2, isForWeblate: true))

  static let deepl = ExportProfile(
    "deepl", "DeepL: two tab-separated cells, one translation a term, at most 1,024 bytes a term",
    files: ["tsv", "csv"],
    .table(.plain(tab, termLimit: 1024)))

  static let google = ExportProfile(
    "google", "Google Cloud Translation: one-way CSV of two cells", files: ["csv", "tsv"],
    .table(.plain(.csv())))

  static let googleTermSet = ExportProfile(
    "google-termset", "Google Cloud Translation: term set, a column a language",
    .table(
      TableProfile(
        rows: .concepts,
        columns: { tags in
          tags.map { ($0.description, .term($0)) } + [("pos", .partOfSpeech), ("description", .definition)]
        }, hasBareTags: true)))

  static let azure = ExportProfile(
    "azure", "Azure document translation: two tab-separated cells", files: ["tsv", "tab", "csv"],
    isVerified: false, .table(.plain(tab)))

  static let phrase = ExportProfile(
    "phrase", "Phrase Strings: CSV with a header, a column a language",
    .table(
      TableProfile(
        rows: .concepts,
        columns: { tags in
          [
            ("term", .source), ("case sensitive", .isCaseSensitive), ("translatable", .isTranslatable),
            ("description", .definition),
          ] + tags.dropFirst().map { ($0.description, .term($0)) }
        })))

  static let memoq = ExportProfile(
    "memoq", "memoQ: CSV with a header, columns mapped on import", isVerified: false,
    .table(
      TableProfile(
        rows: .concepts,
        columns: { tags in
          [("Entry_ID", .id), ("Entry_Subject", .subject), ("Entry_Note", .note)]
            + tags.flatMap { [($0.description, .term($0)), ("\($0)_Def", .definitionIn($0))] }
        })))

  static let multiterm = ExportProfile(
    "multiterm", "MultiTerm: TBX version 2 for its converter", files: ["tbx"], isVerified: false,
    .tbx(.version2, isForWeblate: false))

  static let crowdin = ExportProfile(
    "crowdin", "Crowdin: TBX version 2", files: ["tbx"], isVerified: false,
    .tbx(.version2, isForWeblate: false))

  static let lokalise = ExportProfile(
    "lokalise", "Lokalise: CSV with a header, a column a language", isVerified: false,
    .table(
      TableProfile(
        rows: .concepts,
        columns: { tags in
          [
            ("term", .source), ("description", .definition), ("casesensitive", .isCaseSensitive),
            ("translatable", .isTranslatable), ("forbidden", .isForbidden), ("tags", .subject),
          ]
            + tags.dropFirst().flatMap {
              [($0.description, .term($0)), ("\($0)_description", .definitionIn($0))]
            }
        }, truth: ("yes", "no"))))

  static let transifex = ExportProfile(
    "transifex", "Transifex: CSV with a header, a column a language", isVerified: false,
    .table(
      TableProfile(
        rows: .concepts,
        columns: { tags in
          [("term", .source), ("pos", .partOfSpeech), ("comment", .note)]
            + tags.dropFirst().map { ("translation_\($0)", .term($0)) }
        })))

  static let pontoon = ExportProfile(
    "pontoon", "Pontoon: TBX version 3, DCA style, TBX-Basic", files: ["tbx"],
    .tbx(.basic, isForWeblate: false))

  static let prompt = ExportProfile(
    "prompt", "a compact block of text for the prompt of a translating language model",
    files: ["txt", "md"], .prompt)
}
