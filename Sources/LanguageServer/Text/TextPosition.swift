/// How the columns of a position are counted.
public enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
}

/// A place in an open document as clients tell it: both numbers from 0.
public struct TextPosition: Hashable, Sendable, Comparable {
  public var line: Int
  /// In units of the encoding that client and server have agreed on.
  public var character: Int

  public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// Reads a position.
  /// - Throws: ``ProtocolError`` when it is none.
  public init(_ value: JSON?) throws(ProtocolError) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer, line >= 0,
      character >= 0
    else { throw ProtocolError(.invalidParams, "a position is missing or no position") }
    self.init(line: line, character: character)
  }

  public var json: JSON { ["line": .integer(line), "character": .integer(character)] }

  public static func < (a: Self, b: Self) -> Bool { (a.line, a.character) < (b.line, b.character) }
}

/// What lies between two places of an open document.
public struct TextRange: Hashable, Sendable {
  public var start: TextPosition
  /// Behind the last character.
  public var end: TextPosition

  public init(_ start: TextPosition, _ end: TextPosition) {
    self.start = start
    self.end = end
  }

  /// Reads a range.
  /// - Throws: ``ProtocolError`` when it is none, or ends before it begins.
  public init(_ value: JSON?) throws(ProtocolError) {
    guard let value else { throw ProtocolError(.invalidParams, "a range is missing") }
    (start, end) = (try TextPosition(value["start"]), try TextPosition(value["end"]))
    if end < start { throw ProtocolError(.invalidParams, "a range ends before it begins") }
  }

  public var json: JSON { ["start": start.json, "end": end.json] }

  /// Whether both share a place; that of a cursor may be at an end.
  public func touches(_ other: TextRange) -> Bool { start <= other.end && other.start <= end }
}
