/// The sizes that a bead may have.
enum BeadShape {
  /// The most lines a bead holds on one side.
  static let largestSide = 4
  static let count = largestSide * largestSide

  /// The number of the shape with `a` source and `b` target lines, both 1 to 4.
  @inline(__always)
  static func index(_ a: Int, _ b: Int) -> Int { (a - 1) * largestSide + b - 1 }
}
