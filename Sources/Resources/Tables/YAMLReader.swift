import TextModel

/// Walks through the block and flow structure of a YAML stream and reads its scalars.
struct YAMLReader {
  var scanner: ByteScanner
  /// Where the line of the token at hand begins.
  var lineStart: Int
  private var path: [JSONStrings.Step] = []
  private var units: [ResourceUnit] = []
  /// Comments since the last scalar.
  private var notes: [String] = []
  private var depth = 0

  init(_ scanner: ByteScanner) {
    self.scanner = scanner
    lineStart = scanner.at
  }

  /// - Throws: ``InputError`` at what is no YAML, and at complex keys, which have no name.
  mutating func read() throws(InputError) -> [ResourceUnit] {
    while true {
      skipLayout()
      if scanner.isAtEnd { return units }
      if column == 0, scanner.peek == UInt8(ascii: "%") {
        scanner.nextLine()
        lineStart = scanner.at
      } else if isMarker {
        scanner.at += 3
      } else {
        try node(above: -1)
        skipLayout()
        if !scanner.isAtEnd, !isMarker { throw scanner.error("the indentation fits nothing above") }
      }
    }
  }

  private var column: Int { scanner.at - lineStart }

  /// Whether `---` or `...` stands here at the beginning of a line.
  private var isMarker: Bool {
    column == 0 && (scanner.starts(with: "---") || scanner.starts(with: "...")) && scanner.byte(3) <= 32
  }

  private var isLineEnd: Bool {
    guard let byte = scanner.peek else { return true }
    return byte == 10 || byte == 13 || byte == UInt8(ascii: "#")
  }

  /// Passes over space, line ends and comments.
  mutating func skipLayout() {
    while let byte = scanner.peek {
      switch byte {
      case 32, 9: scanner.at += 1
      case 10, 13:
        scanner.skipLineEnd()
        lineStart = scanner.at
      case UInt8(ascii: "#") where scanner.at == lineStart || scanner.byte(-1) <= 32:
        if scanner.trimmed(lineStart..<scanner.at).isEmpty {
          notes.append(scanner.string(scanner.trimmed(scanner.at + 1..<max(scanner.lineEnd, scanner.at + 1))))
        }
        scanner.at = scanner.lineEnd
      default: return
      }
    }
  }

  /// A node whose first token is here; it must be indented more than `indent`.
  private mutating func node(above indent: Int) throws(InputError) {
    depth += 1
    defer { depth -= 1 }
    if depth > ByteScanner.maximumDepth {
      throw scanner.error("values are nested more than \(ByteScanner.maximumDepth) deep")
    }
    try skipProperties()
    if scanner.isAtEnd || column <= indent || isMarker { return }
    if isEntry { return try sequence(column) }
    if scanner.peek == UInt8(ascii: "?"), scanner.byte(1) <= 32 {
      throw scanner.error("a complex key has no name", remedy: "write it as a text")
    }
    if isKey { return try mapping(column) }
    try value(above: indent)
  }

  /// Passes over tags and anchors, and the line ends behind them.
  private mutating func skipProperties() throws(InputError) {
    while scanner.peek == UInt8(ascii: "&") || scanner.peek == UInt8(ascii: "!") {
      if isKey { return }
      scanner.skip { $0 > 32 }
      skipLayout()
    }
  }

  private var isEntry: Bool {
    scanner.peek == UInt8(ascii: "-") && (scanner.byte(1) <= 32)
  }

  /// Whether a key with its colon stands here.
  private var isKey: Bool {
    var probe = scanner
    if probe.peek == UInt8(ascii: "&") { probe.skip { $0 > 32 }; probe.skipBlanks() }
    guard let first = probe.peek else { return false }
    if first == 34 || first == 39 {
      probe.at += 1
      while let byte = probe.peek, byte != first, byte != 10, byte != 13 {
        probe.at += byte == 92 && first == 34 ? 2 : 1
      }
      probe.at += 1
      probe.skipBlanks()
      return probe.peek == UInt8(ascii: ":") && probe.byte(1) <= 32
    }
    if "[{|>#".utf8.contains(first) { return false }
    while let byte = probe.peek, byte != 10, byte != 13 {
      if byte == UInt8(ascii: ":"), probe.byte(1) <= 32 { return true }
      if byte == UInt8(ascii: "#"), probe.byte(-1) <= 32 { return false }
      probe.at += 1
    }
    return false
  }

  private mutating func mapping(_ indent: Int) throws(InputError) {
    while !scanner.isAtEnd, column == indent, !isMarker {
      if !isKey { throw scanner.error("a key with a colon is missing") }
      path.append(.name(try key()))
      scanner.skipBlanks()
      if !scanner.take(":") { throw scanner.error("a colon is missing") }
      try entryValue(indent, isSequence: false)
      path.removeLast()
      skipLayout()
    }
    if !scanner.isAtEnd, column > indent { throw scanner.error("the indentation fits nothing above") }
  }

  private mutating func key() throws(InputError) -> String {
    if scanner.peek == UInt8(ascii: "&") {
      scanner.skip { $0 > 32 }
      scanner.skipBlanks()
    }
    if scanner.peek == 34 || scanner.peek == 39 { return try quoted().text }
    let start = scanner.at
    while !scanner.isAtEnd, scanner.peek != UInt8(ascii: ":") || scanner.byte(1) > 32 { scanner.at += 1 }
    return scanner.string(scanner.trimmed(start..<scanner.at))
  }

  private mutating func sequence(_ indent: Int) throws(InputError) {
    var index = 0
    while !scanner.isAtEnd, column == indent, isEntry, !isMarker {
      scanner.at += 1
      path.append(.index(index))
      try entryValue(indent, isSequence: true)
      path.removeLast()
      index += 1
      skipLayout()
    }
    if !scanner.isAtEnd, column > indent { throw scanner.error("the indentation fits nothing above") }
  }

  /// What stands behind `key:` or `-`.
  private mutating func entryValue(_ indent: Int, isSequence: Bool) throws(InputError) {
    scanner.skipBlanks()
    while scanner.peek == UInt8(ascii: "&") || scanner.peek == UInt8(ascii: "!"), !isSequence {
      scanner.skip { $0 > 32 }
      scanner.skipBlanks()
    }
    if !isLineEnd {
      if isSequence { return try node(above: indent) }
      return try value(above: indent)
    }
    skipLayout()
    if scanner.isAtEnd { return }
    if !isSequence, column == indent, isEntry { return try sequence(column) }
    if column > indent { try node(above: indent) }
  }

  /// A scalar, an alias or a flow collection.
  private mutating func value(above indent: Int) throws(InputError) {
    switch scanner.peek {
    case UInt8(ascii: "*"): scanner.skip { $0 > 32 && !",]}".utf8.contains($0) }
    case UInt8(ascii: "["), UInt8(ascii: "{"): try flow()
    case 34, 39: add(try quoted())
    case UInt8(ascii: "|"), UInt8(ascii: ">"): add(try block(above: indent))
    case UInt8(ascii: "@"), UInt8(ascii: "`"):
      throw scanner.error("this sign must not begin a text", remedy: "quote it")
    default:
      let unit = try plain(above: indent, inFlow: false)
      if YAMLScalars.isText(unit.text) { add(unit) }
    }
  }

  private mutating func add(_ unit: ResourceUnit) {
    var unit = unit
    unit.key = path.key
    unit.notes = notes
    notes = []
    units.append(unit)
  }

  // Flow collections: brackets with commas, over any number of lines.

  private mutating func flow() throws(InputError) {
    depth += 1
    defer { depth -= 1 }
    if depth > ByteScanner.maximumDepth {
      throw scanner.error("values are nested more than \(ByteScanner.maximumDepth) deep")
    }
    let start = scanner.at
    let isMapping = scanner.peek == UInt8(ascii: "{")
    let close = UInt8(ascii: isMapping ? "}" : "]")
    scanner.at += 1
    var index = 0
    while true {
      skipLayout()
      if scanner.isAtEnd {
        throw scanner.error("the bracket is never closed", at: start, remedy: "fetch the whole file")
      }
      if isMapping ? scanner.take("}") : scanner.take("]") { return }
      if scanner.take(",") { continue }
      if isMapping {
        path.append(.name(try flowKey()))
        skipLayout()
        if scanner.take(":") { skipLayout() }
      } else {
        path.append(.index(index))
        index += 1
      }
      let before = scanner.at
      try flowValue()
      path.removeLast()
      // The bracket of another kind closes nothing here.
      if scanner.at == before, scanner.peek != UInt8(ascii: ","), scanner.peek != close {
        throw scanner.error("a comma or a bracket is missing")
      }
    }
  }

  private mutating func flowKey() throws(InputError) -> String {
    if scanner.peek == 34 || scanner.peek == 39 { return try quoted().text }
    let start = scanner.at
    scanner.skip { $0 != UInt8(ascii: ":") && $0 != 10 && $0 != 13 && !",[]{}".utf8.contains($0) }
    if scanner.at == start { throw scanner.error("a key is missing") }
    return scanner.string(scanner.trimmed(start..<scanner.at))
  }

  private mutating func flowValue() throws(InputError) {
    while scanner.peek == UInt8(ascii: "&") || scanner.peek == UInt8(ascii: "!") {
      scanner.skip { $0 > 32 && !",]}".utf8.contains($0) }
      skipLayout()
    }
    switch scanner.peek {
    case UInt8(ascii: "["), UInt8(ascii: "{"), 34, 39, UInt8(ascii: "*"): try value(above: -1)
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break
    default:
      let unit = try plain(above: -1, inFlow: true)
      if YAMLScalars.isText(unit.text) { add(unit) }
    }
  }
}
