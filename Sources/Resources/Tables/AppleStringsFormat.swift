import TextModel

/// String tables of Apple's systems (`Localizable.strings`), in UTF-8 or UTF-16.
struct AppleStringsFormat: ResourceFormat {
  let name = "strings"
  let title = "Apple .strings"
  let fileExtensions = ["strings"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]
  let comments: [CommentSyntax] = [.line("//"), .block("/*", "*/")]

  func accepts(name: String, head: [UInt8]) -> Bool { !head.starts(with: "bplist".utf8) }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var scanner = ByteScanner(text)
    var units: [ResourceUnit] = []
    var notes: [String] = []
    while true {
      scanner.skipSpace()
      guard let byte = scanner.peek else { return units }
      if byte == UInt8(ascii: "/") {
        notes.append(try Self.comment(&scanner))
        continue
      }
      var unit = try Self.entry(&scanner)
      unit.notes = notes
      unit.flags = ["objc-format"]
      notes = []
      units.append(unit)
    }
  }

  private static func entry(_ scanner: inout ByteScanner) throws(InputError) -> ResourceUnit {
    let key = try string(&scanner)
    try skipComments(&scanner)
    if scanner.take(";") {
      // A key alone is its own text, and there is no value to rewrite.
      var unit = key
      unit.key = key.text
      return unit
    }
    if !scanner.take("=") { throw scanner.error("an equals sign is missing") }
    try skipComments(&scanner)
    var unit = try string(&scanner)
    unit.key = key.text
    try skipComments(&scanner)
    if !scanner.take(";") { throw scanner.error("a semicolon is missing") }
    return unit
  }

  private static func skipComments(_ scanner: inout ByteScanner) throws(InputError) {
    scanner.skipSpace()
    while scanner.peek == UInt8(ascii: "/") {
      _ = try comment(&scanner)
      scanner.skipSpace()
    }
  }

  private static func comment(_ scanner: inout ByteScanner) throws(InputError) -> String {
    let start = scanner.at
    if scanner.take("//") {
      defer { scanner.nextLine() }
      return scanner.string(scanner.trimmed(start + 2..<scanner.lineEnd))
    }
    guard scanner.take("/*"), let end = scanner.find("*/") else {
      throw scanner.error("the comment is never closed", at: start)
    }
    scanner.at = end + 2
    return scanner.string(scanner.trimmed(start + 2..<end))
  }

  private static func string(_ scanner: inout ByteScanner) throws(InputError) -> ResourceUnit {
    let start = scanner.at
    if !scanner.take("\"") { return try word(&scanner) }
    var builder = TextBuilder()
    while let byte = scanner.peek, byte != UInt8(ascii: "\"") {
      let run = scanner.at
      if byte == UInt8(ascii: "\\") {
        try escape(&scanner, &builder)
      } else {
        scanner.skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    if scanner.isAtEnd {
      throw scanner.error("the string is never closed", at: start, remedy: "fetch the whole file")
    }
    var unit = ResourceUnit(key: "", range: start + 1..<scanner.at)
    builder.fill(&unit)
    scanner.at += 1
    return unit
  }

  /// A string without quotation marks.
  private static func word(_ scanner: inout ByteScanner) throws(InputError) -> ResourceUnit {
    let start = scanner.at
    scanner.skip { byte in
      switch byte {
      case 48...57, 65...90, 97...122: true
      default: "_$:./-".utf8.contains(byte)
      }
    }
    if scanner.at == start { throw scanner.error("a string in quotation marks is missing") }
    var unit = ResourceUnit(key: "", text: scanner.string(start..<scanner.at), range: start..<scanner.at)
    unit.style = 1
    return unit
  }

  private static func escape(_ scanner: inout ByteScanner, _ builder: inout TextBuilder) throws(InputError) {
    let start = scanner.at
    let letter = scanner.byte(1)
    if letter == UInt8(ascii: "U") || letter == UInt8(ascii: "u") {
      guard let (scalar, end) = scanner.escapedScalar(at: start + 2) else {
        throw scanner.error("this \\U escape is no character", remedy: "write four hexadecimal digits")
      }
      scanner.at = end
      return builder.put(scalar, for: start..<end)
    }
    scanner.at += 1
    if scanner.isAtEnd || letter >= 0x80 { return }
    scanner.at += 1
    let known: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7,
      UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11,
    ]
    if 48...55 ~= letter {
      throw scanner.error(
        "octal escapes have no fixed meaning", at: start, remedy: "write \\U and four digits")
    }
    builder.put(CollectionOfOne(known[letter] ?? letter), for: start..<scanner.at)
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    part.backslashEscaped { $0.value < 32 ? "\\U" + $0.value.hexadecimal(4) : nil }
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    let value = escaped(content, in: unit, of: text)
    return unit.style == 1 ? "\"" + value + "\"" : value
  }
}
