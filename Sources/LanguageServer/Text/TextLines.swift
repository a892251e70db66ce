/// A text with its lines, for going from positions to bytes and back.
///
/// LF, CRLF and CR end a line, as LSP 3.17 wants.
public struct TextLines: Sendable {
  /// UTF-8.
  public private(set) var bytes: [UInt8]
  /// Where lines begin.
  private var starts: [Int]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = Self.starts(bytes)
  }

  private static func starts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    let span = bytes.span
    for index in span.indices where span[index] == 10 || span[index] == 13 {
      if span[index] == 13, index + 1 < span.count, span[index + 1] == 10 { continue }
      starts.append(index + 1)
    }
    return starts
  }

  public var lineCount: Int { starts.count }

  /// The bytes of a line without its end.
  private func range(ofLine line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    if end > start, line + 1 < starts.count, bytes[end - 1] == 10 { end -= 1 }
    if end > start, line + 1 < starts.count, bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  /// The byte at a position. Columns behind the end of a line are its end, and lines behind the last one the end of the
  /// text; a column inside a character is where the character begins.
  public func offset(of position: TextPosition, in encoding: PositionEncoding) -> Int {
    guard position.line < starts.count else { return bytes.count }
    let line = range(ofLine: position.line)
    var (offset, column) = (line.lowerBound, 0)
    while offset < line.upperBound {
      let (length, units) = Self.size(of: bytes[offset], encoding)
      if column + units > position.character { return offset }
      column += units
      offset += length
    }
    return line.upperBound
  }

  /// The position of a byte, which must be the first of a character.
  public func position(of offset: Int, in encoding: PositionEncoding) -> TextPosition {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let start = starts[low - 1]
    return TextPosition(
      line: low - 1, character: Self.units(bytes[start..<min(offset, bytes.count)], encoding))
  }

  /// The position of a place that is told by line and scalars, both from 0; places behind the text are its end.
  public func position(line: Int, scalar: Int, in encoding: PositionEncoding) -> TextPosition {
    guard line < starts.count else { return position(of: bytes.count, in: encoding) }
    let own = range(ofLine: max(0, line))
    var (offset, left) = (own.lowerBound, scalar)
    while offset < own.upperBound, left > 0 {
      offset += Self.size(of: bytes[offset], encoding).length
      left -= 1
    }
    offset = min(offset, own.upperBound)
    return TextPosition(line: max(0, line), character: Self.units(bytes[own.lowerBound..<offset], encoding))
  }

  /// How many scalars stand before a position on its line.
  public func scalar(at position: TextPosition, in encoding: PositionEncoding) -> Int {
    guard position.line < starts.count else { return 0 }
    let offset = offset(of: position, in: encoding)
    return bytes[starts[position.line]..<max(starts[position.line], offset)].count { $0 & 0xC0 != 0x80 }
  }

  /// The text of a line without its end; empty behind the last one.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    starts.indices.contains(number) ? bytes[range(ofLine: number)] : []
  }

  /// Puts a text in the place of what lies between two positions.
  public mutating func replace(_ range: TextRange, with text: String, in encoding: PositionEncoding) {
    let start = offset(of: range.start, in: encoding)
    let end = max(start, offset(of: range.end, in: encoding))
    bytes.replaceSubrange(start..<end, with: text.utf8)
    starts = Self.starts(bytes)
  }

  /// How many bytes and units the character has that begins with a byte.
  private static func size(of byte: UInt8, _ encoding: PositionEncoding) -> (length: Int, units: Int) {
    let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return (length, encoding == .utf8 ? length : length == 4 ? 2 : 1)
  }

  private static func units(_ bytes: ArraySlice<UInt8>, _ encoding: PositionEncoding) -> Int {
    if encoding == .utf8 { return bytes.count }
    return bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}
