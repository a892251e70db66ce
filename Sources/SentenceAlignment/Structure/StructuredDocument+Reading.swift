import Formats
import Resources
import Segmentation
import TextModel

extension StructuredDocument {
  /// How mark-up inside of texts is shown.
  public enum Markup: Sendable {
    /// Left out. Markdown's marks stay, since they are read as text too.
    case leftOut
    /// As an object replacement character where a reader sees something; Markdown's marks stay.
    case objects
    /// Left out, but for a backtick at both ends of code.
    case codeMarks
  }

  /// Reads a file of any document format that its name tells (`guide.md`, `index.html.es`, `guide.rst.txt`), plain text
  /// otherwise, whose lists and underlined headings are told.
  ///
  /// Of an XLIFF file the source texts are the document; ``XLIFFSide`` reads the others.
  ///
  /// - Parameters:
  ///   - markup: How mark-up inside of texts is shown.
  ///   - lineBreaks: How the line ends of plain text are read.
  /// - Throws: ``InputError`` when it cannot be read, is no text, holds nothing but space, or holds messages instead of
  ///   running text.
  public init(_ file: InputFile, markup: Markup = .leftOut, lineBreaks: LineBreaks = .auto) throws(InputError)
  {
    let file = try file.rereadable()
    if XLIFFSide.isXLIFF(file) {
      self = try XLIFFSide(file, language: nil).document
      return
    }
    if let format = try Self.format(of: file) {
      self.init(name: file.name, blocks: try Self.blocks(of: file, format, markup))
    } else {
      try BinaryFile.refuse(file)
      self.init(
        name: file.name, blocks: PlainText.blocks(of: try file.text(), in: file.name, lineBreaks: lineBreaks))
    }
    if blocks.isEmpty {
      throw InputError(
        "the file holds no text", at: Location(file: file.name), remedy: "check that this is the right file")
    }
  }

  /// The format of a file; that of `guide.rst.txt` is the one of its name without `.txt`. `nil` for plain text.
  private static func format(of file: InputFile) throws(InputError) -> (any ResourceFormat)? {
    let head = try file.open().peek()
    let name = file.baseName
    let format = ResourceFormats.format(of: name, head: head)
    guard let format, format.name == "text" else { return format }
    guard name.hasSuffix(".txt"),
      let inner = ResourceFormats.format(of: String(name.dropLast(4)), head: head), inner.name != "text",
      inner.features.contains(.document)
    else { return nil }
    return inner
  }

  private static func blocks(_ file: ResourceFile, _ markup: Markup) -> [Block] {
    let isMarkdown = file.format.name == "markdown"
    return file.units.filter { $0.isTranslatable || $0.kind == .code }.map { unit in
      switch markup {
      case _ where unit.kind == .code: block(unit, unit.text, file)
      case .codeMarks: block(unit, unit.textWithCodeMarks, file)
      case _ where isMarkdown: block(unit, unit.textWithMarks, file)
      case .objects: block(unit, unit.text(.opaque), file)
      case .leftOut: block(unit, unit.readableText, file)
      }
    }
  }

  /// A block at the place of its text's beginning.
  private static func block(_ unit: ResourceUnit, _ text: String, _ file: ResourceFile) -> Block {
    let start = unit.text.utf8.prefix { $0 == 10 || $0 == 13 }.count
    return Block(BlockKind(unit.kind), text, at: file.location(ofByte: start, in: unit))
  }

  private static func blocks(
    of file: InputFile, _ format: any ResourceFormat, _ markup: Markup
  ) throws(InputError) -> [Block] {
    if !format.features.contains(.document) {
      throw InputError(
        "this is a file of messages, not a document", at: Location(file: file.name),
        remedy: "join it with its translation by key: glosa export SOURCE TARGET -o FILE")
    }
    return blocks(try ResourceFile(file, format: format), markup)
  }
}

extension BlockKind {
  fileprivate init(_ kind: ResourceUnit.Kind) {
    switch kind {
    case .heading: self = .heading
    case .listItem: self = .listItem
    case .tableCell: self = .tableCell
    case .code: self = .code
    case .message, .paragraph, .attribute, .subtitle: self = .paragraph
    }
  }
}

extension ResourceUnit {
  /// The text without its codes; left out are objects with the blanks before them, so that no two blanks meet there.
  fileprivate var readableText: String {
    if codes.isEmpty { return text }
    return text(.opaque).replacing(" \u{FFFC}", with: "").replacing("\u{FFFC}", with: "")
  }

  /// The text with its codes as the file writes them, but for comments.
  fileprivate var textWithMarks: String {
    var unit = self
    unit.codes.removeAll { $0.type == "comment" }
    return String(unit.markedText.drop(while: \.isNewline))
  }

  /// The text with a backtick at both ends of code.
  fileprivate var textWithCodeMarks: String {
    var bytes: [UInt8] = []
    var start = 0
    let own = Array(text.utf8)
    for code in codes where code.type == "code" && code.kind != .standalone {
      bytes += own[start..<code.offset]
      bytes.append(UInt8(ascii: "`"))
      start = code.offset
    }
    return String(decoding: bytes + own[start...], as: UTF8.self)
  }
}
