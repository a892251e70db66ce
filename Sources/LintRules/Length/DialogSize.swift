import LintEngine

/// A text that gives the size of a dialog as properties of a style sheet: `width: 12em; height: 20.5em;`.
struct DialogSize {
  /// Names of the properties.
  let properties: [String]

  private static let units = ["em", "ex", "ch", "px", "pt", "rem", "cm", "mm", "in"]

  /// `nil` for other texts.
  init?(_ text: UnitText) {
    // Most texts have a space before their first colon, or none.
    guard text.signs.contains(UInt8(ascii: ":")), text.signs.hasDigit,
      text.bytes.first(where: { !Self.isName($0) }) == UInt8(ascii: ":")
    else { return nil }
    var properties: [String] = []
    for part in text.text.split(separator: ";") {
      let words = part.split(separator: " ")
      if words.isEmpty { continue }
      guard words.count == 2, words[0].hasSuffix(":"), words[0].utf8.dropLast().allSatisfy(Self.isName),
        Self.isLength(words[1])
      else { return nil }
      properties.append(String(words[0].dropLast()))
    }
    if properties.isEmpty { return nil }
    self.properties = properties
  }

  private static func isName(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || byte == UInt8(ascii: "-") }

  /// Whether a value is a number with a unit: `12.5em`.
  private static func isLength(_ value: Substring) -> Bool {
    let number = value.utf8.prefix { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") }
    return !number.isEmpty && units.contains(String(value.dropFirst(number.count)))
  }
}
