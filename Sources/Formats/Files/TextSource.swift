import TextModel

/// The text of one open input as valid UTF-8, piece by piece.
///
/// A byte order mark is dropped; UTF-16, with a mark or where the first character shows it, and what the file names
/// itself are turned into UTF-8; what is no text is refused with its place. A piece ends between scalars.
package struct TextSource {
  private let bytes: ByteSource
  /// What the file says it is written in, which goes where no mark says otherwise; `nil` for UTF-8.
  private let charset: Charset?
  private var encoding: Encoding?
  /// Raw bytes that are not given out yet: the beginning of a scalar.
  private var carry: [UInt8] = []
  private var position: TextPosition
  private var isAtEnd = false
  /// Whether the text began with a byte order mark.
  private(set) var hasMark = false

  private enum Encoding {
    case utf8, utf16(bigEndian: Bool)
    case charset(Charset)
  }

  package init(_ bytes: ByteSource) { self.init(bytes, charset: nil) }

  init(_ bytes: ByteSource, charset: Charset?) {
    self.bytes = bytes
    self.charset = charset
    position = TextPosition(file: bytes.name)
  }

  /// The file's name for messages.
  var name: String { bytes.name }

  /// Appends the next piece to `buffer`; `false` when there is none.
  package mutating func read(into buffer: inout [UInt8]) throws(InputError) -> Bool {
    let old = buffer.count
    while buffer.count == old, !isAtEnd {
      buffer += carry
      carry.removeAll(keepingCapacity: true)
      isAtEnd = try !bytes.read(into: &buffer)
      if try chooseEncoding(&buffer, from: old) { try decode(&buffer, from: old) }
    }
    return buffer.count > old
  }

  /// Looks at the first bytes for a mark; `false` when there are too few yet.
  private mutating func chooseEncoding(_ buffer: inout [UInt8], from start: Int) throws(InputError) -> Bool {
    if encoding != nil { return true }
    let head = buffer[start...].prefix(4)
    if head.count < 4 && !isAtEnd {
      carry = Array(head)
      buffer.removeSubrange(start...)
      return false
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16(bigEndian: head.first == 0xFE)
      hasMark = true
      buffer.removeSubrange(start..<start + 2)
    } else if let isBigEndian = Self.isUnmarkedUTF16(head) {
      encoding = .utf16(bigEndian: isBigEndian)
    } else {
      hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
      encoding = hasMark ? .utf8 : charset.map { .charset($0) } ?? .utf8
      if hasMark { buffer.removeSubrange(start..<start + 3) }
    }
    return true
  }

  /// Whether text without a mark begins with two ASCII characters in UTF-16, and in which order their bytes come; `nil`
  /// for other text, in which no byte is 0.
  private static func isUnmarkedUTF16(_ head: ArraySlice<UInt8>) -> Bool? {
    guard head.count == 4, let first = head.first, head.contains(0) else { return nil }
    let isBigEndian = first == 0
    let zeros = head.enumerated().map { ($0.offset % 2 == 0) == isBigEndian ? $0.element : 0 }
    let signs = head.enumerated().map { ($0.offset % 2 == 0) == isBigEndian ? 0x20 : $0.element }
    let isText = signs.allSatisfy { (0x20..<0x7F).contains($0) || (9...13).contains($0) }
    return zeros.allSatisfy { $0 == 0 } && isText ? isBigEndian : nil
  }

  private mutating func decode(_ buffer: inout [UInt8], from start: Int) throws(InputError) {
    if case .utf16(let bigEndian) = encoding {
      let units = Array(buffer[start...])
      buffer.removeSubrange(start...)
      try decodeUTF16(units, bigEndian: bigEndian, into: &buffer)
    } else if case .charset(let charset) = encoding {
      let raw = Array(buffer[start...])
      buffer.removeSubrange(start...)
      try decode(raw, charset, into: &buffer)
    } else if !isAtEnd {
      let end = buffer.span.startOfIncompleteScalar(from: start)
      carry = Array(buffer[end...])
      buffer.removeSubrange(end...)
    }
    try validate(buffer.span.extracting(start..<buffer.count))
  }

  /// Refuses bytes that are no text, and moves the position over the others.
  private mutating func validate(_ span: Span<UInt8>) throws(InputError) {
    let validEnd = span.endOfValidUTF8
    let nul = position.advance(over: span.extracting(0..<validEnd))
    if nul {
      throw InputError(
        "the file holds a NUL byte, so it is no text", at: position.location, remedy: "give a text file")
    }
    if validEnd < span.count {
      throw InputError(
        "byte \(hex(span[validEnd])) is not valid UTF-8", at: position.location,
        remedy: "save the file as UTF-8")
    }
  }

  private mutating func decode(
    _ bytes: [UInt8], _ charset: Charset, into buffer: inout [UInt8]
  ) throws(InputError) {
    let start = buffer.count
    let (used, isDamaged) = charset.decode(bytes, into: &buffer)
    carry = Array(bytes[used...])
    if isDamaged || isAtEnd && !carry.isEmpty {
      _ = position.advance(over: buffer.span.extracting(start..<buffer.count))
      throw InputError(
        "byte \(hex(bytes[used])) is not valid \(charset.name.printable)", at: position.location,
        remedy: "correct the charset that the file names, or save it as UTF-8")
    }
  }

  private mutating func decodeUTF16(
    _ bytes: [UInt8], bigEndian: Bool, into buffer: inout [UInt8]
  ) throws(InputError) {
    func unit(_ index: Int) -> UInt16 {
      let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? a << 8 | b : b << 8 | a
    }
    let start = buffer.count
    var index = 0
    while index + 1 < bytes.count {
      let first = unit(index)
      if !UTF16.isSurrogate(first) {
        buffer += String(Unicode.Scalar(first)!).utf8  // not a surrogate, so a scalar
        index += 2
      } else if UTF16.isLeadSurrogate(first), index + 3 < bytes.count, UTF16.isTrailSurrogate(unit(index + 2))
      {
        let pair = UTF16.decode(UTF16.EncodedScalar([first, unit(index + 2)]))
        buffer += String(pair).utf8
        index += 4
      } else if UTF16.isLeadSurrogate(first), index + 3 >= bytes.count, !isAtEnd {
        break
      } else {
        _ = position.advance(over: buffer.span.extracting(start..<buffer.count))
        throw InputError(
          "half of a UTF-16 surrogate pair stands alone", at: position.location,
          remedy: "save the file as UTF-8")
      }
    }
    carry = Array(bytes[index...])
    if isAtEnd, !carry.isEmpty {
      throw InputError(
        "the file ends inside a UTF-16 character", at: Location(file: name), remedy: "fetch the whole file")
    }
  }
}

/// A running line and column over text that comes in pieces.
///
/// LF, CR and CRLF end a line; columns count scalars.
struct TextPosition {
  private let file: String
  private var line = 1
  private var column = 1
  private var endsWithCR = false

  init(file: String) { self.file = file }

  var location: Location { Location(file: file, line: line, column: column) }

  /// Moves over the bytes, and stops before a NUL byte; says whether there was one.
  mutating func advance(over bytes: Span<UInt8>) -> Bool {
    var lineStart = 0
    var index = bytes.firstIndex(of: Self.breaks, from: 0)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0 { break }
      // The LF of a CRLF ends no line of its own.
      if byte == 13 || !(index == 0 ? endsWithCR : bytes[index - 1] == 13) { line += 1 }
      column = 1
      lineStart = index + 1
      index = bytes.firstIndex(of: Self.breaks, from: lineStart)
    }
    column += bytes.extracting(lineStart..<index).scalarCount
    if !bytes.isEmpty { endsWithCR = bytes[bytes.count - 1] == 13 }
    return index < bytes.count
  }

  private static let breaks = ByteQuery(0, 10, 13, 13)
}

extension Span<UInt8> {
  /// Where a scalar begins that the end of the bytes cuts short; the count when there is none.
  func startOfIncompleteScalar(from start: Int) -> Int {
    for back in 1...3 where count - back >= start {
      let byte = self[count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? count - back : count
    }
    return count
  }
}

/// Two hexadecimal digits: `0x9F`.
func hex(_ byte: UInt8) -> String {
  "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
