/// FNV-1a, 64 bits: stable between runs and machines, unlike `Hashable`.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a text and a separator.
  mutating func add(_ text: some Sequence<UInt8>) {
    for byte in text { mix(byte) }
    mix(0xFF)
  }

  /// Adds a text without blanks and control characters, and a separator.
  mutating func addVisible(_ text: some Sequence<UInt8>) {
    for byte in text where byte > 0x20 { mix(byte) }
    mix(0xFF)
  }

  private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of a byte range.
  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = Fingerprint()
    for i in range { hash.mix(bytes[i]) }
    return hash.value ^ hash.value >> 32
  }

  /// 16 hex digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
