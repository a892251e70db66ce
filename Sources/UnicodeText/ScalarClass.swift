import CICU

/// The coarse kind of a code point, by ICU's general category.
public enum ScalarClass: Sendable, Hashable {
  case upper, lower, letter, mark, digit, numeral, space, punctuation, symbol, control, other

  /// The class of a scalar.
  public init(_ scalar: Unicode.Scalar) {
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
    if scalar == "\t" || scalar == "\n" || scalar == "\r" { self = .space }
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
