// Searches over bytes, eight at a time ("SIMD within a register": Warren, Hacker's Delight, chapter 6).

/// Up to four bytes to look for.
struct ByteQuery: Sendable {
  private let patterns: (UInt64, UInt64, UInt64, UInt64)
  private let bytes: (UInt8, UInt8, UInt8, UInt8)

  init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    bytes = (a, b, c, d)
    patterns = (UInt64(repeating: a), UInt64(repeating: b), UInt64(repeating: c), UInt64(repeating: d))
  }

  /// Bit 7 set in at least the lowest byte of the word that is looked for, and in none below it.
  @inline(__always)
  fileprivate func marks(in word: UInt64) -> UInt64 {
    Self.zeros(word ^ patterns.0) | Self.zeros(word ^ patterns.1) | Self.zeros(word ^ patterns.2)
      | Self.zeros(word ^ patterns.3)
  }

  /// Bit 7 set in the lowest zero byte; bytes above it may be marked wrongly.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  @inline(__always)
  fileprivate func holds(_ byte: UInt8) -> Bool {
    byte == bytes.0 || byte == bytes.1 || byte == bytes.2 || byte == bytes.3
  }
}

extension Span<UInt8> {
  /// The offset of the first byte that the query looks for, from `start` on; the count when there is none.
  func firstIndex(of query: ByteQuery, from start: Int) -> Int {
    var index = start
    while index + 8 <= count {
      let marks = query.marks(in: word(at: index))
      if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, !query.holds(self[index]) { index += 1 }
    return index
  }

  /// How many scalars begin in valid UTF-8: the bytes that do not continue one.
  var scalarCount: Int {
    var continuations = 0
    var index = 0
    while index + 8 <= count {
      let word = word(at: index)
      continuations += (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      index += 8
    }
    while index < count {
      if self[index] & 0xC0 == 0x80 { continuations += 1 }
      index += 1
    }
    return count - continuations
  }

  /// The offset of the first byte that is not part of valid UTF-8 (Unicode 16, table 3-7), or the count.
  var endOfValidUTF8: Int {
    var index = 0
    while index < count {
      if index + 8 <= count {
        let high = word(at: index) & 0x8080_8080_8080_8080
        if high == 0 {
          index += 8
          continue
        }
        index += high.trailingZeroBitCount / 8
      } else if self[index] < 0x80 {
        index += 1
        continue
      }
      guard let length = lengthOfScalar(at: index) else { return index }
      index += length
    }
    return count
  }

  /// The number of bytes of the scalar that begins at `index`, which is not ASCII; `nil` when none does.
  private func lengthOfScalar(at index: Int) -> Int? {
    let lead = self[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + length <= count else { return nil }
    let second = self[index + 1]
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return nil }
    for offset in 2..<Swift.max(length, 2) where self[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// The eight bytes from `offset` on, which must exist; the first is the lowest.
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset + 8 <= count)
    return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension UInt64 {
  /// The same byte eight times.
  fileprivate init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }
}
