import CICU

/// The coarse kind of a code point, by ICU's general category.
public enum ScalarClass: Sendable, Hashable {
  case upper, lower, letter, mark, digit, numeral, space, punctuation, symbol, control, other

  /// The class of a scalar.
  public init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      self = Self.ascii(UInt8(truncatingIfNeeded: scalar.value))
      return
    }
    switch cicu_category(scalar.value) {
    case 1, 3: self = .upper
    case 2: self = .lower
    case 4, 5: self = .letter
    case 6, 7, 8: self = .mark
    case 9: self = .digit
    case 10, 11: self = .numeral
    case 12, 13, 14: self = .space
    case 15, 16: self = .control
    case 19...23, 28, 29: self = .punctuation
    case 24...27: self = .symbol
    default: self = .other
    }
  }

  private static func ascii(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 97...122: .lower
    case 65...90: .upper
    case 48...57: .digit
    case 0x20, 0x09, 0x0A, 0x0D: .space
    case 0..<0x20, 0x7F: .control
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      .symbol
    default: .punctuation
    }
  }

  /// Whether it is a letter of any case.
  public var isLetter: Bool { self == .upper || self == .lower || self == .letter }
}

extension Unicode.Scalar {
  /// The scalar's coarse kind.
  public var scalarClass: ScalarClass { ScalarClass(self) }

  /// The decimal digit's value in any script, or `nil`.
  public var digitValue: Int? {
    let value = cicu_digit_value(self.value)
    return value < 0 ? nil : Int(value)
  }

  /// The number of ICU's script code (`UScriptCode`), equal for scalars of one script.
  public var scriptCode: Int32 { cicu_script(value) }

  /// How many columns a terminal gives it: 0, 1 or 2.
  public var terminalColumns: Int { Int(cicu_columns(value)) }
}

/// The library underneath.
public enum ICU {
  /// Its version, such as `72.1`.
  public static var version: String { unsafe String(cString: cicu_version()) }
}
