import Formats
import TextModel

/// A file format for glossaries: how it is known, read and written.
public struct GlossaryFormat: Sendable, Equatable, CustomStringConvertible {
  /// The name for `--input-format` and `--output-format`.
  public let name: String
  /// File name extensions without the dot, in lower case; the first is the usual one.
  public let fileExtensions: [String]
  let read:
    (
      @Sendable (_ file: InputFile, _ options: ReadOptions, _ summary: inout ReadSummary) throws(InputError)
        -> Glossary
    )?
  let write:
    @Sendable (_ glossary: Glossary, _ options: WriteOptions, _ output: inout ByteWriter) throws(InputError)
      -> WriteSummary

  /// Every glossary format, one line each.
  public static let all: [GlossaryFormat] = [
    .yaml, .tbx, .tbx3, .tbxMin, .tbxCore, .csv, .tsv, .jsonl, .tmx, .utx, .markdown, .html,
  ]

  /// The format of that name; `nil` when there is none.
  public static func named(_ name: String) -> GlossaryFormat? { all.first { $0.name == name.lowercased() } }

  /// The format that a file's name says, by its extension.
  public static func forFile(named name: String) -> GlossaryFormat? {
    let suffix = InputFile(name).fileExtension
    return all.first { $0.fileExtensions.contains(suffix) }
  }

  /// The format that a file's name says, else the one that its first bytes look most like.
  /// - Throws: ``InputError`` when the file cannot be read.
  public static func of(_ file: InputFile) throws(InputError) -> GlossaryFormat? {
    if let format = forFile(named: file.name) { return format }
    let head = try file.open().peek()
    if XMLHead.rootElement(head).map({ ["martif", "tbx"].contains($0) }) ?? false { return .tbx }
    let ascii = head.prefix(4096).filter { $0 != 0 && $0 < 0x80 }
    if ascii.starts(with: "#UTX".utf8) { return .utx }
    if ascii.split(whereSeparator: { $0 == 10 || $0 == 13 }).contains(where: {
      $0.starts(with: "glosa:".utf8)
    }) {
      return .yaml
    }
    return Format.guessing(head).flatMap { named($0.name) }
  }

  /// Whether only glossaries are written in the format; the others hold bitexts too.
  public var isForGlossariesOnly: Bool { Format.all.allSatisfy { $0.name != name } }

  /// Whether a table or a JSON Lines file is a glossary rather than a bitext: it has a status for each term.
  public static func looksLikeGlossary(_ file: InputFile, _ format: GlossaryFormat) throws(InputError) -> Bool
  {
    let source = try file.open()
    let head = InputFile(try source.peek(), name: file.name)
    switch format.name {
    case "csv", "tsv":
      let bytes = try head.open()
      let pair = LanguagePair(source: nil, target: nil)
      let dialect: DelimitedDialect =
        format.name == "tsv" ? .tsv : .detectingCSV(in: try bytes.peek(), pair: pair, limits: Limits())
      var records = DelimitedRecords(TextSource(bytes), dialect: dialect, limits: Limits())
      return try records.next() && records.texts.contains { $0.lowercased() == "status" }
    case "jsonl":
      var lines = JSONLines(TextSource(try head.open()), limits: Limits())
      // A line that is longer than what is looked at here ends within itself.
      return (try? lines.next())??.members.contains { $0.name == "status" } ?? false
    default: return format.isForGlossariesOnly
    }
  }

  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }

  public var description: String { name }
}

extension GlossaryFormat {
  /// The native format, the only one that holds everything.
  public static let yaml = GlossaryFormat(
    name: "yaml", fileExtensions: ["yml", "yaml"],
    read: { file, _, _ throws(InputError) in try Glossary.yaml(try file.text(), file: file.name).glossary },
    write: { glossary, options, output throws(InputError) in
      try glossary.writeYAML(provenance: options.provenance, to: &output)
      return WriteSummary(unitCount: glossary.concepts.count)
    })

  static let tbx = tbx("tbx", ["tbx"], .version2)
  static let tbx3 = tbx("tbx3", [], .basic)
  static let tbxMin = tbx("tbx3-min", [], .min)
  static let tbxCore = tbx("tbx3-core", [], .core)

  /// TBX: every version and dialect is read, one is written.
  private static func tbx(_ name: String, _ extensions: [String], _ dialect: TBXDialect) -> GlossaryFormat {
    GlossaryFormat(
      name: name, fileExtensions: extensions,
      read: { file, options, summary throws(InputError) in try Glossary.tbx(file, options, &summary) },
      write: { glossary, options, output throws(InputError) in
        try glossary.writeTBX(dialect, options, to: &output)
      })
  }

  static let utx = GlossaryFormat(
    name: "utx", fileExtensions: ["utx"],
    read: { file, options, summary throws(InputError) in try Glossary.utx(file, options, &summary) },
    write: { glossary, options, output throws(InputError) in try glossary.writeUTX(options, to: &output) })

  static let markdown = GlossaryFormat(
    name: "markdown", fileExtensions: ["md", "markdown"], read: nil,
    write: { glossary, options, output throws(InputError) in try glossary.writeMarkdown(options, to: &output)
    })

  static let html = GlossaryFormat(
    name: "html", fileExtensions: ["html", "htm"], read: nil,
    write: { glossary, options, output throws(InputError) in try glossary.writeHTML(options, to: &output) })

  static let csv = GlossaryFormat(
    name: "csv", fileExtensions: ["csv"],
    read: { file, options, summary throws(InputError) in try Glossary.table(file, nil, options, &summary) },
    write: { glossary, options, output throws(InputError) in
      try glossary.writeTable(.generic, options, to: &output)
    })

  static let tsv = GlossaryFormat(
    name: "tsv", fileExtensions: ["tsv", "tab"],
    read: { file, options, summary throws(InputError) in try Glossary.table(file, .tsv, options, &summary) },
    write: { glossary, options, output throws(InputError) in
      var profile = TableProfile.generic
      profile.dialect = .tsv
      return try glossary.writeTable(profile, options, to: &output)
    })

  static let jsonl = GlossaryFormat(
    name: "jsonl", fileExtensions: ["jsonl", "ndjson"],
    read: { file, options, summary throws(InputError) in try Glossary.jsonLines(file, options, &summary) },
    write: { glossary, options, output throws(InputError) in
      try glossary.writeJSONLines(options, to: &output)
    })

  static let tmx = GlossaryFormat(
    name: "tmx", fileExtensions: ["tmx"],
    read: { file, options, summary throws(InputError) in try Glossary.memory(file, options, &summary) },
    write: { glossary, options, output throws(InputError) in
      try glossary.writeTMX(options, to: &output)
    })
}

extension Glossary {
  /// Reads a glossary.
  ///
  /// - Parameters:
  ///   - file: Where it is.
  ///   - format: `nil` goes by the file's name, then by its contents.
  ///   - options: The languages, for formats that do not name them.
  /// - Throws: ``InputError`` at the first defect, with file, line and column.
  public init(
    _ file: InputFile, format: GlossaryFormat? = nil, options: ReadOptions = ReadOptions()
  ) throws(InputError) {
    var summary = ReadSummary()
    try self.init(file, format: format, options: options, summary: &summary)
  }

  /// Reads a glossary and says what was seen and passed over.
  public init(
    _ file: InputFile, format: GlossaryFormat? = nil, options: ReadOptions = ReadOptions(),
    summary: inout ReadSummary
  ) throws(InputError) {
    var chosen = format
    if chosen == nil { chosen = try .of(file) }
    guard let format = chosen else {
      throw InputError(
        "the format of the glossary is not known", at: Location(file: file.name),
        remedy: "give --input-format, one of \(GlossaryFormat.all.map(\.name).joined(separator: ", "))")
    }
    guard let read = format.read else {
      throw InputError("\(format.name) can be written, not read", at: Location(file: file.name))
    }
    self = try read(file, options, &summary)
    summary.unitCount = concepts.count
  }

  /// Writes the glossary in a format.
  ///
  /// - Returns: How many concepts or term pairs were written, and what was left out.
  /// - Throws: ``InputError`` when the format needs languages that are not clear, or cannot hold a character.
  public func write(
    as format: GlossaryFormat, options: WriteOptions = WriteOptions(), to output: inout ByteWriter
  ) throws(InputError) -> WriteSummary {
    try format.write(inLanguages(of: options), options, &output)
  }

  /// The property by which a memory of ours says that nobody has decided on a pair.
  static let candidateProperty = UnitProperty("x-status", GlossaryEntry.Status.candidate.rawValue)

  /// Reads the pairs of a translation memory as approved terms, but for those that are marked as candidates.
  static func memory(
    _ file: InputFile, _ options: ReadOptions, _ summary: inout ReadSummary
  ) throws(InputError) -> Glossary {
    var bitext = try Bitext(file, format: .tmx, options: options)
    var rows: [GlossaryRow] = []
    var languages: [LanguageTag] = []
    while let unit = try bitext.next() {
      guard let source = unit.sourceLanguage, let target = unit.targetLanguage, let text = unit.target else {
        continue
      }
      for tag in [source, target] where !languages.contains(tag) { languages.append(tag) }
      rows.append(
        GlossaryRow(
          terms: [(source, unit.source), (target, text)],
          status: unit.properties.contains(candidateProperty)
            ? .candidate : unit.flags.contains("no-translate") ? .doNotTranslate : .approved,
          note: unit.notes.joined(separator: "\n"),
          properties: unit.properties.filter { !$0.name.hasPrefix("@") && $0 != candidateProperty }))
    }
    summary = bitext.summary
    return Glossary(rows: rows, languages: languages, summary: &summary)
  }
}
