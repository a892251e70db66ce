/// Which bytes a text has: rules ask it before they read the text.
package struct ByteSet: Sendable {
  /// Bytes 00…3F, 40…7F, 80…BF and C0…FF.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  package init(_ bytes: [UInt8]) {
    var (signs, letters, trails, leads): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    // Every word takes its bit or none: a branch would be guessed wrongly at every space.
    for byte in bytes {
      let bit = UInt64(1) &<< UInt64(byte & 63)
      signs |= byte < 0x40 ? bit : 0
      letters |= byte & 0xC0 == 0x40 ? bit : 0
      trails |= byte & 0xC0 == 0x80 ? bit : 0
      leads |= byte >= 0xC0 ? bit : 0
    }
    words = (signs, letters, trails, leads)
  }

  /// A set of lead bytes of characters outside of ASCII, and of others.
  package init(leads: ClosedRange<UInt8>..., bytes: String = "") {
    self.init(leads.flatMap { Array($0) } + Array(bytes.utf8))
  }

  /// Every byte.
  static let all = ByteSet(Array(0...255))
  /// Digits of any script.
  package static let digits = ByteSet(leads: 0xD9...0xE1, 0xE4...0xF7, bytes: "0123456789")

  package func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(byte & 63) & 1 != 0
  }

  /// Whether both have a byte in common.
  package func meets(_ other: ByteSet) -> Bool {
    words.0 & other.words.0 | words.1 & other.words.1 | words.2 & other.words.2 | words.3 & other.words.3
      != 0
  }

  /// Whether the text has one of the characters of an ASCII text.
  package func containsAny(of ascii: StaticString) -> Bool {
    ascii.withUTF8Buffer { buffer in
      for i in 0..<buffer.count {
        if unsafe contains(buffer[i]) { return true }
      }
      return false
    }
  }

  /// Whether a lead byte of the range occurs; both bounds lie in C0…FF.
  package func containsLead(_ range: ClosedRange<UInt8>) -> Bool {
    let width = UInt64(range.upperBound - range.lowerBound)
    let mask = (width == 63 ? UInt64.max : (UInt64(1) << (width + 1)) - 1) << UInt64(range.lowerBound & 63)
    return words.3 & mask != 0
  }

  /// Whether there is an ASCII digit.
  package var hasDigit: Bool { words.0 & 0x03FF_0000_0000_0000 != 0 }
  /// Whether there is a byte of another script or mark than ASCII.
  package var hasNonASCII: Bool { words.3 != 0 }
}
