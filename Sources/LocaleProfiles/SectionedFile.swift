import TextModel

/// A `.txt` file of the `Locales` folder: lines under `[section]` headings, without comments and blank lines.
struct SectionedFile {
  struct Line {
    var section: String
    var text: String
    var number: Int
  }

  let path: String
  private(set) var lines: [Line] = []

  init(_ text: String, path: String) {
    self.path = path
    var section = ""
    for (index, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      let line = Self.trimmed(line)
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
        section = String(Substring(line.dropFirst().dropLast()))
      } else {
        lines.append(Line(section: section, text: String(Substring(line)), number: index + 1))
      }
    }
  }

  /// Without spaces, tabs and carriage returns at both ends.
  private static func trimmed(_ line: Substring.UTF8View) -> Substring.UTF8View {
    var line = line.drop { isBlank($0) }
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  /// The words of a line that must have `count` of them.
  func words(of line: Line, count: ClosedRange<Int>) throws(InputError) -> [String] {
    let words = line.text.split(separator: " ").map(String.init)
    guard count.contains(words.count) else {
      throw error(line, "\(words.count) words where \(count.lowerBound) to \(count.upperBound) are expected")
    }
    return words
  }

  func error(_ line: Line, _ what: String) -> InputError {
    InputError(what, at: Location(file: path, line: line.number), remedy: "see Locales/README.md")
  }
}
