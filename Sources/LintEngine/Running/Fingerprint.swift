/// FNV-1a, 64 bits: stable between runs and machines, unlike `Hashable`.
struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a text and a separator.
  mutating func add(_ text: some Sequence<UInt8>) {
    for byte in text { mix(byte) }
    mix(0xFF)
  }

  private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// 16 hex digits.
  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
