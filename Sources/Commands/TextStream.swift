import Formats
import Segmentation
import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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

  /// Bytes read at a time.
  private static let chunk = 1 << 18
  /// A paragraph longer than this comes in pieces.
  private static let longest = 1 << 20

  let name: String
  let lineBreaks: LineBreaks

  /// Hands every paragraph to `body`, which returns how many of its bytes it has taken.
  ///
  /// - Parameter start: Called once, before the first paragraph, with the beginning of the text.
  /// - Throws: ``InputError`` when the file cannot be read or is no text; what `body` throws.
  func forEach(start: (String) throws -> Void, body: (Paragraph) throws -> Int) throws {
    var source = try TextFile(name)
    defer { source.close() }
    var buffer: [UInt8] = []
    var base = 0
    var hasMore = try source.read(Self.chunk, into: &buffer)
    try start(String(decoding: buffer, as: UTF8.self))
    var finder = ParagraphFinder(lineBreaks, sample: buffer.span)
    while true {
      let paragraphs = finder.paragraphs(in: buffer.span)
      for range in hasMore ? paragraphs.dropLast() : paragraphs[...] {
        _ = try body(paragraph(range, buffer, base, isOpen: false))
      }
      if !hasMore { return }
      var taken = paragraphs.last?.lowerBound ?? buffer.count
      if let last = paragraphs.last, last.count > Self.longest {
        taken += try body(paragraph(last, buffer, base, isOpen: true))
      }
      buffer.removeSubrange(..<taken)
      base += taken
      hasMore = try source.read(max(Self.chunk, buffer.count), into: &buffer)
    }
  }

  private func paragraph(_ range: Range<Int>, _ buffer: [UInt8], _ base: Int, isOpen: Bool) -> Paragraph {
    Paragraph(
      text: String(decoding: buffer[range], as: UTF8.self), offset: base + range.lowerBound, isOpen: isOpen)
  }
}

/// UTF-8 text from a file or standard input, read in pieces.
struct TextFile {
  private let name: String
  private let descriptor: Int32
  private var line = 1
  /// The beginning of a scalar whose rest is not read yet.
  private var rest: [UInt8] = []
  private var isEmpty = true

  init(_ name: String) throws(InputError) {
    self.name = name
    descriptor = name == "-" ? STDIN_FILENO : unsafe open(name, O_RDONLY)
    if descriptor < 0 {
      throw InputError(unsafe String(cString: strerror(errno)), at: Location(file: name))
    }
  }

  func close() { if descriptor != STDIN_FILENO { _ = Glibc.close(descriptor) } }

  /// Appends `count` bytes or what is left; false at the end of the file.
  mutating func read(_ count: Int, into buffer: inout [UInt8]) throws(InputError) -> Bool {
    var piece = rest
    rest = []
    var chunk = [UInt8](repeating: 0, count: count)
    var hasMore = true
    while piece.count < count {
      let got = unsafe Glibc.read(descriptor, &chunk, count - piece.count)
      if got < 0 {
        if errno == EINTR { continue }
        throw InputError(unsafe String(cString: strerror(errno)), at: Location(file: name))
      }
      if got == 0 {
        hasMore = false
        break
      }
      piece += chunk[..<got]
    }
    if hasMore { cutTail(&piece) }
    try check(piece)
    buffer += piece
    return hasMore
  }

  /// Keeps back the bytes of a last scalar that is not whole.
  private mutating func cutTail(_ piece: inout [UInt8]) {
    guard let lead = piece.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
    let byte = piece[lead]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard lead + length > piece.count else { return }
    rest = Array(piece[lead...])
    piece.removeSubrange(lead...)
  }

  private mutating func check(_ piece: [UInt8]) throws(InputError) {
    if isEmpty, piece.isEmpty { throw InputError("the file is empty", at: Location(file: name)) }
    isEmpty = false
    if piece.contains(0) { throw InputError("this is no text: it has a zero byte", at: Location(file: name)) }
    if String(validating: piece, as: UTF8.self) == nil {
      throw InputError("this is no UTF-8 text", at: Location(file: name), remedy: "convert it to UTF-8")
    }
  }
}
