/// Which bytes a writer cannot copy as they are.
struct EscapeSet: Sendable {
  private var marks = [Bool](repeating: false, count: 256)

  /// - Parameters:
  ///   - characters: ASCII characters that need care.
  ///   - bytes: Further bytes that do.
  init(_ characters: String, bytes: [ClosedRange<UInt8>] = []) {
    for byte in characters.utf8 { marks[Int(byte)] = true }
    for range in bytes { for byte in range { marks[Int(byte)] = true } }
  }

  fileprivate func holds(_ byte: UInt8) -> Bool { marks[Int(byte)] }

  /// Whether the text has a byte that needs care.
  func touches(_ text: String) -> Bool { text.utf8.contains { marks[Int($0)] } }
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
}
