/// A code that stands in a text and is not part of it: the beginning of bold text, a line break, a variable.
///
/// TMX and XLIFF keep such codes in elements; the text of a unit is what remains without them. In
/// `Press <b>Enter</b>` the text is `Press Enter`, with an opening code at byte 6 and a closing one at byte 11.
public struct InlineCode: Hashable, Sendable {
  /// What a code does to the text after it.
  public enum Kind: String, Sendable, CaseIterable {
    /// The beginning and the end of a pair, such as `<b>` and `</b>`.
    case open, close
    /// A code without a partner, such as a line break or a variable.
    case standalone
    /// One half of a pair whose other half is in another unit.
    case isolatedOpen = "isolated-open"
    case isolatedClose = "isolated-close"
    /// The bounds of text that is highlighted or commented on, without a code in the original document.
    case markOpen = "mark-open"
    case markClose = "mark-close"
  }

  public var kind: Kind
  /// UTF-8 byte offset in the unit's text before which the code stands.
  public var offset: Int
  /// What the code has in common with its counterpart in the other language; empty when unknown.
  public var id: String
  /// What the two codes of a pair have in common; empty for others.
  public var pair: String
  /// What the code is about, such as `bold` or `link`; empty when unknown.
  public var type: String
  /// The code as it is written in the original document; empty when unknown.
  public var content: String
  /// The parts of the content that are to be translated, such as the text of an attribute, in their order.
  public var subflows: [Subflow] = []

  public init(
    _ kind: Kind, at offset: Int, id: String = "", pair: String = "", type: String = "", content: String = ""
  ) {
    self.kind = kind
    self.offset = offset
    self.id = id
    self.pair = pair
    self.type = type
    self.content = content
  }
}

/// A text inside a code that is to be translated: `A red car` in `<img alt="A red car"/>`.
public struct Subflow: Hashable, Sendable {
  /// UTF-8 byte range in the code's content.
  public var range: Range<Int>
  /// What the text is about; empty when unknown.
  public var type: String

  public init(_ range: Range<Int>, type: String = "") {
    self.range = range
    self.type = type
  }
}

extension InlineCode {
  /// The text of a subflow; empty when its range is not one of the content.
  public func text(of subflow: Subflow) -> String {
    let bytes = content.utf8
    guard subflow.range.lowerBound >= 0, subflow.range.upperBound <= bytes.count else { return "" }
    let start = bytes.index(bytes.startIndex, offsetBy: subflow.range.lowerBound)
    return String(bytes[start..<bytes.index(start, offsetBy: subflow.range.count)]) ?? ""
  }

  /// Whether the subflows stand in order, apart, and at the boundaries of scalars.
  public var hasSoundSubflows: Bool {
    var last = 0
    for range in subflows.map(\.range) {
      guard range.lowerBound >= last, range.upperBound <= content.utf8.count,
        [range.lowerBound, range.upperBound].allSatisfy(isBoundary)
      else { return false }
      last = range.upperBound
    }
    return true
  }

  private func isBoundary(_ offset: Int) -> Bool {
    content.utf8.index(content.startIndex, offsetBy: offset).samePosition(in: content.unicodeScalars) != nil
  }
}

/// A named value that a file attaches to a unit, such as its date of creation.
public struct UnitProperty: Hashable, Sendable {
  /// The name in the file; a TMX attribute's begins with `@`.
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
