/// A hash of 128 bits that tells contents apart; it keeps no secrets.
///
/// Two lanes take eight bytes at a time, each multiplied to 128 bits whose halves are folded into one.
struct ContentHash {
  // Digits of the golden ratio, of pi and of e, made odd.
  private static let factors: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0x2438_06E2_71B2_C9D5)
  private var lanes: (UInt64, UInt64) = (0x243F_6A88_85A3_08D3, 0xB7E1_5162_8AED_2A6B)

  /// Adds bytes and their number, so that what is added in pieces differs from the whole.
  mutating func add(_ bytes: [UInt8]) {
    let words = bytes.count / 8
    unsafe bytes.withUnsafeBytes { raw in
      for word in 0..<words {
        // `words` words of eight bytes lie inside the array.
        mix(unsafe raw.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self).littleEndian)
      }
    }
    var rest: UInt64 = 0
    for byte in bytes[(words * 8)...] { rest = rest << 8 | UInt64(byte) }
    mix(rest)
    mix(UInt64(bytes.count))
  }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  private mutating func mix(_ word: UInt64) {
    let first = (lanes.0 ^ word).multipliedFullWidth(by: Self.factors.0)
    let second = (lanes.1 &+ word).multipliedFullWidth(by: Self.factors.1)
    lanes.0 = first.high ^ first.low ^ lanes.1
    lanes.1 = second.high ^ second.low &+ word
  }

  /// 32 hex digits.
  var text: String {
    [lanes.0, lanes.1].map { lane in
      let digits = String(lane, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// The hash of bytes.
  static func text(of bytes: [UInt8]) -> String {
    var hash = ContentHash()
    hash.add(bytes)
    return hash.text
  }
}
