/// A JSON value (RFC 8259) with where it begins.
package struct JSONNode: Equatable {
  package var value: JSONValue
  /// Offset of the value's first byte; of a string, the first byte behind the quotation mark.
  package var offset: Int
}

/// What a JSON text can hold. Numbers stay as they are written.
package enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([JSONMember])
}

/// A name and its value in a JSON object.
package struct JSONMember: Equatable {
  package var name: String
  /// Offset of the name's first byte.
  package var offset: Int
  package var node: JSONNode
}

/// What is wrong with a JSON text, and at which byte.
package struct JSONError: Error, Equatable {
  package var what: String
  package var offset: Int
}

extension JSONNode {
  /// Reads one JSON text strictly; see ``JSONParser``.
  /// - Parameter bytes: Valid UTF-8.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes, bytes.startIndex..<bytes.endIndex)
    self = try parser.parse()
  }
}

/// Reads one JSON text strictly: no repeated names, lone surrogates, NUL characters or trailing commas.
struct JSONParser {
  private static let maxDepth = 64

  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  /// - Parameters:
  ///   - bytes: Valid UTF-8.
  ///   - range: The part of it that is one JSON text.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// The value, which must fill the whole range.
  mutating func parse() throws(JSONError) -> JSONNode {
    let node = try value(depth: 0)
    skipSpace()
    if index < end { throw error("text follows the end of the JSON value") }
    return node
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONNode {
    skipSpace()
    if depth > Self.maxDepth { throw error("values are nested more than \(Self.maxDepth) deep") }
    let start = index
    switch peek {
    case UInt8(ascii: "{"): return JSONNode(value: try object(depth), offset: start)
    case UInt8(ascii: "["): return JSONNode(value: try array(depth), offset: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start + 1)
    case UInt8(ascii: "t"): return JSONNode(value: try word("true", .bool(true)), offset: start)
    case UInt8(ascii: "f"): return JSONNode(value: try word("false", .bool(false)), offset: start)
    case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), offset: start)
    case nil: throw error("the JSON value ends too early")
    default: return JSONNode(value: .number(try number()), offset: start)
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
    var members: [JSONMember] = []
    var names = UniqueNameSet()
    index += 1
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      if peek != UInt8(ascii: "\"") { throw error("a name in quotation marks is missing") }
      let start = index + 1
      let name = try string()
      if !names.insert(name) {
        throw JSONError(what: "the name \"\(name.printable)\" stands twice in one object", offset: start)
      }
      skipSpace()
      if !take(":") { throw error("a colon is missing") }
      members.append(JSONMember(name: name, offset: start, node: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      if !take(",") { throw error("a comma or } is missing") }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
    var nodes: [JSONNode] = []
    index += 1
    skipSpace()
    if take("]") { return .array(nodes) }
    while true {
      nodes.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(nodes) }
      if !take(",") { throw error("a comma or ] is missing") }
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in "\(text)".utf8 {
      if peek != byte { throw error("this is no JSON value") }
      index += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(validatedUTF8: bytes.span.extracting(start..<index))
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while let byte = peek, (48...57).contains(byte) { index += 1 }
    if index == start { throw error("this is no JSON value") }
  }

  private var peek: UInt8? { index < end ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 { index += 1 }
  }

  private func error(_ what: String) -> JSONError { JSONError(what: what, offset: index) }
}

extension JSONParser {
  /// Reads a string whose opening mark is at `index`.
  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    index = plainEnd(from: start)
    if let byte = peek {
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 32 { throw error("a control character stands in a string unescaped") }
      index += 1
      return String(validatedUTF8: bytes.span.extracting(start..<(index - 1)))
    }
    throw JSONError(what: "the string is never closed", offset: start - 1)
  }

  /// The first offset from `start` on of a quotation mark, a backslash or a control character; `end` when there is none.
  private func plainEnd(from start: Int) -> Int {
    let span = bytes.span
    var at = start
    while at < end {
      let byte = span[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 32 { break }
      at += 1
    }
    return at
  }

  /// Reads on in a string from its first backslash.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var text = Array(bytes[start..<index])
    while let byte = peek {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validatedUTF8: text.span)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<32:
        index -= 1
        throw error("a control character stands in a string unescaped")
      default: text.append(byte)
      }
    }
    throw JSONError(what: "the string is never closed", offset: start - 1)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = index - 1
    guard let letter = peek else { throw JSONError(what: "the string is never closed", offset: start) }
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"): text += String(try scalar(start)).utf8
    default: throw JSONError(what: "this escape is not known to JSON", offset: start)
    }
  }

  /// Reads the digits of `\u`, and of a second `\u` for the other half of a surrogate pair.
  private mutating func scalar(_ start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try hexDigits()
    if first == 0 { throw JSONError(what: "a NUL character stands in a string", offset: start) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    if UTF16.isLeadSurrogate(first), take("\\"), take("u") {
      let second = try hexDigits()
      if UTF16.isTrailSurrogate(second) { return UTF16.decode(UTF16.EncodedScalar([first, second])) }
    }
    throw JSONError(what: "half of a surrogate pair stands alone", offset: start)
  }

  private mutating func hexDigits() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = hexValue(byte) else {
        throw error("\\u needs four hexadecimal digits")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}

/// The value of a hexadecimal digit; `nil` for any other byte.
func hexValue(_ byte: UInt8) -> UInt16? {
  switch byte {
  case 48...57: UInt16(byte - 48)
  case 65...70: UInt16(byte - 55)
  case 97...102: UInt16(byte - 87)
  default: nil
  }
}

/// Names that have come up in one object: a list while they are few, which is faster than hashing.
private struct UniqueNameSet {
  private var few: [String] = []
  private var many: Set<String> = []

  /// Whether the name is new.
  mutating func insert(_ name: String) -> Bool {
    if many.isEmpty, few.count < 16 {
      if few.contains(name) { return false }
      few.append(name)
      return true
    }
    if many.isEmpty { many = Set(few) }
    return many.insert(name).inserted
  }
}
