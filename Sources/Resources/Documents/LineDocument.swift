import TextModel

/// Gathers the lines of a document into blocks, for formats whose blocks begin with their lines.
struct LineDocument {
  /// A line without its end, and how far it is indented.
  struct Line {
    var range: Range<Int>
    var indent: Int
    /// Without blanks at both ends.
    var text: Range<Int>

    var isBlank: Bool { text.isEmpty }
  }

  let scanner: ByteScanner
  let lines: [Line]
  private(set) var blocks: [TextBlock] = []
  private var open: TextBlock?

  init(_ scanner: ByteScanner) {
    self.scanner = scanner
    lines = scanner.lines(scanner.at..<scanner.end).map { range in
      let text = scanner.trimmed(range)
      return Line(
        range: range, indent: (text.isEmpty ? range.upperBound : text.lowerBound) - range.lowerBound,
        text: text)
    }
  }

  /// Adds a line to the open block, or begins one of that kind.
  mutating func add(_ text: Range<Int>, _ kind: ResourceUnit.Kind, indent: Int) {
    if text.isEmpty { return }
    if open != nil {
      open?.lines.append(text)
    } else {
      open = TextBlock(kind: kind, lines: [text], indent: String(repeating: " ", count: indent))
    }
  }

  /// Ends the open block.
  mutating func close() {
    if let block = open { blocks.append(block) }
    open = nil
  }

  /// A block of one line.
  mutating func add(line text: Range<Int>, _ kind: ResourceUnit.Kind) {
    close()
    if !text.isEmpty { blocks.append(TextBlock(kind: kind, lines: [text], style: LineDocument.oneLine)) }
  }

  /// A block that is not translated, such as program text.
  mutating func add(code lines: [Range<Int>], indent: Int) {
    close()
    var kept = lines[...]
    while kept.last?.isEmpty ?? false { kept.removeLast() }
    while kept.first?.isEmpty ?? false { kept.removeFirst() }
    if kept.isEmpty { return }
    blocks.append(
      TextBlock(
        kind: .code, lines: Array(kept), indent: String(repeating: " ", count: indent), style: Self.code))
  }

  /// Styles of the units.
  static let oneLine: UInt8 = 1
  static let code: UInt8 = 2

  /// The text that is gathered so far.
  var openText: String { open.map { scanner.string($0.range) } ?? "" }
  var openIndent: Int? { open?.indent.utf8.count }
  var isOpen: Bool { open != nil }
  var openKind: ResourceUnit.Kind? { open?.kind }

  /// The index of the first line from `index` on that is not blank and indented `indent` at most.
  func end(ofIndented index: Int, above indent: Int) -> Int {
    var index = index
    while index < lines.count, lines[index].isBlank || lines[index].indent > indent { index += 1 }
    return index
  }

  func starts(_ line: Line, with text: StaticString) -> Bool {
    scanner.starts(with: text, at: line.text.lowerBound) && line.text.count >= text.utf8CodeUnitCount
  }

  /// Whether a line is a run of one punctuation mark, at least `count` long.
  func isRun(_ line: Line, atLeast count: Int) -> Bool {
    guard line.text.count >= count, let first = scanner.bytes[line.text].first, first.isPunctuation else {
      return false
    }
    return scanner.bytes[line.text].allSatisfy { $0 == first }
  }

  /// The length of a list marker with the blanks behind it at the beginning of a line; `nil` for none.
  func markerWidth(_ line: Line, bullets: String) -> Int? {
    let bytes = scanner.bytes[line.text]
    guard let first = bytes.first else { return nil }
    var width = 0
    if bullets.utf8.contains(first) {
      width = 1
    } else {
      let digits = bytes.prefix { 48...57 ~= $0 || $0 == UInt8(ascii: "#") }.count
      if digits > 0, digits < 4, bytes.count > digits, ".)".utf8.contains(bytes[bytes.startIndex + digits]) {
        width = digits + 1
      }
    }
    guard width > 0, bytes.count > width, bytes[bytes.startIndex + width] == 32 else { return nil }
    return width + bytes.dropFirst(width).prefix { $0 == 32 }.count
  }

  /// The units of the blocks, numbered.
  func units(_ marks: (TextBlock) -> [InlineMark]) -> [ResourceUnit] {
    blocks.enumerated().map { number, block in
      var unit = block.unit(String(number + 1), marks: block.kind == .code ? [] : marks(block), scanner)
      unit.isTranslatable = block.kind != .code
      return unit
    }
  }
}

/// Writes a text in formats whose line ends go with an indentation.
enum LineText {
  static func rendered(_ text: String, in unit: ResourceUnit, of source: SourceText) -> String {
    text.replacing("\n", with: (source.bytes.contains(13) ? "\r\n" : "\n") + unit.indent)
  }
}
