extension String {
  /// A string of bytes that a ``TextSource`` has validated already, without a second look.
  init(validatedUTF8 bytes: Span<UInt8>) {
    // Every caller's bytes come from `TextSource`, cut at ASCII bytes, so they are valid UTF-8.
    self = unsafe String(copying: UTF8Span(unchecked: bytes))
  }
}

extension String {
  /// A string of bytes that were validated already.
  init(validatedUTF8 bytes: [UInt8]) { self.init(validatedUTF8: bytes.span) }
}

extension [UInt8] {
  /// Appends the bytes of a span.
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
