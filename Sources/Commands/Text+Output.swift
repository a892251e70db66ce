import Resources

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
    let escaped = String(self).backslashEscaped { scalar in
      scalar.value < 0x20 || Self.isHidden(scalar) ? "\\u" + scalar.value.hexadecimal(4) : nil
    }
    return "\"" + escaped + "\""
  }

  /// Line separators and bidirectional controls.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
