/// Classes of ASCII bytes, for the scanners.
package enum ASCII {
  package static func isLetter(_ b: UInt8) -> Bool { (97...122).contains(b | 0x20) }
  package static func isUpper(_ b: UInt8) -> Bool { (65...90).contains(b) }
  package static func isDigit(_ b: UInt8) -> Bool { (48...57).contains(b) }
  package static func isAlnum(_ b: UInt8) -> Bool { isLetter(b) || isDigit(b) }
  /// A letter, a digit or `_`.
  package static func isWord(_ b: UInt8) -> Bool { isAlnum(b) || b == 0x5F }
  package static func isBlank(_ b: UInt8) -> Bool { b == 0x20 || (9...13).contains(b) }
}

extension [UInt8] {
  /// The byte at an offset; 0 outside.
  package func at(_ i: Int) -> UInt8 { i >= 0 && i < count ? self[i] : 0 }

  /// The first offset from `start` on where the condition fails.
  package func skip(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var i = start
    while i < count, condition(self[i]) { i += 1 }
    return i
  }

  /// The first offset of a byte in `start..<limit`.
  package func find(_ byte: UInt8, from start: Int, limit: Int? = nil) -> Int? {
    var i = start
    let end = Swift.min(limit ?? count, count)
    while i < end {
      if self[i] == byte { return i }
      i += 1
    }
    return nil
  }

  /// Whether the ASCII text stands at an offset.
  package func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { buffer in
      unsafe self[offset..<offset + buffer.count].elementsEqual(buffer)
    }
  }

  /// Whether the bytes of another array's range occur somewhere.
  package func holds(_ other: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = range.first, range.count <= count else { return range.isEmpty }
    let lead = other[first]
    var at = 0
    while at + range.count <= count {
      if self[at] == lead {
        var length = 1
        while length < range.count, self[at + length] == other[first + length] { length += 1 }
        if length == range.count { return true }
      }
      at += 1
    }
    return false
  }

  /// The text of a range that lies on scalar boundaries.
  package func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

extension Range<Int> {
  /// Whether a range that begins at or after this one's start lies in it.
  package func covers(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
