/// Which bytes a text has: guards of rules ask it instead of reading the text again.
package struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  package init(_ bytes: [UInt8]) {
    var low: (UInt64, UInt64) = (0, 0)
    var high: (UInt64, UInt64) = (0, 0)
    for byte in bytes {
      let bit = UInt64(1) << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: low.0 |= bit
      case 1: low.1 |= bit
      case 2: high.0 |= bit
      default: high.1 |= bit
      }
    }
    words = (low.0, low.1, high.0, high.1)
  }

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
