extension String {
  /// The text with quotation marks, backslashes, line ends and tabs written as C does.
  ///
  /// - Parameter other: What stands for a character beside these; `nil` where it stands for itself.
  package func backslashEscaped(_ other: (Unicode.Scalar) -> String?) -> String {
    var out = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if let escape = other(scalar) { out += escape } else { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }
}

extension Unicode.Scalar {
  /// `\u00E9`; two for a character beyond the first plane.
  var utf16Escapes: String {
    UTF16.encode(self)!.map { "\\u" + $0.hexadecimal(4) }.joined()  // every scalar has a UTF-16 form
  }
}

extension FixedWidthInteger {
  /// At least so many hexadecimal digits, in lower case.
  package func hexadecimal(_ count: Int) -> String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, count - digits.count)) + digits
  }
}
