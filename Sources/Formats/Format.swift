import TextModel

/// A bilingual file format: how it is known, read and written.
public struct Format: Sendable {
  /// The name for `--input-format` and `--output-format`.
  public let name: String
  /// File name extensions without the dot, in lower case; the first is the usual one.
  public let fileExtensions: [String]
  /// One line for the help text.
  public let summary: String
  /// Whether the first bytes of a file can only be this format; UTF-16 counts.
  let recognizes: @Sendable (_ head: [UInt8]) -> Bool
  let makeReader:
    @Sendable (_ source: ByteSource, _ options: ReadOptions) throws(InputError) -> any UnitReader
  let makeWriter: @Sendable (_ options: WriteOptions) -> any UnitWriter

  /// Every bilingual format, one line each.
  public static let all: [Format] = [.tmx, .xliff, .xliff2, .po, .mo, .tsv, .csv, .jsonl]

  /// The format of that name.
  /// - Throws: ``InputError`` that lists the names when there is none.
  public static func named(_ name: String) throws(InputError) -> Format {
    if let format = all.first(where: { $0.name == name.lowercased() }) { return format }
    let names = all.map(\.name).joined(separator: ", ")
    throw InputError("there is no format \"\(name.printable)\"", remedy: "choose one of \(names)")
  }

  /// The format that a file's name says, by its extension, whatever stands before `.gz`.
  public static func forFile(named name: String) -> Format? {
    let suffix = InputFile(name).fileExtension
    return all.first { $0.fileExtensions.contains(suffix) }
  }

  /// The format that the first bytes of a file say.
  public static func recognizing(_ head: [UInt8]) -> Format? { all.first { $0.recognizes(head) } }
}

extension Format: Equatable, CustomStringConvertible {
  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }

  public var description: String { name }
}

extension Format {
  public static let tmx = Format(
    name: "tmx", fileExtensions: ["tmx"],
    summary: "Translation Memory eXchange, reads 1.1 to 1.4b, writes 1.4b",
    recognizes: { XMLHead.rootElement($0) == "tmx" },
    makeReader: { TMXReader($0, options: $1) }, makeWriter: { TMXWriter(options: $0) })

  public static let xliff = Format(
    name: "xliff", fileExtensions: ["xlf", "xliff", "sdlxliff", "mqxliff"],
    summary: "XLIFF, reads 1.0 to 2.1, writes 1.2",
    recognizes: { XMLHead.rootElement($0)?.hasSuffix("xliff") ?? false },
    makeReader: { XLIFFReader($0, options: $1) }, makeWriter: { XLIFF12Writer(options: $0) })

  public static let xliff2 = Format(
    name: "xliff2", fileExtensions: [], summary: "XLIFF, reads 1.0 to 2.1, writes 2.1",
    recognizes: { _ in false },
    makeReader: { XLIFFReader($0, options: $1) }, makeWriter: { XLIFF2Writer(options: $0) })

  public static let po = Format(
    name: "po", fileExtensions: ["po", "pot"], summary: "GNU gettext messages",
    recognizes: { _ in false },
    makeReader: { source, options throws(InputError) in
      let charset = try POHeader.charset(in: try source.peek(), of: source.name)
      return POReader(TextSource(source, charset: charset), options: options)
    }, makeWriter: { POWriter(options: $0) })

  public static let mo = Format(
    name: "mo", fileExtensions: ["mo", "gmo"], summary: "compiled gettext catalogues",
    recognizes: { $0.starts(with: [0xDE, 0x12, 0x04, 0x95]) || $0.starts(with: [0x95, 0x04, 0x12, 0xDE]) },
    makeReader: { source, options throws(InputError) in try MOReader(source, options: options) },
    makeWriter: { MOWriter(options: $0) })

  public static let tsv = Format(
    name: "tsv", fileExtensions: ["tsv", "tab"],
    summary: "tab-separated values with \\t, \\n and \\\\ escapes",
    recognizes: { _ in false },
    makeReader: { source, options throws(InputError) in
      try TableReader(TextSource(source), dialect: .tsv, options: options)
    },
    makeWriter: { TableWriter(dialect: .tsv.safe($0), options: $0) })

  public static let csv = Format(
    name: "csv", fileExtensions: ["csv"], summary: "comma-separated values (RFC 4180); reads ; and TAB too",
    recognizes: { _ in false },
    makeReader: { source, options throws(InputError) in
      let pair = LanguagePair(source: options.from, target: options.to)
      let head = try source.peek()
      let dialect = DelimitedDialect.detectingCSV(in: head, pair: pair, limits: options.limits)
      return try TableReader(TextSource(source), dialect: dialect, options: options)
    },
    makeWriter: { TableWriter(dialect: .csv().safe($0), options: $0) })

  public static let jsonl = Format(
    name: "jsonl", fileExtensions: ["jsonl", "ndjson"],
    summary: "JSON Lines, one unit a line, holds everything",
    recognizes: { $0.first { $0 > 32 } == UInt8(ascii: "{") },
    makeReader: { JSONLReader(TextSource($0), options: $1) }, makeWriter: { JSONLWriter(options: $0) })
}

/// A look at the beginning of an XML document.
package enum XMLHead {
  /// The name of the first element; `nil` when there is none in the bytes or they are no XML.
  package static func rootElement(_ head: [UInt8]) -> String? {
    // Enough for UTF-16 too: markup is ASCII, so the zero bytes between are dropped.
    let bytes = head.prefix(1 << 12).filter { $0 != 0 }
    guard bytes.first(where: { $0 > 32 && $0 < 0x80 }) == UInt8(ascii: "<") else { return nil }
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")), open + 1 < bytes.count {
      let next = bytes[open + 1]
      if next != UInt8(ascii: "?") && next != UInt8(ascii: "!") {
        let name = bytes[(open + 1)...].prefix {
          $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
        return String(decoding: name, as: UTF8.self)
      }
      index = end(of: bytes, from: open)
    }
    return nil
  }

  /// Where the comment or declaration that begins at `open` ends; good enough for a guess.
  private static func end(of bytes: [UInt8], from open: Int) -> Int {
    var index = open
    let isComment = bytes[open...].starts(with: "<!--".utf8)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ">"), !isComment || bytes[..<index].suffix(2).elementsEqual("--".utf8) {
        return index
      }
      index += 1
    }
    return index
  }
}
