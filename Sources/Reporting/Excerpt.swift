import TextModel
import UnicodeText

/// The part of a text around a range, on one line, with the columns of the range on a terminal.
///
/// Wide characters count two columns and combining ones none (ICU). Line ends and tabs are shown as `⏎` and `⇥`; other
/// signs that are not seen, or that move others, as `⟨U+202E⟩`.
struct Excerpt {
  private(set) var line = ""
  /// Columns before the range.
  private(set) var indent = 0
  /// Columns of the range, 1 at least.
  private(set) var length = 0

  /// - Parameters:
  ///   - range: Byte range in the text; an empty one marks a place.
  ///   - width: Columns to show.
  init(_ text: String, _ range: Range<Int>, width: Int) {
    let bytes = Array(text.utf8)
    let start = Self.start(bytes, before: range.lowerBound, distance: width / 2)
    if start > 0 { line = "…" }
    indent = line.isEmpty ? 0 : 1
    var offset = start
    var columns = indent
    var previous: Unicode.Scalar?
    for scalar in String(decoding: bytes[start...], as: UTF8.self).unicodeScalars {
      let isPastRange = offset >= range.upperBound || length > width / 2
      if columns >= width, isPastRange, scalar.terminalColumns > 0 {
        line += "…"
        break
      }
      let (shown, step) = Self.shown(scalar, after: previous)
      if offset < range.lowerBound { indent += step }
      // A mark under the sign that a combining one stands on.
      if offset == range.lowerBound, step == 0, indent > 0 { indent -= 1 }
      if range.contains(offset) { length += step }
      columns += step
      line += shown
      offset += UTF8.width(scalar)
      previous = scalar
    }
    length = max(1, length)
  }

  /// Where a part begins that ends at an offset: at a scalar that is no combining one.
  private static func start(_ bytes: [UInt8], before offset: Int, distance: Int) -> Int {
    var start = max(0, min(offset, bytes.count) - distance)
    while start > 0 {
      if bytes[start] & 0xC0 != 0x80,
        let scalar = String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self)
          .unicodeScalars
          .first, scalar.terminalColumns > 0
      {
        break
      }
      start -= 1
    }
    return start
  }

  /// How a scalar is shown, and in how many columns.
  private static func shown(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> (String, Int) {
    switch scalar {
    case "\n": return ("⏎", 1)
    case "\t": return ("⇥", 1)
    default:
      // With the sign before it, a joiner that belongs there stays.
      let pair = previous.map { String($0) } ?? ""
      let written = (pair + String(scalar)).visible
      if !scalar.isInvisible || written == pair + String(scalar) {
        return (String(scalar), scalar.terminalColumns)
      }
      let escape = String(scalar).visible
      return (escape, escape.unicodeScalars.count)
    }
  }
}
