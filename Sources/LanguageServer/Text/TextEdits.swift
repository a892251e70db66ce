/// Edits that make one text out of another, as `TextEdit`s of LSP 3.17.
public enum TextEdits {
  /// The edits, as small as whole lines that are equal allow, and inside of changed lines the bytes that differ.
  ///
  /// - Parameter new: UTF-8, as the old text.
  public static func between(_ old: TextLines, _ new: [UInt8], in encoding: PositionEncoding) -> [JSON] {
    let other = TextLines(new)
    guard old.lineCount == other.lineCount else { return [edit(old, 0..<old.bytes.count, new, encoding)] }
    // Fixes seldom change the number of lines; then line is set against line.
    return (0..<old.lineCount).compactMap { number in
      let (own, wanted) = (old.line(number), other.line(number))
      if own.elementsEqual(wanted) { return nil }
      return edit(old, own.startIndex..<own.endIndex, Array(wanted), encoding)
    }
  }

  /// The edit that puts bytes in the place of others, without those that both begin and end with.
  private static func edit(
    _ text: TextLines, _ range: Range<Int>, _ new: [UInt8], _ encoding: PositionEncoding
  ) -> JSON {
    let old = text.bytes[range]
    var start = zip(old, new).prefix { $0 == $1 }.count
    while start > 0, !isBoundary(old, range.lowerBound + start) || !isBoundary(new[...], start) { start -= 1 }
    let limit = min(old.count, new.count) - start
    var end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(limit).count
    while end > 0, !isBoundary(old, range.upperBound - end) { end -= 1 }
    let replaced = TextRange(
      text.position(of: range.lowerBound + start, in: encoding),
      text.position(of: range.upperBound - end, in: encoding))
    return [
      "range": replaced.json,
      "newText": .string(String(decoding: new[start..<(new.count - end)], as: UTF8.self)),
    ]
  }

  /// Whether a character begins at an index, or the text ends.
  private static func isBoundary(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    index >= bytes.endIndex || bytes[index] & 0xC0 != 0x80
  }
}
