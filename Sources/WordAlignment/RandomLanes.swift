/// Four streams of random numbers, one a chain (SplitMix64, Steele et al. 2014).
struct RandomLanes {
  private var states: SIMD4<UInt64>

  /// - Parameters:
  ///   - seed: The user's seed.
  ///   - stream: Tells apart the users of one seed.
  init(seed: UInt64, stream: Int) {
    states = .zero
    for chain in 0..<4 {
      let start = UInt64(stream * 4 + chain + 1)
      states[chain] = seed &* 0xD1B5_4A32_D192_ED03 &+ start &* 0x8CB9_2BA7_2F3D_8DD7
      for _ in 0..<2 { _ = next(chain) }
    }
  }

  /// A number from 0 up to but not including 1.
  @inline(__always) mutating func uniform(_ chain: Int) -> Float {
    Float(next(chain) >> 40) * (1 / 16_777_216)
  }

  @inline(__always) private mutating func next(_ chain: Int) -> UInt64 {
    states[chain] &+= 0x9E37_79B9_7F4A_7C15
    var z = states[chain]
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
