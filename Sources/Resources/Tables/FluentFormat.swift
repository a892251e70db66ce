import TextModel

/// Fluent (`.ftl`, syntax 1.0): each pattern of a message, a term or an attribute is a unit.
///
/// A text is a pattern without its indentation; placeables stay in it as they are written.
struct FluentFormat: ResourceFormat {
  let name = "ftl"
  let title = "Fluent"
  let fileExtensions = ["ftl"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]
  let comments: [CommentSyntax] = [.wholeLine("#")]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var scanner = ByteScanner(text)
    var units: [ResourceUnit] = []
    var notes: [String] = []
    var entry = ""
    while !scanner.isAtEnd {
      let lineStart = scanner.at
      scanner.skip { $0 == 32 }
      switch scanner.peek {
      case nil, 10, 13:
        scanner.nextLine()
        notes = []
      case UInt8(ascii: "#") where scanner.at == lineStart:
        scanner.skip { $0 == UInt8(ascii: "#") }
        if scanner.at == lineStart + 1 {
          notes.append(scanner.string(scanner.trimmed(scanner.at..<scanner.lineEnd)))
        }
        scanner.nextLine()
      case UInt8(ascii: ".") where scanner.at > lineStart && !entry.isEmpty:
        scanner.at += 1
        let name = try Self.identifier(&scanner)
        units += try pattern(&scanner, "\(entry).\(name)", notes)
      case .some where scanner.at == lineStart:
        let isTerm = scanner.take("-")
        entry = (isTerm ? "-" : "") + (try Self.identifier(&scanner))
        units += try pattern(&scanner, entry, notes)
      default: throw scanner.error("this line belongs to no message")
      }
    }
    return units
  }

  private static func identifier(_ scanner: inout ByteScanner) throws(InputError) -> String {
    let start = scanner.at
    scanner.skip { 97...122 ~= $0 | 32 || 48...57 ~= $0 || $0 == 95 || $0 == 45 }
    let name = scanner.string(start..<scanner.at)
    scanner.skip { $0 == 32 }
    guard !name.isEmpty, name.first?.isLetter ?? false, scanner.take("=") else {
      throw scanner.error("a name with an equals sign is missing", at: start)
    }
    scanner.skip { $0 == 32 }
    return name
  }

  private func pattern(_ scanner: inout ByteScanner, _ key: String, _ notes: [String]) throws(InputError)
    -> [ResourceUnit]
  {
    var reader = FluentPattern(scanner)
    try reader.read()
    scanner.at = reader.scanner.at
    guard var unit = reader.unit(key) else { return [] }
    unit.notes = notes
    unit.flags = ["fluent"]
    return [unit]
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String { part }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    let ending = text.bytes.contains(13) ? "\r\n" : "\n"
    var depth = 0
    var out = ""
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { out += ending + (depth > 0 || line.isEmpty ? "" : unit.indent) }
      out += line
      depth += line.utf8.reduce(0) { $0 + ($1 == 123 ? 1 : $1 == 125 ? -1 : 0) }
    }
    return out
  }
}

/// The lines of a pattern.
private struct FluentPattern {
  var scanner: ByteScanner
  /// Lines without indentation; those that begin inside a placeable are whole.
  private var lines: [(content: Range<Int>, indent: Int, isInside: Bool)] = []
  private var depth = 0
  private var startsInline = false

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  mutating func read() throws(InputError) {
    let start = scanner.at
    try line()
    startsInline = scanner.at > start
    lines.append((start..<scanner.at, 0, !startsInline))
    while !scanner.isAtEnd {
      let lineEnd = scanner.at
      scanner.skipLineEnd()
      let lineStart = scanner.at
      scanner.skip { $0 == 32 }
      let isBlank = scanner.at == scanner.lineEnd
      let indent = scanner.at - lineStart
      if depth == 0, !isBlank, indent == 0 || ".[*}".utf8.contains(scanner.bytes[scanner.at]) {
        scanner.at = lineStart
        break
      }
      if isBlank, scanner.isAtEnd { break }
      let content = depth > 0 ? lineStart : scanner.at
      let isInside = depth > 0 || isBlank
      try line()
      lines.append((content..<scanner.at, indent, isInside))
      if scanner.at == lineEnd { break }
    }
    if depth > 0 { throw scanner.error("a } is missing", at: start, remedy: "fetch the whole file") }
    while let last = lines.last, scanner.trimmed(last.content).isEmpty { lines.removeLast() }
  }

  /// Goes to the end of the line, counting braces outside of strings.
  private mutating func line() throws(InputError) {
    while let byte = scanner.peek, byte != 10, byte != 13 {
      if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        if depth == 0 { throw scanner.error("this } closes nothing", remedy: "write {\"}\"}") }
        depth -= 1
      } else if byte == 34, depth > 0 {
        scanner.at += 1
        while let inner = scanner.peek, inner != 34, inner != 10 { scanner.at += inner == 92 ? 2 : 1 }
        if scanner.peek != 34 { throw scanner.error("the string is not closed on its line") }
      }
      scanner.at += 1
    }
    if scanner.at > scanner.end {
      throw scanner.error("the string is not closed on its line", at: scanner.end)
    }
  }

  /// The pattern as a unit; `nil` when it is blank.
  func unit(_ key: String) -> ResourceUnit? {
    let shown = lines.drop { scanner.trimmed($0.content).isEmpty }
    guard let first = shown.first, let last = shown.last else { return nil }
    let common = shown.dropFirst(startsInline ? 1 : 0).filter { !$0.isInside }.map(\.indent).min() ?? 4
    let end = scanner.trimmed(last.content).upperBound
    var unit = ResourceUnit(key: key, range: first.content.lowerBound..<end)
    unit.indent = String(repeating: " ", count: max(common, 1))
    var builder = TextBuilder()
    var previous: Int?
    for line in shown {
      var start = line.content.lowerBound
      if !line.isInside, previous != nil { start -= line.indent - min(common, line.indent) }
      if let previous { builder.put("\n", for: previous..<start) }
      builder.copy(scanner.bytes, start..<min(line.content.upperBound, end))
      previous = min(line.content.upperBound, end)
    }
    builder.fill(&unit)
    return unit
  }
}
