/// Builds JSON (RFC 8259) with members in the order given.
enum JSONText {

  /// A string with quotes.
  static func string(_ value: String) -> String {
    let bytes = Array(value.utf8)
    guard bytes.indices.contains(where: { isEscaped(bytes, $0) }) else { return "\"" + value + "\"" }
    var result: [UInt8] = [UInt8(ascii: "\"")]
    result.reserveCapacity(bytes.count + 16)
    var at = 0
    while at < bytes.count {
      if isEscaped(bytes, at) {
        at += escape(bytes, at, into: &result)
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    result.append(UInt8(ascii: "\""))
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether the character that begins at an offset is written otherwise: quotes, backslashes, control characters,
  /// and the line separators U+2028 and U+2029.
  private static func isEscaped(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return true }
    return byte == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80
      && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9)
  }

  /// Writes the character at an offset and gives its length.
  private static func escape(_ bytes: [UInt8], _ at: Int, into result: inout [UInt8]) -> Int {
    switch bytes[at] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), bytes[at]]
    case 0x0A: result += Array("\\n".utf8)
    case 0x0D: result += Array("\\r".utf8)
    case 0x09: result += Array("\\t".utf8)
    case 0xE2:
      result += Array((bytes[at + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      return 3
    default:
      let hex = String(bytes[at], radix: 16)
      result += Array(("\\u00" + (hex.utf8.count < 2 ? "0" : "") + hex).utf8)
    }
    return 1
  }

  /// An object of members whose values are JSON already.
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { string($0.0) + ": " + $0.1 }.joined(separator: ", ") + "}"
  }

  /// An array of values that are JSON already.
  static func array(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }
}
