/// The labels of link reference definitions (CommonMark 0.31, section 4.7).
enum MarkdownLabels {
  /// A label as it is compared: lower case, space collapsed.
  static func key(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The labels that a file defines at the beginning of a line.
  static func labels(_ source: ByteScanner) -> Set<String> {
    var labels: Set<String> = []
    var scanner = source
    while let colon = scanner.find("]:") {
      var start = colon
      // A label has at most 999 characters.
      let first = max(0, colon - 1_000)
      while start > first, scanner.bytes[start] != UInt8(ascii: "["), scanner.bytes[start - 1] != 10 {
        start -= 1
      }
      scanner.at = colon + 2
      guard scanner.bytes[start] == UInt8(ascii: "[") else { continue }
      var lineStart = start
      while lineStart > 0,
        scanner.bytes[lineStart - 1] == 32 || scanner.bytes[lineStart - 1] == UInt8(ascii: ">")
      {
        lineStart -= 1
      }
      if lineStart == 0 || scanner.bytes[lineStart - 1] == 10 || scanner.bytes[lineStart - 1] == 13 {
        labels.insert(key(scanner.string(start + 1..<colon)))
      }
    }
    return labels
  }

  /// Whether a line is a definition: `[label]: target`.
  static func isDefinition(_ scanner: ByteScanner, _ line: Range<Int>) -> Bool {
    guard line.count > 3, scanner.bytes[line.lowerBound] == UInt8(ascii: "[") else { return false }
    var index = line.lowerBound + 1
    while index + 1 < line.upperBound, scanner.bytes[index] != UInt8(ascii: "]") { index += 1 }
    return index > line.lowerBound + 1 && index + 1 < line.upperBound
      && scanner.bytes[index + 1] == UInt8(ascii: ":")
      && scanner.bytes[line.lowerBound + 1] != UInt8(ascii: "^")
  }
}
