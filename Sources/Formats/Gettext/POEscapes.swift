/// The one-letter escapes of PO strings.
enum POEscapes {
  private static let pairs: [(letter: Unicode.Scalar, byte: UInt8)] = [
    ("n", 10), ("t", 9), ("r", 13), ("\"", 34), ("\\", 92), ("a", 7), ("b", 8), ("f", 12), ("v", 11),
  ]

  /// The byte that a letter behind a backslash stands for.
  static func byte(_ letter: UInt8) -> UInt8? { pairs.first { UInt8(ascii: $0.letter) == letter }?.byte }

  /// The letter that stands for a byte behind a backslash.
  static func letter(_ byte: UInt8) -> UInt8? {
    pairs.first { $0.byte == byte }.map { UInt8(ascii: $0.letter) }
  }
}
