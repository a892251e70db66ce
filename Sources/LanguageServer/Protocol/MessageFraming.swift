/// Cuts the bytes of a client into messages, each behind a header with its length (LSP 3.17, "Base Protocol").
///
/// After a broken header, what comes is passed over up to the next good one.
public struct MessageFraming: Sendable {
  private var buffer: [UInt8] = []
  private var start = 0
  /// Bytes of a message that is too large, still to be passed over.
  private var skipped = 0

  /// A message may be so long, in bytes.
  public static let longestMessage = 256 << 20
  /// A header may be so long, in bytes.
  private static let longestHeader = 1 << 12
  private static let headerEnd = Array("\r\n\r\n".utf8)
  private static let lengthName = Array("content-length:".utf8)

  public init() {}

  /// Takes the next bytes.
  public mutating func append(_ bytes: [UInt8]) {
    if start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer += bytes
  }

  /// The body of the next message, or what is wrong with its header; `nil` when more bytes are needed.
  public mutating func next() -> Result<[UInt8], ProtocolError>? {
    passOver()
    guard skipped == 0, let end = headerEnd() else {
      if buffer.count - start > Self.longestHeader, skipped == 0, headerEnd() == nil {
        start = buffer.count - Self.headerEnd.count
        return .failure(ProtocolError(.parseError, "a header is too long"))
      }
      return nil
    }
    guard let length = Self.length(in: buffer[start..<end]) else {
      start = end + Self.headerEnd.count
      return .failure(ProtocolError(.parseError, "a header has no Content-Length"))
    }
    let body = end + Self.headerEnd.count
    if length > Self.longestMessage {
      (start, skipped) = (body, length)
      return .failure(ProtocolError(.invalidRequest, "a message is longer than 256 MiB"))
    }
    guard buffer.count - body >= length else { return nil }
    start = body + length
    return .success(Array(buffer[body..<start]))
  }

  private mutating func passOver() {
    let count = min(skipped, buffer.count - start)
    start += count
    skipped -= count
  }

  /// Where the blank line behind a header stands.
  private func headerEnd() -> Int? {
    let near = buffer[start...].prefix(Self.longestHeader)
    return near.indices.first { near[$0] == 13 && near[$0...].starts(with: Self.headerEnd) }
  }

  /// The number behind the last `Content-Length:`; what stands before it may be the rest of a message that was longer
  /// than it said.
  private static func length(in header: ArraySlice<UInt8>) -> Int? {
    let lower = header.map { (65...90).contains($0) ? $0 + 32 : $0 }
    guard
      let place = lower.indices.reversed().first(where: { lower[$0...].starts(with: lengthName) })
    else { return nil }
    let rest = lower[(place + lengthName.count)...].drop { $0 == 32 }.prefix { $0 != 13 && $0 != 32 }
    guard let value = Int(String(decoding: rest, as: UTF8.self)), value >= 0 else { return nil }
    return value
  }

  /// A message with its header.
  public static func framed(_ message: JSON) -> [UInt8] {
    let body = message.bytes
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
