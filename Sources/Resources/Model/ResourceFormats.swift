import TextModel

/// The formats of this module.
public enum ResourceFormats {
  /// Every format, one line each.
  public static let all: [any ResourceFormat] = [
    JSONFormat(), ARBFormat(), XCStringsFormat(),
    YAMLFormat(), TOMLFormat(), FluentFormat(), PropertiesFormat(), AppleStringsFormat(), INIFormat(),
    PHPFormat(), POFormat(),
    AndroidFormat(), StringsDictFormat(), RESXFormat(), QtFormat(), XLIFFFormat(),
    XMLDocumentFormat.docBook, XMLDocumentFormat.dita, SubtitleFormat.srt, SubtitleFormat.vtt,
    MarkdownFormat(),
    HTMLFormat(), NotebookFormat(), RSTFormat(), AsciiDocFormat(), LaTeXFormat(), PlainTextFormat(),
    OfficeFormat.docx, OfficeFormat.odt, OfficeFormat.pptx,
  ]

  /// Bitexts seen as lists of texts, each of which can be rewritten in its place; ``format(of:head:)`` takes nothing for
  /// one of them.
  public static let bitexts: [any ResourceFormat] = [
    TMXFormat(), XLIFFFormat(), POFormat(), TableFormat.tsv, TableFormat.csv, JSONLinesFormat(),
  ]

  /// The format of that name; `nil` when there is none.
  public static func named(_ name: String) -> (any ResourceFormat)? {
    all.first { $0.name == name.lowercased() }
  }

  /// The format that a file's name and its first bytes say; `nil` when they say none.
  public static func format(of name: String, head: [UInt8]) -> (any ResourceFormat)? {
    let parts = name.lowercased().split(separator: "/").last?.split(separator: ".").dropFirst() ?? []
    for part in parts.reversed() {
      let found = all.first {
        $0.fileExtensions.contains(String(part)) && $0.accepts(name: name, head: head)
      }
      if let found { return found }
      // Apache names languages behind the extension: `index.html.es`.
      guard LanguageTag(part) != nil, part.utf8.count <= 5 else { return nil }
    }
    return nil
  }
}
