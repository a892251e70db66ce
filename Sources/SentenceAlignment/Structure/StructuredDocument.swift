import Formats
import Segmentation
import TextModel

/// A document as a list of headings, paragraphs, list items, table cells and code blocks.
///
/// ```swift
/// let document = try StructuredDocument(InputFile("guide.es.md"))
/// ```
public struct StructuredDocument: Hashable, Sendable {
  /// A part of the document.
  public struct Block: Hashable, Sendable {
    public var kind: BlockKind
    /// The text without the marks of its kind, entities resolved; a line end stands where there is one in the file.
    public var text: String
    /// Where the text begins.
    public var location: Location

    public init(_ kind: BlockKind, _ text: String, at location: Location) {
      self.kind = kind
      self.text = text
      self.location = location
    }
  }

  /// The file's name as the user gave it.
  public var name: String
  /// In reading order; each holds more than space.
  public var blocks: [Block]

  public init(name: String, blocks: [Block]) {
    self.name = name
    self.blocks = blocks
  }

  /// Reads a file: Markdown, HTML or XLIFF by its name (`guide.md`, `index.html.es`), plain text otherwise, whose
  /// lists and underlined headings are told.
  ///
  /// Of an XLIFF file the source texts are the document; ``XLIFFSide`` reads the others.
  ///
  /// - Parameter lineBreaks: How the line ends of plain text are read.
  /// - Throws: ``InputError`` when it cannot be read, is no text, or holds nothing but space.
  public init(_ file: InputFile, lineBreaks: LineBreaks = .auto) throws(InputError) {
    let file = try file.rereadable()
    try BinaryFile.refuse(file)
    switch Self.syntax(of: file.baseName) {
    case .markdown:
      self.init(name: file.name, blocks: MarkdownScanner.blocks(of: try file.text(), in: file.name))
    case .html:
      self.init(name: file.name, blocks: HTMLScanner.blocks(of: try HTMLText.text(of: file), in: file.name))
    case .xliff: self = try XLIFFSide(file, language: nil).document
    case .plain:
      self.init(
        name: file.name, blocks: PlainText.blocks(of: try file.text(), in: file.name, lineBreaks: lineBreaks))
    }
    if blocks.isEmpty {
      throw InputError(
        "the file holds no text", at: Location(file: file.name), remedy: "check that this is the right file")
    }
  }

  /// A document whose blocks are paragraphs.
  public init(_ document: TextDocument) {
    self.init(
      name: document.name,
      blocks: document.blocks.map { Block(.paragraph, $0.text, at: $0.location) })
  }

  /// Whether a file's name is that of XLIFF.
  static func isXLIFF(_ name: String) -> Bool { syntax(of: name) == .xliff }

  private enum Syntax { case plain, markdown, html, xliff }

  private static func syntax(of name: String) -> Syntax {
    for part in name.lowercased().split(separator: ".").dropFirst().reversed() {
      switch part {
      case "md", "markdown", "mdx": return .markdown
      case "html", "htm", "xhtml": return .html
      case "xlf", "xliff": return .xliff
      default: continue
      }
    }
    return .plain
  }

  /// About so many characters of the beginning of the text.
  ///
  /// - Parameter skipsCode: Whether code is left out, which tells nothing about the language.
  public func beginning(_ count: Int = 20_000, skipsCode: Bool = true) -> String {
    var text = ""
    for block in blocks where !skipsCode || block.kind != .code {
      if text.utf8.count >= count { break }
      text += block.text.prefix(count) + "\n"
    }
    return text
  }
}
