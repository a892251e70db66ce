extension String {
  /// The text of a byte range on scalar boundaries.
  func slice(_ range: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }

  /// Line ends and tabs, with the spaces around them, made one space.
  var onOneLine: String {
    guard utf8.contains(where: { $0 < 0x20 }) else { return self }
    var out: [UInt8] = []
    for byte in utf8 {
      if byte <= 0x20 {
        if out.last != 0x20 { out.append(0x20) }
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
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
      case _ where scalar.value < 0x20 || Self.isHidden(scalar):
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// Line separators and bidirectional controls.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
