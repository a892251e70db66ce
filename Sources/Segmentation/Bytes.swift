import UnicodeText

/// Reading valid UTF-8 where it lies.
extension Span<UInt8> {
  /// The scalar that starts at a byte offset below the count.
  func scalar(at offset: Int) -> Unicode.Scalar {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return Unicode.Scalar(UInt8(lead)) }
    let length = Self.scalarLength(lead: UInt8(lead))
    guard offset + length <= count else { return "\u{FFFD}" }
    var value = lead & (0xFF >> UInt32(length + 1))
    for i in 1..<length { value = value << 6 | UInt32(self[offset + i] & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The scalar that ends just before a byte offset, and where it starts; `nil` at the beginning.
  func scalar(before offset: Int) -> (scalar: Unicode.Scalar, start: Int)? {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : (scalar(at: start), start)
  }

  /// How many bytes a scalar with this first byte takes.
  static func scalarLength(lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// The text of a byte range.
  func text(_ range: Range<Int>) -> String {
    unsafe String(unsafeUninitializedCapacity: range.count) { output in
      for (i, at) in range.enumerated() { unsafe output.initializeElement(at: i, to: self[at]) }
      return range.count
    }
  }

  /// Length in bytes of the blank that starts at an offset: ASCII space or control, no-break space; 0 for none.
  func blankLength(at offset: Int, end: Int) -> Int {
    let byte = self[offset]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2 { return offset + 1 < end && self[offset + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xE3, offset + 2 < end else { return 0 }
    return Self.isWideBlank(byte, self[offset + 1], self[offset + 2]) ? 3 : 0
  }

  /// Length in bytes of the blank that ends before an offset; 0 for none.
  func blankLength(before offset: Int, start: Int) -> Int {
    guard offset > start else { return 0 }
    let last = self[offset - 1]
    if last <= 0x20 { return 1 }
    if last < 0x80 || last >= 0xC0 { return 0 }
    if last == 0xA0, offset - 2 >= start, self[offset - 2] == 0xC2 { return 2 }
    guard offset - 3 >= start else { return 0 }
    return Self.isWideBlank(self[offset - 3], self[offset - 2], last) ? 3 : 0
  }

  /// U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
  private static func isWideBlank(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    if a == 0xE3 { return b == 0x80 && c == 0x80 }
    guard a == 0xE2 else { return false }
    return b == 0x80 ? c <= 0x8A || c == 0xA8 || c == 0xA9 || c == 0xAF : b == 0x81 && c == 0x9F
  }

  /// A range without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let blank = blankLength(at: start, end: end)
      if blank == 0 { break }
      start += blank
    }
    while start < end {
      let blank = blankLength(before: end, start: start)
      if blank == 0 { break }
      end -= blank
    }
    return start..<end
  }

  /// Whether a range has a line feed or carriage return.
  func hasLineEnd(in range: Range<Int>) -> Bool {
    for i in range where self[i] == 0x0A || self[i] == 0x0D { return true }
    return false
  }

  /// Where the run of non-blank bytes around an offset begins and ends.
  func run(around offset: Int, within bounds: Range<Int>) -> Range<Int> {
    var (start, end) = (offset, offset)
    while start > bounds.lowerBound, self[start - 1] > 0x20 { start -= 1 }
    while end < bounds.upperBound, self[end] > 0x20 { end += 1 }
    return start..<end
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self &- 48 < 10 }
  var isASCIIUpper: Bool { self &- 65 < 26 }
  var isASCIILower: Bool { self &- 97 < 26 }
  var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }
  var isASCIIWord: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }
}
