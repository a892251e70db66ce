import LintEngine

/// Function names with `()` and long options in running text, which are code without marks.
struct BareCode {
  private(set) var ranges: [Range<Int>] = []

  init(_ text: UnitText) {
    let bytes = text.bytes
    for i in bytes.indices where bytes[i] == UInt8(ascii: "(") || bytes[i] == UInt8(ascii: "-") {
      if text.isOpaque(i) { continue }
      if bytes[i] == UInt8(ascii: "("), bytes.at(i + 1) == UInt8(ascii: ")") {
        var start = i
        while start > 0, ASCII.isWord(bytes[start - 1]) || bytes[start - 1] == 0x2E { start -= 1 }
        if i - start > 1, ASCII.isLetter(bytes[start]) { ranges.append(start..<i + 2) }
      } else if bytes[i] == 0x2D, bytes.at(i + 1) == 0x2D, ASCII.isLetter(bytes.at(i + 2)),
        i == 0 || ASCII.isBlank(bytes[i - 1]) || bytes[i - 1] == UInt8(ascii: "\"")
      {
        let end = bytes.skip(from: i + 2) { ASCII.isAlnum($0) || $0 == 0x2D }
        if end > i + 3 { ranges.append(i..<end) }
      }
    }
  }
}
