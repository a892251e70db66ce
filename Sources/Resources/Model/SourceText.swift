import TextModel

/// The text of a file as UTF-8, with what is needed to write it back byte by byte.
///
/// All byte offsets of this module are offsets in ``bytes``; ``fileOffset(of:)`` gives those of the file itself, which
/// differ where it has a byte order mark or is not UTF-8.
public struct SourceText: Hashable, Sendable {
  /// The file's name as the user gave it.
  public let name: String
  public let encoding: TextEncoding
  /// The length of the byte order mark in the file; 0 without one.
  public let markLength: Int
  /// The text as UTF-8, without the mark.
  public let bytes: [UInt8]
  /// Whether the text has no character beyond ASCII.
  let isASCII: Bool

  /// Decodes a file.
  ///
  /// - Parameters:
  ///   - contents: Its bytes.
  ///   - name: For messages.
  ///   - fallback: What to take it for when it is neither UTF-8 nor has a mark.
  /// - Throws: ``InputError`` with line and column when it is no text.
  init(_ contents: [UInt8], name: String, declared: TextEncoding? = nil, fallback: TextEncoding? = nil)
    throws(InputError)
  {
    self.name = name
    if contents.count > Int32.max {
      throw InputError("the file is larger than 2 GiB", at: Location(file: name), remedy: "divide it")
    }
    let known = TextEncoding.recognizing(contents)
    markLength = known?.markLength ?? 0
    let asked = known?.encoding ?? declared ?? .utf8
    switch asked {
    case .utf16(let isBigEndian):
      encoding = asked
      bytes = try Self.utf16(contents, markLength, isBigEndian, name)
    case .latin1, .windows1252:
      encoding = asked
      bytes = Self.eightBit(contents, asked)
    case .utf8:
      let defect = contents.invalidUTF8
      encoding = defect == nil || known != nil ? .utf8 : fallback ?? .utf8
      if let defect, encoding == .utf8 || contents.isMixed {
        throw Self.invalid(contents, defect, markLength, name)
      }
      bytes = encoding == .utf8 ? Array(contents[markLength...]) : Self.eightBit(contents, encoding)
    }
    isASCII = !bytes.contains { $0 >= 0x80 }
    if let nul = bytes.firstIndex(of: 0) {
      throw error("the file holds a NUL byte, so it is no text", at: nul, remedy: "give a text file")
    }
  }

  /// The bytes of a file with this encoding and mark whose text is `text`.
  /// - Throws: ``InputError`` when the encoding lacks a character.
  func encoded(_ text: [UInt8]) throws(InputError) -> [UInt8] {
    var mark: [UInt8] = []
    if markLength > 0 { _ = encoding.append("\u{FEFF}", to: &mark) }
    if encoding == .utf8 { return mark + text }
    var out = mark
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where !encoding.append(scalar, to: &out) {
      throw InputError(
        "U+\(String(scalar.value, radix: 16, uppercase: true)) cannot be written in the file's encoding",
        at: Location(file: name), remedy: "save the file as UTF-8 first")
    }
    return out
  }

  /// The offset in the file of an offset in ``bytes``, which must lie between two characters.
  public func fileOffset(of offset: Int) -> Int {
    let before = bytes[..<offset]
    switch encoding {
    case .utf8: return markLength + offset
    case .utf16: return markLength + before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 4 : 2) }
    case .latin1, .windows1252: return before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }

  /// The line and column of an offset; LF, CR and CRLF end a line.
  public func location(of offset: Int) -> Location {
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 10 || bytes[index] == 13 {
      if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { continue }
      line += 1
      start = index + 1
    }
    return Location(file: name, line: line, column: bytes.columns(start, min(offset, bytes.count)) + 1)
  }

  func error(_ what: String, at offset: Int, remedy: String = "") -> InputError {
    InputError(what, at: location(of: offset), remedy: remedy)
  }

  private static func eightBit(_ contents: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(contents.count + contents.count / 8)
    for byte in contents {
      if byte < 0x80 { out.append(byte) } else { out += String(encoding.scalar(of: byte)).utf8 }
    }
    return out
  }

  private static func utf16(_ contents: [UInt8], _ start: Int, _ isBigEndian: Bool, _ name: String)
    throws(InputError) -> [UInt8]
  {
    if (contents.count - start) % 2 != 0 {
      throw InputError(
        "the file ends inside a UTF-16 character", at: Location(file: name), remedy: "fetch the whole file")
    }
    let units = stride(from: start, to: contents.count, by: 2).map { index in
      let (a, b) = (UInt16(contents[index]), UInt16(contents[index + 1]))
      return isBigEndian ? a << 8 | b : b << 8 | a
    }
    var out: [UInt8] = []
    let isDamaged = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { out.append($0) })
    if isDamaged {
      throw InputError(
        "half of a UTF-16 surrogate pair stands alone", at: Location(file: name),
        remedy: "save the file as UTF-8")
    }
    return out
  }

  private static func invalid(_ contents: [UInt8], _ end: Int, _ markLength: Int, _ name: String)
    -> InputError
  {
    let line = contents[..<end].count { $0 == 10 } + 1
    let start = contents[..<end].lastIndex(of: 10).map { $0 + 1 } ?? markLength
    return InputError(
      "byte 0x\(String(contents[end], radix: 16, uppercase: true)) is not valid UTF-8",
      at: Location(file: name, line: line, column: contents.columns(min(start, end), end) + 1),
      remedy: "save the file as UTF-8")
  }
}

extension [UInt8] {
  /// Whether characters that are UTF-8 beyond ASCII are at least as many as bytes that are not: text of two encodings.
  fileprivate var isMixed: Bool {
    var (valid, invalid) = (0, 0)
    var bytes = makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let scalar): if scalar.count > 1 { valid += 1 }
      case .error: invalid += 1
      case .emptyInput: return valid > 0 && valid >= invalid
      }
    }
  }

  /// How many scalars begin between two offsets.
  func columns(_ from: Int, _ to: Int) -> Int { self[from..<to].count { $0 & 0xC0 != 0x80 } }

  /// Where the first byte lies that is no part of valid UTF-8; `nil` when there is none.
  fileprivate var invalidUTF8: Int? {
    do {
      _ = try UTF8Span(validating: span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
