import TextModel

/// A block of a document: where its text lies, and what stands between its lines.
struct TextBlock {
  var kind: ResourceUnit.Kind
  /// The text of each line, without the marks of the blocks around it.
  var lines: [Range<Int>]
  /// What a new line of the block must begin with.
  var indent = ""
  /// What tells a block of a certain kind from others.
  var style: UInt8 = 0

  var range: Range<Int> { (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0) }
}

/// A part of a block that is no text of its own.
struct InlineMark {
  enum Kind {
    /// A code.
    case code(InlineCode.Kind)
    /// Bytes that stand for others.
    case text(String)
    /// Text in which nothing but line ends is special.
    case verbatim
  }

  var kind: Kind
  var range: Range<Int>
  var type = ""
  var id = ""
}

extension TextBlock {
  /// A unit of the block with the marks taken out.
  ///
  /// - Parameter marks: Their order does not matter; of two that overlap the one that begins first counts.
  func unit(_ key: String, marks: [InlineMark], _ scanner: ByteScanner) -> ResourceUnit {
    var unit = ResourceUnit(key: key, range: range)
    unit.kind = kind
    unit.indent = indent
    unit.style = style
    var all = marks
    for (line, next) in zip(lines, lines.dropFirst()) {
      all.append(InlineMark(kind: .text("\n"), range: line.upperBound..<next.lowerBound))
    }
    all.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var builder = TextBuilder()
    var done = range.lowerBound
    for mark in all where mark.range.lowerBound >= done && mark.range.upperBound <= range.upperBound {
      builder.copy(scanner.bytes, done..<mark.range.lowerBound)
      switch mark.kind {
      case .code(let kind): builder.code(kind, scanner.string(mark.range), type: mark.type, id: mark.id)
      case .text(let text): builder.put(text.utf8, for: mark.range)
      case .verbatim: builder.copy(scanner.bytes, mark.range)
      }
      done = mark.range.upperBound
    }
    builder.copy(scanner.bytes, done..<max(done, range.upperBound))
    builder.fill(&unit)
    return unit
  }
}
