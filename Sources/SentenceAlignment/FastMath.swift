/// Natural logarithm and exponential in single precision, without the C library: the inner loops call them
/// millions of times, and their bits are the same on every platform.
enum FastMath {
  private static let ln2: Float = 0.693_147_18

  /// The natural logarithm of a positive normal number, with an error under 1e-5.
  @inline(__always)
  static func log(_ x: Float) -> Float {
    let bits = x.bitPattern
    let exponent = Float(Int32(bitPattern: bits >> 23) &- 127)
    let mantissa = Float(bitPattern: (bits & 0x007F_FFFF) | 0x3F80_0000)
    // log(m) = 2 artanh((m - 1) / (m + 1)), cut after the ninth power.
    let u = (mantissa - 1) / (mantissa + 1)
    let square = u * u
    let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9))))
    return exponent * ln2 + 2 * u * series
  }

  /// e to the power of `x`, with a relative error under 1e-5; 0 below -87.
  @inline(__always)
  static func exp(_ x: Float) -> Float {
    if x < -87 { return 0 }
    let scaled = min(x, 88) * 1.442_695_04
    let whole = scaled.rounded(.down)
    let y = (scaled - whole) * ln2
    let fraction =
      1 + y
      * (1 + y * (0.5 + y * (0.166_666_67 + y * (0.041_666_67 + y * (0.008_333_33 + y * 0.001_388_89)))))
    return Float(bitPattern: UInt32(bitPattern: (Int32(whole) &+ 127) << 23)) * fraction
  }

  /// log(e^a + e^b); `-Float.infinity` is the logarithm of nothing.
  @inline(__always)
  static func logSum(_ a: Float, _ b: Float) -> Float {
    let high = max(a, b)
    let difference = min(a, b) - high
    return difference > -16 ? high + log(1 + exp(difference)) : high
  }
}
