import TextModel

/// INI files: sections of `key = value` lines, values bare or in quotation marks (as Joomla's language files have them).
struct INIFormat: ResourceFormat {
  let name = "ini"
  let title = "INI"
  let fileExtensions = ["ini"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]
  let comments: [CommentSyntax] = [.wholeLine(";"), .wholeLine("#")]

  private static let quoted: UInt8 = 1

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var scanner = ByteScanner(text)
    var units: [ResourceUnit] = []
    var notes: [String] = []
    var section = ""
    while !scanner.isAtEnd {
      scanner.skipBlanks()
      let line = scanner.trimmed(scanner.at..<scanner.lineEnd)
      switch scanner.peek {
      case UInt8(ascii: ";"), UInt8(ascii: "#"):
        notes.append(scanner.string(scanner.trimmed(line.lowerBound + 1..<line.upperBound)))
      case UInt8(ascii: "["):
        guard scanner.bytes[line.upperBound - 1] == UInt8(ascii: "]") else {
          throw scanner.error("the section's name is not closed")
        }
        section = scanner.string(line.lowerBound + 1..<line.upperBound - 1)
        notes = []
      case nil, 10, 13: notes = []
      default:
        var unit = try Self.entry(&scanner, line)
        if !section.isEmpty { unit.key = section + "." + unit.key }
        unit.notes = notes
        notes = []
        units.append(unit)
      }
      scanner.nextLine()
    }
    return units
  }

  private static func entry(_ scanner: inout ByteScanner, _ line: Range<Int>) throws(InputError)
    -> ResourceUnit
  {
    scanner.skip { $0 != UInt8(ascii: "=") && $0 != 10 && $0 != 13 }
    if scanner.peek != UInt8(ascii: "=") {
      throw scanner.error("an equals sign is missing", at: line.lowerBound)
    }
    let key = scanner.string(scanner.trimmed(line.lowerBound..<scanner.at))
    let value = scanner.trimmed(scanner.at + 1..<line.upperBound)
    var unit = ResourceUnit(key: key, range: value)
    if value.isEmpty { unit.range = scanner.at + 1..<scanner.at + 1 }
    unit.text = scanner.string(value)
    if scanner.bytes[value].first == UInt8(ascii: "\""), let end = closing(scanner, value) {
      unit.style = quoted
      unit.range = value.lowerBound + 1..<end
      var builder = TextBuilder()
      scanner.at = unit.range.lowerBound
      while scanner.at < end {
        let isEscape = scanner.bytes[scanner.at] == UInt8(ascii: "\\") && isEscapable(scanner.byte(1))
        if isEscape {
          builder.put(CollectionOfOne(scanner.byte(1)), for: scanner.at..<scanner.at + 2)
        } else {
          builder.copy(scanner.bytes, scanner.at..<scanner.at + 1)
        }
        scanner.at += isEscape ? 2 : 1
      }
      builder.fill(&unit)
    }
    return unit
  }

  /// The closing quotation mark of a quoted value, when nothing but a comment comes behind it.
  private static func closing(_ scanner: ByteScanner, _ value: Range<Int>) -> Int? {
    var index = value.lowerBound + 1
    while index < value.upperBound, scanner.bytes[index] != UInt8(ascii: "\"") {
      let isEscape = scanner.bytes[index] == UInt8(ascii: "\\") && index + 1 < value.upperBound
      index += isEscape && isEscapable(scanner.bytes[index + 1]) ? 2 : 1
    }
    guard index < value.upperBound else { return nil }
    let rest = scanner.trimmed(index + 1..<value.upperBound)
    return rest.isEmpty || scanner.bytes[rest.lowerBound] == UInt8(ascii: ";") ? index : nil
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    guard unit.style == Self.quoted else { return part }
    var out = ""
    for scalar in part.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }
}
