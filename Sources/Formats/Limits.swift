/// How big the parts of an input may be before it is refused; a file as a whole may have any size.
public struct Limits: Hashable, Sendable {
  /// How deep XML elements may be nested.
  public var depth = 64
  /// How long the text of one XML segment may be, in bytes.
  public var segmentBytes = 1 << 20
  /// How long the value of one XML attribute may be, in bytes.
  public var attributeBytes = 1 << 16
  /// How long one XML tag with all its attributes may be, in bytes, a little more or less.
  public var tagBytes = 1 << 18
  /// How many inline codes one segment may have.
  public var codes = 10_000
  /// How many notes, properties and comments one translation unit may have.
  public var remarks = 10_000
  /// How many cells one record of a table may have.
  public var cells = 10_000
  /// How many language variants one translation unit may have.
  public var variants = 64
  /// How long one record of a table or one line of JSON may be, in bytes.
  public var recordBytes = 1 << 24

  public init() {}
}
