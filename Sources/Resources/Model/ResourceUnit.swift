import TextModel

/// A text of a resource file or document: what is translated, where it stands, and what is known about it.
public struct ResourceUnit: Hashable, Sendable {
  /// What a text is in its document.
  public enum Kind: String, Sendable, CaseIterable {
    /// A message of a resource file.
    case message
    case paragraph, heading, listItem, tableCell
    /// Program text, which is rarely translated.
    case code
    /// A text that is shown elsewhere: an image's description, a field of the front matter.
    case attribute
    /// A line or more of speech with its time.
    case subtitle
  }

  /// How far a translation has come, as far as the file says.
  public enum State: String, Sendable, CaseIterable {
    case none, new, needsReview, translated, final, obsolete
  }

  /// The name in the file, such as `menu.open`; unique only where the file makes it so. Documents number their blocks.
  public var key: String
  /// The decoded text: escapes and entities undone, mark-up taken out.
  public var text: String
  /// The bytes of the value in ``SourceText/bytes``, which rewriting replaces.
  public var range: Range<Int>
  /// The mark-up in the text, in order.
  public var codes: [InlineCode] = []
  /// The text that this one translates, in files that hold both.
  public var source: String?
  /// Where the source text begins, in files that hold both.
  public var sourceOffset: Int?
  /// The language that the file gives for this text; `nil` where the file has one language or names none.
  public var language: LanguageTag?
  /// What tells equal keys apart, such as a gettext context.
  public var context = ""
  /// Remarks for translators.
  public var notes: [String] = []
  /// Flags in gettext's style, such as `c-format`.
  public var flags: [String] = []
  /// The plural category (`one`, `other`) or the number of the gettext form; `nil` for other texts.
  public var plural: String?
  public var state = State.none
  public var kind = Kind.message
  /// Whether the file lets the text be translated.
  public var isTranslatable = true
  /// How the value is written; each format has its own numbers.
  var style: UInt8 = 0
  /// What stands at the beginning of each further line of the value.
  var indent = ""
  /// Which bytes of the file stand for which of the text.
  var map = TextMap()

  init(key: String, text: String = "", range: Range<Int>) {
    self.key = key
    self.text = text
    self.range = range
  }

  /// The bytes in ``SourceText/bytes`` that stand for a byte range of ``text``.
  public func fileRange(of range: Range<Int>) -> Range<Int> {
    let start = map.start(of: range.lowerBound, in: self.range)
    return start..<(range.isEmpty ? start : max(start, map.end(of: range.upperBound, in: self.range)))
  }
}
