import TextModel

/// TOML 1.0 tables of strings, as Hugo and go-i18n have them.
struct TOMLFormat: ResourceFormat {
  let name = "toml"
  let title = "TOML (Hugo, go-i18n)"
  let fileExtensions = ["toml"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .notes]
  let comments: [CommentSyntax] = [.line("#")]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = TOMLReader(ByteScanner(text))
    var units = try reader.read()
    GoMessages.read(&units)
    PluralKeys.mark(&units)
    return units
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    unit.style == 0 ? Self.escaped(part) : part
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    let canBeLiteral = content.unicodeScalars.allSatisfy { $0 != "'" && $0.value >= 32 && $0.value != 127 }
    return unit.style != 0 && canBeLiteral ? "'\(content)'" : "\"\(Self.escaped(content))\""
  }

  private static func escaped(_ text: String) -> String {
    text.backslashEscaped { scalar in
      scalar.value < 32 || scalar.value == 127 ? "\\u" + scalar.value.hexadecimal(4) : nil
    }
  }
}

/// Reads the strings of a TOML document.
struct TOMLReader {
  var scanner: ByteScanner
  private var table = ""
  private var arrays: [String: Int] = [:]
  private var units: [ResourceUnit] = []
  private var notes: [String] = []
  private var depth = 0

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  mutating func read() throws(InputError) -> [ResourceUnit] {
    while true {
      skipLayout()
      guard let byte = scanner.peek else { return units }
      if byte == UInt8(ascii: "[") {
        try header()
      } else {
        let key = try self.key()
        try value(table.isEmpty ? key : table + "." + key)
      }
      scanner.skipBlanks()
      if let byte = scanner.peek, byte != 10, byte != 13, byte != UInt8(ascii: "#") {
        throw scanner.error("text follows the end of the value")
      }
    }
  }

  private mutating func skipLayout() {
    while true {
      scanner.skipSpace()
      if scanner.peek != UInt8(ascii: "#") { return }
      notes.append(scanner.string(scanner.trimmed(scanner.at + 1..<max(scanner.lineEnd, scanner.at + 1))))
      scanner.at = scanner.lineEnd
    }
  }

  private mutating func header() throws(InputError) {
    let isArray = scanner.take("[[")
    if !isArray { scanner.at += 1 }
    table = try dottedKey()
    if isArray {
      arrays[table, default: -1] += 1
      table += "[\(arrays[table] ?? 0)]"
    }
    if !(isArray ? scanner.take("]]") : scanner.take("]")) { throw scanner.error("a ] is missing") }
  }

  private mutating func key() throws(InputError) -> String {
    let key = try dottedKey()
    if !scanner.take("=") { throw scanner.error("an equals sign is missing") }
    scanner.skipBlanks()
    return key
  }

  private mutating func dottedKey() throws(InputError) -> String {
    var parts: [String] = []
    repeat {
      scanner.skipBlanks()
      let start = scanner.at
      if scanner.peek == 34 || scanner.peek == 39 {
        parts.append(try string().text)
      } else {
        scanner.skip { 97...122 ~= $0 | 32 || 48...57 ~= $0 || $0 == 95 || $0 == 45 }
        if scanner.at == start { throw scanner.error("a key is missing") }
        parts.append(scanner.string(start..<scanner.at))
      }
      scanner.skipBlanks()
    } while scanner.take(".")
    return parts.joined(separator: ".")
  }

  private mutating func value(_ key: String) throws(InputError) {
    depth += 1
    defer { depth -= 1 }
    if depth > ByteScanner.maximumDepth {
      throw scanner.error("values are nested more than \(ByteScanner.maximumDepth) deep")
    }
    switch scanner.peek {
    case 34, 39:
      var unit = try string()
      unit.key = key
      unit.notes = notes
      notes = []
      units.append(unit)
    case UInt8(ascii: "["): try array(key)
    case UInt8(ascii: "{"): try inlineTable(key)
    default:
      let start = scanner.at
      scanner.skip { $0 > 32 && !",]}#\"'[{=".utf8.contains($0) }
      if scanner.at == start { throw scanner.error("a value is missing") }
    }
  }

  private mutating func array(_ key: String) throws(InputError) {
    let start = scanner.at
    scanner.at += 1
    var index = 0
    while true {
      skipLayout()
      if scanner.take("]") { return }
      if scanner.isAtEnd { throw scanner.error("a ] is missing", at: start, remedy: "fetch the whole file") }
      try value("\(key)[\(index)]")
      index += 1
      skipLayout()
      if !scanner.take(","), scanner.peek != UInt8(ascii: "]") {
        throw scanner.error("a comma or ] is missing")
      }
    }
  }

  private mutating func inlineTable(_ key: String) throws(InputError) {
    scanner.at += 1
    while true {
      scanner.skipBlanks()
      if scanner.take("}") { return }
      let inner = try self.key()
      try value(key + "." + inner)
      scanner.skipBlanks()
      if !scanner.take(","), scanner.peek != UInt8(ascii: "}") {
        throw scanner.error("a comma or } is missing")
      }
    }
  }

  private mutating func string() throws(InputError) -> ResourceUnit {
    let start = scanner.at
    let quote = scanner.bytes[start]
    let isLong = scanner.byte(1) == quote && scanner.byte(2) == quote
    scanner.at += isLong ? 3 : 1
    if isLong { scanner.skipLineEnd() }
    var builder = TextBuilder()
    while let byte = scanner.peek {
      let run = scanner.at
      if byte == quote, !isLong || scanner.byte(1) == quote && scanner.byte(2) == quote {
        // Up to two quotation marks may stand before the three that close.
        let extra = isLong && scanner.byte(3) == quote ? (scanner.byte(4) == quote ? 2 : 1) : 0
        builder.copy(scanner.bytes, run..<run + extra)
        scanner.at += extra + (isLong ? 3 : 1)
        var unit = ResourceUnit(key: "", range: start..<scanner.at)
        unit.style = quote == 39 ? 1 : 0
        // In literal strings a backslash is one.
        if quote == 39 { unit.flags = ["no-escapes"] }
        builder.fill(&unit)
        return unit
      }
      if byte == 92, quote == 34 {
        try escape(&builder, isLong: isLong)
      } else if !isLong, byte == 10 || byte == 13 {
        break
      } else {
        scanner.at += 1
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    throw scanner.error("the string is never closed", at: start)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", 34: "\"", 92: "\\",
  ]

  private mutating func escape(_ builder: inout TextBuilder, isLong: Bool) throws(InputError) {
    let start = scanner.at
    let letter = scanner.byte(1)
    scanner.at += 2
    if isLong, letter <= 32 {
      scanner.at = start + 1
      return scanner.skipSpace()
    }
    var scalar = Self.escapes[letter]
    let count = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    if count > 0 {
      scalar = scanner.hexadecimal(count, at: scanner.at).flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
      scanner.at += count
    }
    guard let scalar, scanner.at <= scanner.end else {
      throw scanner.error("this escape is not known to TOML", at: start)
    }
    builder.put(scalar, for: start..<scanner.at)
  }
}
