import TextModel

extension ByteWriter {
  /// Bytes below space, the markup characters, and the first byte of U+FFFE and U+FFFF.
  private static let xmlText = EscapeSet("<>&", bytes: [0...8, 11...31, 0xEF...0xEF])
  private static let xmlAttribute = EscapeSet("<>&\"", bytes: [0...31, 0xEF...0xEF])

  /// Writes text content.
  /// - Throws: ``InputError`` that names the unit when a character cannot stand in XML 1.0.
  package mutating func writeXML(_ text: String, of unit: @autoclosure () -> TranslationUnit)
    throws(InputError)
  {
    if let offset = buffer.append(text, escaping: Self.xmlText, Self.escape) {
      throw Self.refusal(text, offset, unit())
    }
  }

  /// Writes the value of an attribute, without its quotation marks.
  /// - Throws: as ``writeXML(_:of:)``.
  package mutating func writeXML(
    attribute text: String, of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    if let offset = buffer.append(text, escaping: Self.xmlAttribute, Self.escape) {
      throw Self.refusal(text, offset, unit())
    }
  }

  /// Writes text content of XLIFF 2, which has `cp` elements for characters that XML cannot hold.
  /// - Throws: ``InputError`` that names the unit when the text holds U+0000, which has no such element.
  mutating func writeXMLOrCodePoints(
    _ text: String, of unit: @autoclosure () -> TranslationUnit
  ) throws(InputError) {
    var rest = text
    while let offset = buffer.append(rest, escaping: Self.xmlText, Self.escape) {
      let place = rest.utf8.index(rest.startIndex, offsetBy: offset)
      let scalar = rest.unicodeScalars[place]
      if scalar == "\0" { throw Self.refusal(rest, offset, unit()) }
      write("<cp hex=\"\(Self.hexadecimal(scalar))\"/>")
      rest = String(rest[rest.unicodeScalars.index(after: place)...])
    }
  }

  /// The number of a scalar in at least four digits.
  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
  }

  /// Appends the reference for a byte; `false` when no XML can hold it (XML 1.0, production 2).
  private static func escape(_ bytes: Span<UInt8>, _ offset: Int, _ output: inout [UInt8]) -> Bool {
    switch bytes[offset] {
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    case UInt8(ascii: "&"): output += "&amp;".utf8
    case UInt8(ascii: "\""): output += "&quot;".utf8
    case 9: output += "&#9;".utf8
    case 10: output += "&#10;".utf8
    case 13: output += "&#13;".utf8
    case 0xEF:
      if bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBE { return false }
      output.append(0xEF)
    default: return false
    }
    return true
  }

  private static func refusal(_ text: String, _ offset: Int, _ unit: TranslationUnit) -> InputError {
    let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
    return InputError(
      "\(unit.description) holds U+\(hexadecimal(scalar)), which XML cannot hold", at: unit.sourceLocation,
      remedy: "remove the character, or write JSONL")
  }
}

/// What names in XML may look like.
package enum XMLNames {
  /// Whether a text can be an XML name token of ASCII characters.
  package static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0 | 0x20) || "._-".utf8.contains($0)
      }
  }
}
