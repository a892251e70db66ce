/// A word, number, mark or code span of a text. Spaces are no tokens.
public struct Token: Hashable, Sendable {
  public enum Kind: UInt8, Sendable {
    /// Has a letter; may have digits and inner marks: `C++`, `70B`, `CI/CD`.
    case word
    /// Digits with their decimal and grouping marks.
    case number
    /// A URL, an e-mail address, a code span: opaque.
    case code
    /// Punctuation.
    case punctuation
    /// Any other visible sign.
    case symbol
  }

  /// Byte range in the text.
  public var range: Range<Int>
  public var kind: Kind
  /// Whether a hyphen joins it to the token before (`open` and `source` in `open-source`); the hyphen is no token.
  public var isJoined: Bool

  public init(range: Range<Int>, kind: Kind, isJoined: Bool = false) {
    self.range = range
    self.kind = kind
    self.isJoined = isJoined
  }

  /// Whether it is a word or a number.
  public var isLexical: Bool { kind == .word || kind == .number }
}

/// A text with its tokens.
public struct TokenizedText: Sendable {
  public let text: String
  /// In order, not overlapping.
  public let tokens: [Token]

  public init(text: String, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
  }

  /// A token as written.
  public subscript(_ token: Token) -> String { self[token.range] }

  /// The text of a byte range, which must lie on scalar boundaries.
  public subscript(_ range: Range<Int>) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(text[start..<utf8.index(start, offsetBy: range.count)])
  }
}
