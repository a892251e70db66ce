import TextModel

extension YAMLReader {
  /// A scalar without quotation marks, which may go on over lines that are indented more.
  mutating func plain(above indent: Int, inFlow: Bool) throws(InputError) -> ResourceUnit {
    var builder = TextBuilder()
    let start = scanner.at
    var end = start
    while true {
      let line = plainLine(inFlow: inFlow)
      builder.copy(scanner.bytes, line)
      end = max(end, line.upperBound)
      scanner.at = line.upperBound
      guard let fold = continuation(above: indent) else { break }
      if inFlow, scanner.bytes[fold.range.upperBound] == UInt8(ascii: "#") { break }
      builder.put(fold.text.utf8, for: fold.range)
      scanner.at = fold.range.upperBound
      lineStart = fold.lineStart
      if inFlow, ",]}[{:".utf8.contains(scanner.bytes[scanner.at]) { break }
    }
    scanner.at = max(end, scanner.at)
    if end == start { scanner.at = start }
    if !inFlow, scanner.peek == UInt8(ascii: ":") {
      throw scanner.error("a second colon stands in the value", remedy: "put the value in quotation marks")
    }
    var unit = ResourceUnit(key: "", range: start..<end)
    builder.fill(&unit)
    return unit
  }

  /// The text of a plain scalar on this line.
  private func plainLine(inFlow: Bool) -> Range<Int> {
    var probe = scanner
    while let byte = probe.peek, byte != 10, byte != 13 {
      if byte == UInt8(ascii: ":"), probe.byte(1) <= 32 || inFlow && ",]}".utf8.contains(probe.byte(1)) {
        break
      }
      if byte == UInt8(ascii: "#"), probe.at > scanner.at, probe.byte(-1) <= 32 { break }
      if inFlow, ",[]{}".utf8.contains(byte) { break }
      probe.at += 1
    }
    var end = probe.at
    while end > scanner.at, scanner.bytes[end - 1] == 32 || scanner.bytes[end - 1] == 9 { end -= 1 }
    return scanner.at..<end
  }

  /// The line end here and the indentation of the next line with text, when that line goes on with the scalar.
  private func continuation(above indent: Int) -> (range: Range<Int>, text: String, lineStart: Int)? {
    var probe = scanner
    probe.skipBlanks()
    guard probe.peek == 10 || probe.peek == 13 else { return nil }
    var breaks = 0
    var start = probe.at
    while probe.peek == 10 || probe.peek == 13 {
      probe.skipLineEnd()
      start = probe.at
      breaks += 1
      probe.skipBlanks()
    }
    let isMarker = probe.at == start && (probe.starts(with: "---") || probe.starts(with: "..."))
    guard !probe.isAtEnd, probe.at - start > indent, probe.peek != UInt8(ascii: "#"), !isMarker else {
      return nil
    }
    let text = breaks == 1 ? " " : String(repeating: "\n", count: breaks - 1)
    return (scanner.at..<probe.at, text, start)
  }

  /// A scalar in quotation marks.
  mutating func quoted() throws(InputError) -> ResourceUnit {
    let start = scanner.at
    let quote = scanner.bytes[start]
    scanner.at += 1
    var builder = TextBuilder()
    while let byte = scanner.peek {
      let run = scanner.at
      switch byte {
      case 39 where quote == 39 && scanner.byte(1) == 39:
        scanner.at += 2
        builder.put("'", for: run..<scanner.at)
      case quote:
        scanner.at += 1
        var unit = ResourceUnit(key: "", range: start..<scanner.at)
        unit.style = quote == 39 ? YAMLFormat.Style.single : YAMLFormat.Style.double
        builder.fill(&unit)
        return unit
      case 92 where quote == 34: try escape(&builder)
      case 10, 13, 32, 9: space(&builder)
      default:
        scanner.skip { $0 > 32 && $0 != quote && !($0 == 92 && quote == 34) }
        if scanner.at == run { throw scanner.error("a control character stands in the text") }
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    throw scanner.error("the text is never closed", at: start, remedy: "fetch the whole file")
  }

  /// Blanks, or line ends with the blanks around them, which are one blank or the line ends beyond the first.
  private mutating func space(_ builder: inout TextBuilder) {
    let start = scanner.at
    scanner.skipBlanks()
    if scanner.peek != 10, scanner.peek != 13 { return builder.copy(scanner.bytes, start..<scanner.at) }
    var breaks = 0
    while scanner.peek == 10 || scanner.peek == 13 {
      scanner.skipLineEnd()
      lineStart = scanner.at
      breaks += 1
      scanner.skipBlanks()
    }
    let text = breaks == 1 ? " " : String(repeating: "\n", count: breaks - 1)
    builder.put(text.utf8, for: start..<scanner.at)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t", 9: "\t",
    UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r",
    UInt8(ascii: "e"): "\u{1B}", 32: " ", 34: "\"", UInt8(ascii: "/"): "/", 92: "\\",
    UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]

  private mutating func escape(_ builder: inout TextBuilder) throws(InputError) {
    let start = scanner.at
    let letter = scanner.byte(1)
    scanner.at += 2
    if letter == 10 || letter == 13 {
      scanner.at -= 1
      scanner.skipLineEnd()
      lineStart = scanner.at
      scanner.skipBlanks()
      return
    }
    let count =
      letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    var scalar = Self.escapes[letter]
    if count == 4, let pair = scanner.escapedScalar(at: scanner.at) {
      scalar = pair.scalar
      scanner.at = pair.end
    } else if count > 0 {
      scalar = scanner.hexadecimal(count, at: scanner.at).flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
      scanner.at += count
    }
    guard let scalar, scanner.at <= scanner.end else {
      throw scanner.error("this escape is not known to YAML", at: start)
    }
    builder.put(scalar, for: start..<scanner.at)
  }

  /// A literal (`|`) or folded (`>`) block.
  mutating func block(above indent: Int) throws(InputError) -> ResourceUnit {
    let start = scanner.at
    let isFolded = scanner.peek == UInt8(ascii: ">")
    scanner.at += 1
    var width = 0
    var chomping: UInt8 = 0
    while let byte = scanner.peek, byte > 32 {
      if 49...57 ~= byte {
        width = Int(byte - 48)
      } else if byte == 43 || byte == 45 {
        chomping = byte
      } else {
        throw scanner.error("this is no header of a block")
      }
      scanner.at += 1
    }
    scanner.skipBlanks()
    if let byte = scanner.peek, byte != 10, byte != 13, byte != UInt8(ascii: "#") {
      throw scanner.error("text follows the header of a block")
    }
    var block = YAMLBlock(isFolded: isFolded, headerEnd: scanner.lineEnd)
    scanner.nextLine()
    try block.read(&scanner, parentIndent: indent, width: width)
    lineStart = scanner.at
    var unit = ResourceUnit(key: "", range: start..<block.end)
    unit.style = isFolded ? YAMLFormat.Style.folded : YAMLFormat.Style.literal
    unit.indent = String(repeating: " ", count: max(block.indent, indent + 1))
    block.fill(&unit, chomping: chomping, scanner)
    return unit
  }
}

/// The lines of a block scalar.
private struct YAMLBlock {
  let isFolded: Bool
  /// Where the last line with text ends, or the header.
  private(set) var end: Int
  private(set) var indent = 0
  private var lines: [Range<Int>] = []

  init(isFolded: Bool, headerEnd: Int) {
    self.isFolded = isFolded
    end = headerEnd
  }

  /// Reads lines up to the first one with text that is indented less.
  mutating func read(_ scanner: inout ByteScanner, parentIndent: Int, width: Int) throws(InputError) {
    indent = width > 0 ? max(parentIndent, 0) + width : 0
    while !scanner.isAtEnd {
      let lineStart = scanner.at
      scanner.skip { $0 == 32 }
      let spaces = scanner.at - lineStart
      let isBlank = scanner.at == scanner.lineEnd
      if !isBlank, indent == 0 { indent = spaces }
      let isMarker = spaces == 0 && (scanner.starts(with: "---") || scanner.starts(with: "..."))
      if !isBlank, spaces < indent || spaces <= parentIndent || isMarker {
        scanner.at = lineStart
        break
      }
      let content = min(lineStart + indent, scanner.at)
      lines.append((isBlank ? max(content, min(scanner.at, lineStart + indent)) : content)..<scanner.lineEnd)
      if !isBlank { end = scanner.lineEnd }
      scanner.nextLine()
    }
  }

  func fill(_ unit: inout ResourceUnit, chomping: UInt8, _ scanner: ByteScanner) {
    var builder = TextBuilder()
    let last = lines.lastIndex { !$0.isEmpty }
    for (index, line) in lines.enumerated() where index <= last ?? -1 {
      builder.copy(scanner.bytes, line)
      guard index < last ?? 0 else { continue }
      let gap = line.upperBound..<lines[index + 1].lowerBound
      builder.put(separator(index, last ?? 0, scanner).utf8, for: gap)
    }
    let trailing = lines.count - 1 - (last ?? -1)
    let tail = end..<min(max(scanner.at, end), scanner.end)
    if let last, chomping != 45 {
      let hasEnd = lines[last].upperBound < scanner.end
      let count = chomping == 43 ? trailing + (hasEnd ? 1 : 0) : 1
      builder.put(String(repeating: "\n", count: count).utf8, for: tail)
    } else if last == nil, chomping == 43 {
      builder.put(String(repeating: "\n", count: lines.count).utf8, for: tail)
    }
    builder.fill(&unit)
    unit.mapTail(to: end)
  }

  /// What stands between a line and the next: in a folded block a blank between two lines of running text.
  private func separator(_ index: Int, _ last: Int, _ scanner: ByteScanner) -> String {
    guard isFolded else { return "\n" }
    func isText(_ line: Int) -> Bool { !lines[line].isEmpty && scanner.bytes[lines[line].lowerBound] > 32 }
    if isText(index), isText(index + 1) { return " " }
    if !lines[index].isEmpty, !isText(index) { return "\n" }
    // The first of the line ends between two lines of running text vanishes.
    guard lines[index + 1].isEmpty, isText(index) else { return "\n" }
    let next = lines[(index + 1)...last].firstIndex { !$0.isEmpty } ?? last
    return isText(next) ? "" : "\n"
  }
}

extension ResourceUnit {
  /// Cuts the map where the value ends: a line end that only the chomping adds lies behind it.
  fileprivate mutating func mapTail(to end: Int) {
    guard let piece = map.pieces.last, Int(piece.file) + Int(piece.fileCount) > end else { return }
    map.pieces[map.pieces.count - 1].file = Int32(min(Int(piece.file), end))
    map.pieces[map.pieces.count - 1].fileCount = Int32(max(0, end - Int(piece.file)))
  }
}
