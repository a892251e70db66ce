/// A stretch of text that is no language: markup, code, a variable, an address.
public struct Placeable: Hashable, Sendable {
  public enum Kind: UInt8, Sendable {
    /// `<b>`, `</b>`, `<br/>`.
    case tag
    /// `&amp;`, `&#160;`.
    case entity
    /// Text in backticks or in an element such as `<code>`.
    case code
    /// `%s`, `{name}`, `${x}`, a message with arguments.
    case placeholder
    /// A URL.
    case link
    /// An e-mail address.
    case mail
    /// U+FFFC: mark-up of a document that shows as something else than text.
    case object
  }

  public var kind: Kind
  /// Byte range in the text.
  public var range: Range<Int>

  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// A markup tag.
public struct Tag: Hashable, Sendable {
  public enum Shape: UInt8, Sendable { case open, close, empty }

  /// The element's name as written.
  public var name: String
  public var shape: Shape
  /// Byte range in the text, with the brackets.
  public var range: Range<Int>
}

/// A variable of a message.
public struct Placeholder: Hashable, Sendable {
  public enum Dialect: UInt8, Sendable { case percent, brace, dollar, entity, message }

  /// What must be the same on both sides: `%(name)s`, `{0}`, `{count` (the argument of a message).
  public var key: String
  public var dialect: Dialect
  /// Whether a name or number tells which value is meant, so that order and repetition are free.
  public var isNamed: Bool
  /// Byte range in the text.
  public var range: Range<Int>
}
