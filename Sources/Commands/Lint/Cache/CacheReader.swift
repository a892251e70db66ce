/// Reads what a ``CacheWriter`` wrote.
struct CacheReader {
  /// The bytes are not what a writer writes.
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var at = 0
  private var texts: [String] = []

  init(_ bytes: [UInt8]) throws(Malformed) {
    self.bytes = bytes
    for _ in 0..<(try count()) {
      let length = try count()
      texts.append(String(decoding: bytes[at..<at + length], as: UTF8.self))
      at += length
    }
  }

  /// Whether all was read.
  var isAtEnd: Bool { at == bytes.count }

  mutating func int() throws(Malformed) -> Int {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    throw Malformed()
  }

  /// A number of things of a byte at least, of which there cannot be more than bytes.
  private mutating func count() throws(Malformed) -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - at else { throw Malformed() }
    return count
  }

  mutating func text() throws(Malformed) -> String {
    let place = try int()
    guard texts.indices.contains(place) else { throw Malformed() }
    return texts[place]
  }

  mutating func flag() throws(Malformed) -> Bool { try int() == 1 }

  mutating func optional<Value>(_ read: (inout Self) throws(Malformed) -> Value) throws(Malformed) -> Value? {
    try flag() ? try read(&self) : nil
  }

  mutating func all<Value>(_ read: (inout Self) throws(Malformed) -> Value) throws(Malformed) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count()) { values.append(try read(&self)) }
    return values
  }

  /// A value that a text or number stands for.
  func known<Value>(_ value: Value?) throws(Malformed) -> Value {
    guard let value else { throw Malformed() }
    return value
  }
}
