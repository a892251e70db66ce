import TextModel

/// A place in a text that moves forward: what all readers of this module are made of.
struct ByteScanner {
  /// How deep values, elements and blocks may be nested.
  static let maximumDepth = 256

  let source: SourceText
  let bytes: [UInt8]
  var at = 0
  var end: Int

  init(_ source: SourceText, _ range: Range<Int>? = nil) {
    self.source = source
    bytes = source.bytes
    at = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  var isAtEnd: Bool { at >= end }

  var peek: UInt8? { at < end ? bytes[at] : nil }

  /// The byte some bytes further on; 0 beyond the end.
  func byte(_ offset: Int) -> UInt8 { at + offset < end && at + offset >= 0 ? bytes[at + offset] : 0 }

  func starts(with text: StaticString) -> Bool { starts(with: text, at: at) }

  func starts(with text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { buffer in
      guard place + buffer.count <= end else { return false }
      for index in 0..<buffer.count where unsafe bytes[place + index] != buffer[index] { return false }
      return true
    }
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard starts(with: text) else { return false }
    at += text.utf8CodeUnitCount
    return true
  }

  mutating func skip(while isWanted: (UInt8) -> Bool) {
    while at < end, isWanted(bytes[at]) { at += 1 }
  }

  /// Passes over blanks and line ends.
  mutating func skipSpace() { skip { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 } }

  /// Passes over blanks.
  mutating func skipBlanks() { skip { $0 == 32 || $0 == 9 } }

  /// Where the line ends that `at` is in: at its line end, or at the end of the text.
  var lineEnd: Int {
    var index = at
    while index < end, bytes[index] != 10, bytes[index] != 13 { index += 1 }
    return index
  }

  /// Goes to the beginning of the next line.
  mutating func nextLine() {
    while let byte = peek {
      at += 1
      if byte == 10 { return }
      if byte == 13 {
        if peek == 10 { at += 1 }
        return
      }
    }
  }

  /// Passes over one line end, if there is one here.
  mutating func skipLineEnd() {
    if peek == 10 || peek == 13 { nextLine() }
  }

  /// The next place of a text, from `at` on; `nil` when there is none.
  ///
  /// - Parameter distance: How far away it may begin, where unclosed brackets must not make readers slow.
  func find(_ text: StaticString, within distance: Int? = nil) -> Int? {
    let end = distance.map { min(self.end, at + $0) } ?? self.end
    let first = text.withUTF8Buffer { unsafe $0[0] }
    var index = at
    while index < end {
      if bytes[index] == first, starts(with: text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// The range without blanks and line ends at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] <= 32 { low += 1 }
    while low < high, bytes[high - 1] <= 32 { high -= 1 }
    return low..<high
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func error(_ what: String, at offset: Int? = nil, remedy: String = "") -> InputError {
    source.error(what, at: offset ?? at, remedy: remedy)
  }

  /// How far away the end of an inline code may be, in bytes.
  static let inlineDistance = 4_096

  /// The next place of a text on the line, in the distance of an inline code; `nil` when there is none.
  func findOnLine(_ text: StaticString) -> Int? {
    guard let place = find(text, within: Self.inlineDistance) else { return nil }
    return bytes[at..<place].contains { $0 == 10 || $0 == 13 } ? nil : place
  }

  /// The value of hexadecimal digits; `nil` when there are fewer than `count`.
  func hexadecimal(_ count: Int, at place: Int) -> UInt32? {
    guard place + count <= end else { return nil }
    var value: UInt32 = 0
    for index in place..<place + count {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, bytes[index] < 0x80 else {
        return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The scalar of a `\uXXXX` escape whose digits begin at `place`, a surrogate pair as one; `nil` for none.
  func escapedScalar(at place: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let first = hexadecimal(4, at: place), first != 0 else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, place + 4) }
    guard UTF16.isLeadSurrogate(UInt16(first)), place + 10 <= end, bytes[place + 4] == UInt8(ascii: "\\"),
      bytes[place + 5] | 0x20 == UInt8(ascii: "u"), let second = hexadecimal(4, at: place + 6),
      UTF16.isTrailSurrogate(UInt16(second))
    else { return nil }
    return (UTF16.decode(UTF16.EncodedScalar([UInt16(first), UInt16(second)])), place + 10)
  }
}

extension [UInt8] {
  /// Where bytes stand first, from an offset on and wholly before an end; `nil` when they do not.
  package func firstIndex(of wanted: [UInt8], from start: Int = 0, before end: Int? = nil) -> Int? {
    let last = (end ?? count) - wanted.count
    guard let first = wanted.first, start <= last else { return nil }
    for index in start...last
    where self[index] == first && self[index..<index + wanted.count].elementsEqual(wanted) {
      return index
    }
    return nil
  }
}
