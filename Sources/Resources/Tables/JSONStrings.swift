import TextModel

/// Finds the strings of a JSON text (RFC 8259) with their paths, and reads the text strictly while it does.
struct JSONStrings {
  /// A step of the path to a value.
  enum Step: Hashable {
    case name(String)
    case index(Int)
  }

  /// What happens to each string: its path and its value, whose key is not set yet.
  typealias Visit = (_ path: [Step], _ unit: inout ResourceUnit) -> Void

  private var scanner: ByteScanner
  private var path: [Step] = []
  private let visit: Visit

  /// Calls `visit` for every string value in the order of the file.
  /// - Throws: ``InputError`` at the first defect.
  static func read(_ text: SourceText, _ visit: @escaping Visit) throws(InputError) {
    var reader = JSONStrings(scanner: ByteScanner(text), visit: visit)
    try reader.readAll()
  }

  private mutating func readAll() throws(InputError) {
    try value()
    scanner.skipSpace()
    if !scanner.isAtEnd { throw scanner.error("text follows the end of the JSON value") }
  }

  /// Calls `visit` for every string value of a file with one JSON value a line, with the number of the line.
  /// - Throws: ``InputError`` at the first defect.
  static func readLines(
    _ text: SourceText, _ visit: (_ line: Int, _ path: [Step], _ unit: inout ResourceUnit) -> Void
  ) throws(InputError) {
    var lines = ByteScanner(text)
    var number = 0
    while !lines.isAtEnd {
      number += 1
      let line = lines.at..<lines.lineEnd
      var failure: InputError?
      if !lines.trimmed(line).isEmpty {
        withoutActuallyEscaping(visit) { visit in
          var reader = JSONStrings(scanner: ByteScanner(text, line)) { visit(number, $0, &$1) }
          do throws(InputError) { try reader.readAll() } catch { failure = error }
        }
      }
      if let failure { throw failure }
      lines.nextLine()
    }
  }

  private init(scanner: ByteScanner, visit: @escaping Visit) {
    self.scanner = scanner
    self.visit = visit
  }

  private mutating func value() throws(InputError) {
    scanner.skipSpace()
    if path.count > ByteScanner.maximumDepth {
      throw scanner.error("values are nested more than \(ByteScanner.maximumDepth) deep")
    }
    switch scanner.peek {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""):
      var unit = ResourceUnit(key: "", range: 0..<0)
      try string(into: &unit)
      visit(path, &unit)
    case nil: throw scanner.error("the JSON value ends too early", remedy: "fetch the whole file")
    default: try word()
    }
  }

  private mutating func object() throws(InputError) {
    scanner.at += 1
    scanner.skipSpace()
    if scanner.take("}") { return }
    while true {
      scanner.skipSpace()
      if scanner.peek != UInt8(ascii: "\"") { throw scanner.error("a name in quotation marks is missing") }
      var name = ResourceUnit(key: "", range: 0..<0)
      try string(into: &name)
      scanner.skipSpace()
      if !scanner.take(":") { throw scanner.error("a colon is missing") }
      path.append(.name(name.text))
      try value()
      path.removeLast()
      scanner.skipSpace()
      if scanner.take("}") { return }
      if !scanner.take(",") { throw scanner.error("a comma or } is missing") }
    }
  }

  private mutating func array() throws(InputError) {
    scanner.at += 1
    scanner.skipSpace()
    if scanner.take("]") { return }
    var index = 0
    while true {
      path.append(.index(index))
      try value()
      path.removeLast()
      index += 1
      scanner.skipSpace()
      if scanner.take("]") { return }
      if !scanner.take(",") { throw scanner.error("a comma or ] is missing") }
    }
  }

  /// Passes over a number or a word.
  private mutating func word() throws(InputError) {
    let start = scanner.at
    scanner.skip { $0 > 32 && !",]}:\"[{".utf8.contains($0) }
    let word = scanner.string(start..<scanner.at)
    let isNumber = Double(word) != nil && word.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    if !["true", "false", "null"].contains(word), !isNumber {
      throw scanner.error("this is no JSON value", at: start)
    }
  }

  private mutating func string(into unit: inout ResourceUnit) throws(InputError) {
    scanner.at += 1
    let start = scanner.at
    scanner.skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 32 }
    if scanner.peek == UInt8(ascii: "\"") {
      unit.range = start..<scanner.at
      unit.text = scanner.string(unit.range)
      scanner.at += 1
      return
    }
    var builder = TextBuilder()
    builder.copy(scanner.bytes, start..<scanner.at)
    while let byte = scanner.peek, byte != UInt8(ascii: "\"") {
      if byte < 32 { throw scanner.error("a control character stands in a string unescaped") }
      if byte == UInt8(ascii: "\\") {
        try escape(&builder)
      } else {
        let run = scanner.at
        scanner.skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 32 }
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    if scanner.isAtEnd {
      throw scanner.error("the string is never closed", at: start - 1, remedy: "fetch the whole file")
    }
    unit.range = start..<scanner.at
    builder.fill(&unit)
    scanner.at += 1
  }

  private mutating func escape(_ builder: inout TextBuilder) throws(InputError) {
    let start = scanner.at
    let letter = scanner.byte(1)
    if letter == UInt8(ascii: "u") {
      guard let (scalar, end) = scanner.escapedScalar(at: start + 2) else {
        throw scanner.error("this \\u escape is no character", remedy: "write four hexadecimal digits")
      }
      scanner.at = end
      builder.put(scalar, for: start..<end)
      return
    }
    guard let byte = Self.escapes[letter] else { throw scanner.error("this escape is not known to JSON") }
    scanner.at += 2
    builder.put(CollectionOfOne(byte), for: start..<start + 2)
  }

  private static let escapes: [UInt8: UInt8] = [
    34: 34, 92: 92, 47: 47, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  /// A text as it is written between quotation marks; not ASCII as escapes where the file does so throughout.
  static func escaped(_ text: String, like source: SourceText) -> String {
    let isASCIIOnly = source.isASCII && source.bytes.firstIndex(of: Array("\\u".utf8)) != nil
    return text.backslashEscaped { scalar in
      switch scalar {
      case "\u{8}": "\\b"
      case "\u{C}": "\\f"
      case _ where scalar.value < 32 || isASCIIOnly && !scalar.isASCII: scalar.utf16Escapes
      default: nil
      }
    }
  }
}

extension [JSONStrings.Step] {
  /// The path as a key: `menu.items[2].title`.
  var key: String {
    if count == 1, case .name(let name) = self[0] { return name }
    var key = ""
    for step in self {
      switch step {
      case .name(let name): key += key.isEmpty ? name : "." + name
      case .index(let index): key += "[\(index)]"
      }
    }
    return key
  }

  /// The name at a place of the path; `nil` where there is an index or nothing.
  func name(_ place: Int) -> String? {
    guard place < count, case .name(let name) = self[place] else { return nil }
    return name
  }
}
