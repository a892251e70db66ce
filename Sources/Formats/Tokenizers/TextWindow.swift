import TextModel

/// The part of a text that a tokenizer looks at: what is not consumed yet, and read on demand.
struct TextWindow {
  /// Valid UTF-8; everything before ``start`` is consumed.
  private(set) var bytes: [UInt8] = []
  var start = 0
  /// Whether `bytes` reaches the end of the text.
  private(set) var isComplete = false
  private var source: TextSource
  private let limit: Int

  /// - Parameter limit: How many bytes may wait at a time; more means that a record does not end.
  init(_ source: TextSource, limit: Int) {
    self.source = source
    self.limit = limit
  }

  /// The file's name for messages.
  var name: String { source.name }

  /// Whether the text began with a byte order mark.
  var hasMark: Bool { source.hasMark }

  /// Drops what is consumed and reads on; `false` when the text has ended.
  /// - Throws: ``InputError`` at `location` when a record is longer than the limit.
  mutating func refill(at location: Location) throws(InputError) -> Bool {
    if isComplete { return false }
    if bytes.count - start > limit {
      throw InputError(
        "the record that begins here is longer than \(limit >> 20) MiB", at: location,
        remedy: "look for a missing quotation mark or line end")
    }
    bytes.removeSubrange(..<start)
    start = 0
    isComplete = try !source.read(into: &bytes)
    return true
  }

  /// The text of a range of bytes that begins and ends between scalars.
  func text(_ range: Range<Int>) -> String { String(validatedUTF8: bytes.span.extracting(range)) }

  /// The 1-based column, in scalars, of `offset` in the line that begins at `lineStart`.
  func column(of offset: Int, lineStart: Int) -> Int {
    bytes.span.extracting(lineStart..<offset).scalarCount + 1
  }
}
