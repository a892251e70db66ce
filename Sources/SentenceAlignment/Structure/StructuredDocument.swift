import Formats
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

  /// A document whose blocks are paragraphs.
  public init(_ document: TextDocument) {
    self.init(
      name: document.name,
      blocks: document.blocks.map { Block(.paragraph, $0.text, at: $0.location) })
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
