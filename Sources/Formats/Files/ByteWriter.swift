import TextModel

/// Collects bytes and gives them on in pieces of about 64 KiB.
public struct ByteWriter {
  private static let flushSize = 1 << 16

  /// Bytes not yet given on; writers append to it and call ``flushIfFull()`` after each unit.
  @usableFromInline var buffer: [UInt8] = []
  private let sink: ([UInt8]) throws(InputError) -> Void
  /// How many bytes were given on.
  private var flushedCount = 0

  /// - Parameter sink: Takes each piece in order.
  public init(sink: @escaping ([UInt8]) throws(InputError) -> Void) {
    self.sink = sink
    buffer.reserveCapacity(Self.flushSize + Self.flushSize / 2)
  }

  /// How many bytes were written so far.
  public var count: Int { flushedCount + buffer.count }

  /// Adds one byte.
  public mutating func write(_ byte: UInt8) { buffer.append(byte) }

  /// Adds a text's UTF-8 bytes.
  public mutating func write(_ text: String) { buffer.append(copying: text.utf8Span.span) }

  /// Adds bytes.
  public mutating func write(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

  /// Gives the collected bytes on when there are enough of them.
  public mutating func flushIfFull() throws(InputError) {
    if buffer.count >= Self.flushSize { try flush() }
  }

  /// Gives all collected bytes on.
  public mutating func flush() throws(InputError) {
    if buffer.isEmpty { return }
    try sink(buffer)
    flushedCount += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
