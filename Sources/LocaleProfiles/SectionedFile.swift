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
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
      } else {
        lines.append(Line(section: section, text: String(line), number: index + 1))
      }
    }
  }

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

extension StringProtocol {
  /// Without spaces and tabs at both ends, and without a carriage return.
  var trimmed: SubSequence {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
