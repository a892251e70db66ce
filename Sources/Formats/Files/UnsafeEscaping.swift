/// Which bytes a writer cannot copy as they are.
struct EscapeSet: Sendable {
  /// A bit for each byte.
  private var marks: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// - Parameters:
  ///   - characters: ASCII characters that need care.
  ///   - bytes: Further bytes that do.
  init(_ characters: String, bytes: [ClosedRange<UInt8>] = []) {
    for byte in characters.utf8 { insert(byte) }
    for range in bytes { for byte in range { insert(byte) } }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: marks.0 |= bit
    case 1: marks.1 |= bit
    case 2: marks.2 |= bit
    default: marks.3 |= bit
    }
  }

  @inline(__always)
  fileprivate func holds(_ byte: UInt8) -> Bool {
    let low = byte & 64 == 0 ? marks.0 : marks.1
    let high = byte & 64 == 0 ? marks.2 : marks.3
    return (byte < 128 ? low : high) >> UInt64(byte & 63) & 1 != 0
  }
}

extension [UInt8] {
  /// Appends a text; bytes of the set go through `escape`, all others are copied in runs.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - set: The bytes that need care.
  ///   - escape: Appends what stands for the byte at an offset of the text's UTF-8 bytes; `false` stops.
  /// - Returns: The offset where `escape` stopped; `nil` when all was written.
  @inline(__always)
  mutating func append(
    _ text: String, escaping set: EscapeSet,
    _ escape: (_ bytes: Span<UInt8>, _ offset: Int, _ output: inout [UInt8]) -> Bool
  ) -> Int? {
    let bytes = text.utf8Span.span
    var runStart = 0
    for offset in bytes.indices where set.holds(bytes[offset]) {
      append(copying: bytes.extracting(runStart..<offset))
      if !escape(bytes, offset, &self) { return offset }
      runStart = offset + 1
    }
    append(copying: bytes.extracting(runStart..<bytes.count))
    return nil
  }

  /// Appends a text; bytes that the query looks for go through `escape`, all others are copied in runs.
  @inline(__always)
  mutating func append(
    _ text: String, escaping query: ByteQuery, _ escape: (_ byte: UInt8, _ output: inout [UInt8]) -> Void
  ) {
    let bytes = text.utf8Span.span
    var start = 0
    while true {
      let end = bytes.firstIndex(of: query, from: start)
      append(copying: bytes.extracting(start..<end))
      if end == bytes.count { return }
      escape(bytes[end], &self)
      start = end + 1
    }
  }
}
