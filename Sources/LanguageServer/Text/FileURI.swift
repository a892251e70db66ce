/// Paths as clients write them: `file:///home/ana/po/es.po` (RFC 8089).
public enum FileURI {
  /// The absolute path of a URI.
  /// - Throws: ``ProtocolError`` for other schemes, other machines, and paths that are no UTF-8 or hold a NUL.
  public static func path(of uri: String) throws(ProtocolError) -> String {
    let lower = uri.lowercased()
    guard lower.hasPrefix("file://") else {
      throw ProtocolError(.invalidParams, "only file URIs can be looked at")
    }
    var rest = uri.utf8.dropFirst(7)
    if lower.hasPrefix("file://localhost/") { rest = rest.dropFirst(9) }
    var bytes: [UInt8] = []
    rest = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "%") {
        bytes.append(byte)
        continue
      }
      guard let code = UInt8(String(decoding: Array(rest.prefix(2)), as: UTF8.self), radix: 16) else {
        throw ProtocolError(.invalidParams, "the URI has a broken escape")
      }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    guard bytes.first == UInt8(ascii: "/"), bytes.isUTF8, !bytes.contains(0) else {
      throw ProtocolError(.invalidParams, "the URI names no path of this machine")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The URI of an absolute path.
  public static func uri(of path: String) -> String {
    var out = "file://"
    for byte in path.utf8 {
      if isPlain(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return out
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || "/-._~".utf8.contains(byte)
  }
}
