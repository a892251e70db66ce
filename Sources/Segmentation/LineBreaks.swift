/// How line ends are read.
public enum LineBreaks: String, Sendable, CaseIterable {
  /// As ``blankLine``, but a line that plainly is a heading, a list item or the end of a paragraph ends one too.
  case auto
  /// A line end is a space, blank lines too.
  case soft
  /// A line end ends a paragraph.
  case hard
  /// A blank line ends a paragraph, any other line end is a space.
  case blankLine = "blank-line"
}

extension SentenceSegmenter {
  /// Byte ranges of the paragraphs of a text, without blank lines and spaces around them.
  public static func paragraphs(in text: String, lineBreaks: LineBreaks) -> [Range<Int>] {
    var finder = ParagraphFinder(lineBreaks, sample: text.utf8Span.span)
    return finder.paragraphs(in: text.utf8Span.span)
  }
}

/// Finds the paragraphs of a text that is looked at whole or in pieces.
package struct ParagraphFinder {
  private let lineBreaks: LineBreaks
  private let width: LineWidth?
  private var ranges: [Range<Int>] = []
  private var start = 0

  /// - Parameter sample: The beginning of the text, which shows how wide its lines are.
  package init(_ lineBreaks: LineBreaks, sample: Span<UInt8>) {
    self.lineBreaks = lineBreaks
    width = lineBreaks == .auto ? LineWidth(sample) : nil
  }

  /// Byte ranges of the paragraphs, without the blanks around them.
  ///
  /// Of a piece from a larger text the last paragraph may be cut off.
  package mutating func paragraphs(in bytes: Span<UInt8>) -> [Range<Int>] {
    ranges = []
    start = 0
    var at = 0
    var lineStart = 0
    while at < bytes.count {
      guard bytes[at] == 0x0A || bytes[at] == 0x0D else {
        at += 1
        continue
      }
      let (next, ends) = Self.lineEnds(bytes, at)
      if isEnd(lineStart..<at, next, ends, bytes) {
        close(at, bytes)
        start = next
      }
      at = next
      lineStart = next
    }
    close(bytes.count, bytes)
    return ranges
  }

  /// Where the next line with text begins, and how many line ends are before it.
  private static func lineEnds(_ bytes: Span<UInt8>, _ start: Int) -> (next: Int, ends: Int) {
    var next = start
    var ends = 0
    while next < bytes.count, bytes[next] <= 0x20 {
      // CR LF counts once, a lone CR (old Mac) counts too.
      let byte = bytes[next]
      if byte == 0x0A || (byte == 0x0D && (next + 1 == bytes.count || bytes[next + 1] != 0x0A)) { ends += 1 }
      next += 1
    }
    return (next, ends)
  }

  private func isEnd(_ line: Range<Int>, _ next: Int, _ ends: Int, _ bytes: Span<UInt8>) -> Bool {
    switch lineBreaks {
    case .soft: false
    case .hard: true
    case .blankLine: ends > 1
    case .auto: ends > 1 || (width?.ends(line, before: next, paragraph: start, in: bytes) ?? true)
    }
  }

  private mutating func close(_ end: Int, _ bytes: Span<UInt8>) {
    let range = bytes.trimmed(start..<end)
    if !range.isEmpty { ranges.append(range) }
  }
}

/// How wide a text is wrapped, for telling a wrapped line from one that ends a paragraph.
struct LineWidth {
  /// The width that hardly any line passes, in bytes; `nil` when the text is not wrapped.
  private let wrap: Int?

  /// - Complexity: looks at the first 64 KiB only.
  init(_ bytes: Span<UInt8>) {
    var widths: [Int] = []
    var lineStart = 0
    for at in 0..<Swift.min(bytes.count, 1 << 16) where bytes[at] == 0x0A {
      if at > lineStart { widths.append(at - lineStart) }
      lineStart = at + 1
    }
    widths.sort()
    let widest = widths.isEmpty ? 0 : widths[(widths.count - 1) * 19 / 20]
    let full = widths.filter { $0 * 10 >= widest * 8 }.count
    wrap = widths.count >= 4 && (40...140).contains(widest) && full * 3 >= widths.count ? widest : nil
  }

  /// Whether a line ends a paragraph, the next line beginning at `next`.
  func ends(_ line: Range<Int>, before next: Int, paragraph: Int, in bytes: Span<UInt8>) -> Bool {
    if next >= bytes.count || bytes.startsListItem(at: next) { return true }
    if let wrap {
      // The next word would have fitted, so the line was ended on purpose.
      let word = bytes.run(around: next, within: next..<bytes.count)
      return line.count + word.count + 1 < wrap * 4 / 5
    }
    // Too little to tell the width: an open sentence goes on in lower case.
    return !(bytes.startsLower(next) && bytes.opensSentence(bytes.trimmed(paragraph..<line.upperBound)))
  }
}

extension Span<UInt8> {
  /// Whether a text begins like a sentence and does not end like one.
  fileprivate func opensSentence(_ text: Range<Int>) -> Bool {
    guard !text.isEmpty, let last = scalar(before: text.upperBound)?.scalar else { return false }
    return !startsLower(text.lowerBound) && !Marks.isEndMark(last) && last != ":"
      && self.text(text).contains(" ")
  }
}
