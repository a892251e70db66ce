/// How a file writes its characters as bytes.
public enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf16(isBigEndian: Bool)
  /// ISO 8859-1: a byte is the character of that number.
  case latin1
  /// What browsers take for ISO 8859-1 (WHATWG Encoding Standard, index windows-1252).
  case windows1252

  /// The characters of the bytes 0x80 to 0x9F in windows-1252.
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The character that a byte stands for; of the two 8-bit encodings only.
  func scalar(of byte: UInt8) -> Unicode.Scalar {
    guard self == .windows1252, 0x80...0x9F ~= byte else { return Unicode.Scalar(byte) }
    // Every number of the table is that of a scalar.
    return Unicode.Scalar(Self.high[Int(byte - 0x80)]) ?? "\u{FFFD}"
  }

  /// Appends a scalar; `false` when the encoding does not have it.
  func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Bool {
    switch self {
    case .utf8: bytes += UTF8.encode(scalar)!  // every scalar has a UTF-8 form
    case .utf16(let isBigEndian):
      for unit in UTF16.encode(scalar)! {  // every scalar has a UTF-16 form
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        bytes += isBigEndian ? [high, low] : [low, high]
      }
    case .latin1:
      guard scalar.value < 256 else { return false }
      bytes.append(UInt8(scalar.value))
    case .windows1252:
      if let index = Self.high.firstIndex(of: scalar.value) {
        bytes.append(0x80 + UInt8(index))
      } else if scalar.value < 0x80 || 0xA0...0xFF ~= scalar.value {
        bytes.append(UInt8(scalar.value))
      } else {
        return false
      }
    }
    return true
  }

  /// Whether the encoding has a character.
  func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .utf8, .utf16: return true
    case .latin1: return scalar.value < 256
    case .windows1252:
      return scalar.value < 0x80 || 0xA0...0xFF ~= scalar.value || Self.high.contains(scalar.value)
    }
  }

  /// What the first bytes of a file say by a mark or, in UTF-16 without one, by their zero bytes.
  static func recognizing(_ head: some Collection<UInt8>) -> (encoding: TextEncoding, markLength: Int)? {
    let bytes = Array(head.prefix(4))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(isBigEndian: false), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(isBigEndian: true), 2) }
    if bytes.count > 1, bytes[0] == 0, bytes[1] != 0 { return (.utf16(isBigEndian: true), 0) }
    if bytes.count > 1, bytes[1] == 0, bytes[0] != 0 { return (.utf16(isBigEndian: false), 0) }
    return nil
  }
}
