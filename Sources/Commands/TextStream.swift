import Formats
import Segmentation
import TextModel

/// A text file that is worked through paragraph by paragraph, in memory that does not grow with the file.
struct TextStream {
  /// A paragraph, or the beginning of one that is too long to be held whole.
  struct Paragraph {
    var text: String
    /// Byte offset in the file.
    var offset: Int
    /// Whether more of the paragraph follows: what is not taken comes again with it.
    var isOpen: Bool
  }

  /// How much text is held at least before it is worked through, in bytes.
  private static let window = 1 << 18
  /// A paragraph longer than this comes in pieces.
  private static let longest = 1 << 19

  let name: String
  let lineBreaks: LineBreaks

  /// Hands every paragraph to `body`, which returns how many of its bytes it has taken.
  ///
  /// - Parameters:
  ///   - start: Called once, before the first paragraph, with the beginning of the text.
  ///   - gap: Called with what stands between paragraphs: line ends and blanks.
  /// - Throws: ``InputError`` when the file cannot be read, is no text or holds nothing; what `body` throws.
  func forEach(
    start: (String) throws -> Void, gap: (String) throws -> Void = { _ in },
    body: (Paragraph) throws -> Int
  ) throws {
    let bytes = try InputFile(name).open()
    // Offsets count the byte order mark that the text source drops.
    var base = try bytes.peek().starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var source = TextSource(bytes)
    var buffer: [UInt8] = []
    var hasMore = try Self.fill(&buffer, upTo: Self.window, from: &source)
    if buffer.isEmpty { throw InputError("the file is empty", at: Location(file: name)) }
    try start(String(decoding: buffer, as: UTF8.self))
    var finder = ParagraphFinder(lineBreaks, sample: buffer.span)
    while true {
      let paragraphs = finder.paragraphs(in: buffer.span)
      var done = 0
      for range in hasMore ? paragraphs.dropLast() : paragraphs[...] {
        try gap(String(decoding: buffer[done..<range.lowerBound], as: UTF8.self))
        _ = try body(paragraph(range, buffer, base, isOpen: false))
        done = range.upperBound
      }
      var taken = hasMore ? paragraphs.last?.lowerBound ?? buffer.count : buffer.count
      try gap(String(decoding: buffer[done..<taken], as: UTF8.self))
      if !hasMore { return }
      if let last = paragraphs.last, last.count > Self.longest {
        taken += try body(paragraph(last, buffer, base, isOpen: true))
      }
      buffer.removeSubrange(..<taken)
      base += taken
      hasMore = try Self.fill(&buffer, upTo: 2 * buffer.count + Self.window, from: &source)
    }
  }

  /// Reads until the buffer holds `count` bytes; false when the text ends before.
  private static func fill(_ buffer: inout [UInt8], upTo count: Int, from source: inout TextSource)
    throws(InputError) -> Bool
  {
    while buffer.count < count { if try !source.read(into: &buffer) { return false } }
    return true
  }

  private func paragraph(_ range: Range<Int>, _ buffer: [UInt8], _ base: Int, isOpen: Bool) -> Paragraph {
    Paragraph(
      text: String(decoding: buffer[range], as: UTF8.self), offset: base + range.lowerBound, isOpen: isOpen)
  }
}
