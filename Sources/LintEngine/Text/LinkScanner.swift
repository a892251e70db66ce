/// Finds URLs, e-mail addresses and code in backticks.
struct LinkScanner {
  private(set) var placeables: [Placeable] = []

  init(_ bytes: [UInt8], backticksAreCode: Bool = true) {
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "`") where backticksAreCode:
        let end = Self.codeSpan(bytes, from: at)
        if let end { placeables.append(Placeable(.code, at..<end)) }
        at = end ?? bytes.skip(from: at) { $0 == UInt8(ascii: "`") }
      case UInt8(ascii: ":") where bytes.has("://", at: at):
        at = addURL(bytes, colon: at) ?? at + 3
      case UInt8(ascii: "@"):
        at = addMail(bytes, sign: at) ?? at + 1
      default: at += 1
      }
    }
  }

  /// The end of a code span with as many backticks at both ends (CommonMark 0.31, section 6.1).
  private static func codeSpan(_ bytes: [UInt8], from start: Int) -> Int? {
    let open = bytes.skip(from: start) { $0 == 0x60 }
    var at = open
    while let next = bytes.find(0x60, from: at) {
      let end = bytes.skip(from: next) { $0 == 0x60 }
      if end - next == open - start {
        return open == start + 1 && isGNUQuote(bytes, open..<next) ? nil : end
      }
      at = end
    }
    return nil
  }

  /// Whether an apostrophe closes what the backtick opened: `name' is a quotation of old, and another one follows.
  private static func isGNUQuote(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    content.contains { bytes[$0] == UInt8(ascii: "'") && !ASCII.isLetter(bytes.at($0 + 1)) }
  }

  private mutating func addURL(_ bytes: [UInt8], colon: Int) -> Int? {
    var start = colon
    while start > 0, ASCII.isAlnum(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "+") { start -= 1 }
    guard start < colon, ASCII.isLetter(bytes[start]) else { return nil }
    var end = bytes.skip(from: colon + 3) { $0 > 0x20 && $0 < 0x7F && !"<>\"`".utf8.contains($0) }
    end = Self.trimmed(bytes, colon + 3..<end)
    guard end > colon + 3 else { return nil }
    placeables.append(Placeable(.link, start..<end))
    return end
  }

  /// The end without closing marks of the sentence; a closing bracket stays when it was opened inside.
  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = bytes[end - 1]
      let body = bytes[range.lowerBound..<end]
      if ".,;:!?'".utf8.contains(last) {
        end -= 1
      } else if last == UInt8(ascii: ")"),
        body.count(where: { $0 == UInt8(ascii: ")") }) > body.count(where: { $0 == UInt8(ascii: "(") })
      {
        end -= 1
      } else if last == UInt8(ascii: "]"), !body.contains(UInt8(ascii: "[")) {
        end -= 1
      } else {
        return end
      }
    }
    return end
  }

  private mutating func addMail(_ bytes: [UInt8], sign: Int) -> Int? {
    let isLocal = { (b: UInt8) in ASCII.isWord(b) || b == 0x2E || b == 0x2D || b == 0x2B }
    var start = sign
    while start > 0, isLocal(bytes[start - 1]) { start -= 1 }
    var end = bytes.skip(from: sign + 1) { ASCII.isAlnum($0) || $0 == 0x2E || $0 == 0x2D }
    while end > sign + 1, !ASCII.isAlnum(bytes[end - 1]) { end -= 1 }
    guard start < sign, end > sign + 3, bytes[sign + 1..<end].contains(UInt8(ascii: ".")),
      ASCII.isAlnum(bytes[start])
    else { return nil }
    placeables.append(Placeable(.mail, start..<end))
    return end
  }
}
