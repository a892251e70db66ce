/// Natural logarithm and exponential in single precision, without the C library: the inner loops call them
/// millions of times, and their bits are the same on every platform.
enum FastMath {
  private static let ln2: Float = 0.693_147_18

  /// The natural logarithm of a positive normal number, with an error under 1e-5.
  @inline(__always)
  static func log(_ x: Float) -> Float {
    let bits = x.bitPattern
    let mantissa = Float(bitPattern: (bits & 0x007F_FFFF) | 0x3F80_0000)
    return Float(Int32(bitPattern: bits >> 23) &- 127) * ln2 + logMantissa(mantissa)
  }

  /// The same for a number that may be far outside the range of `Float`.
  @inline(__always)
  static func log(_ x: Double) -> Float {
    let bits = x.bitPattern
    let mantissa = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
    return Float(Int64(bitPattern: bits >> 52) &- 1023) * ln2 + logMantissa(Float(mantissa))
  }

  /// log(m) = 2 artanh((m - 1) / (m + 1)) for 1 to 2, cut after the ninth power.
  @inline(__always)
  private static func logMantissa(_ m: Float) -> Float {
    let u = (m - 1) / (m + 1)
    let square = u * u
    return 2 * u * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9)))))
  }

  /// e to the power of `x`, with a relative error under 1e-5; 0 below -87.
  @inline(__always)
  static func exp(_ x: Float) -> Float {
    if x < -87 { return 0 }
    let scaled = min(x, 88) * 1.442_695_04
    // Adding 1.5 · 2^23 leaves no bits for the fraction: rounds to the nearest whole number.
    let whole = (scaled + 12_582_912) - 12_582_912
    let y = (scaled - whole) * ln2
    let fraction = 1 + y * (1 + y * (0.5 + y * (0.166_666_67 + y * (0.041_666_67 + y * 0.008_333_33))))
    return Float(bitPattern: UInt32(bitPattern: (Int32(whole) &+ 127) << 23)) * fraction
  }
}
