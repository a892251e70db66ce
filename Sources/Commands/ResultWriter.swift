/// Collects result text and hands it to the console in large pieces.
final class ResultWriter {
  private var buffer: [UInt8] = []

  /// Appends text.
  func write(_ text: some StringProtocol) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Hands over what is left.
  func flush() throws {
    try Console.current.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension StringProtocol {
  /// As a JSON string (RFC 8259), with bidirectional controls and line separators escaped.
  var jsonString: String {
    var out = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || (0x2028...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
