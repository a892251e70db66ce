import TextModel

/// Java property files, in UTF-8 or, where they are not valid UTF-8, in ISO 8859-1 (as `java.util.PropertyResourceBundle`
/// of Java 9 and later reads them).
struct PropertiesFormat: ResourceFormat {
  let name = "properties"
  let title = "Java properties"
  let fileExtensions = ["properties"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]
  let comments: [CommentSyntax] = [.wholeLine("#"), .wholeLine("!")]

  /// A key without a separator: rewriting has to add one.
  private static let bare: UInt8 = 1

  func encodings(_ head: [UInt8]) throws(InputError) -> (declared: TextEncoding?, fallback: TextEncoding?) {
    (nil, .latin1)
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var scanner = ByteScanner(text)
    var units: [ResourceUnit] = []
    var notes: [String] = []
    while !scanner.isAtEnd {
      scanner.skip { $0 == 32 || $0 == 9 || $0 == 12 }
      switch scanner.peek {
      case UInt8(ascii: "#"), UInt8(ascii: "!"):
        notes.append(scanner.string(scanner.trimmed(scanner.at + 1..<scanner.lineEnd)))
      case nil, 10, 13: notes = []
      default:
        var unit = try Self.entry(&scanner)
        swap(&unit.notes, &notes)
        notes = []
        units.append(unit)
      }
      scanner.nextLine()
    }
    return units
  }

  private static func entry(_ scanner: inout ByteScanner) throws(InputError) -> ResourceUnit {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 12 }
    var key = ResourceUnit(key: "", range: scanner.at..<scanner.at)
    try read(&scanner, into: &key) { isBlank($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
    let keyEnd = scanner.at
    scanner.skip(while: isBlank)
    if !scanner.take("=") { _ = scanner.take(":") }
    scanner.skip(while: isBlank)
    var unit = ResourceUnit(key: key.text, range: scanner.at..<scanner.at)
    if scanner.at == keyEnd { unit.style = bare }
    try read(&scanner, into: &unit) { _ in false }
    return unit
  }

  /// Reads up to a line end without a backslash before it, or up to an unescaped byte that ends the text.
  private static func read(
    _ scanner: inout ByteScanner, into unit: inout ResourceUnit, until isEnd: (UInt8) -> Bool
  ) throws(InputError) {
    let start = scanner.at
    func stops(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "\\") || byte == 10 || byte == 13 || isEnd(byte)
    }
    scanner.skip { !stops($0) }
    if scanner.peek != UInt8(ascii: "\\") {
      unit.range = start..<scanner.at
      unit.text = scanner.string(unit.range)
      return
    }
    var builder = TextBuilder()
    builder.copy(scanner.bytes, start..<scanner.at)
    while let byte = scanner.peek, byte == UInt8(ascii: "\\") || !stops(byte) {
      let run = scanner.at
      if byte == UInt8(ascii: "\\") {
        try escape(&scanner, &builder)
      } else {
        scanner.skip { !stops($0) }
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    unit.range = start..<scanner.at
    builder.fill(&unit)
  }

  private static func escape(_ scanner: inout ByteScanner, _ builder: inout TextBuilder) throws(InputError) {
    let start = scanner.at
    scanner.at += 1
    switch scanner.peek {
    case nil: break
    case 10, 13:
      scanner.skipLineEnd()
      scanner.skip { $0 == 32 || $0 == 9 || $0 == 12 }
    case UInt8(ascii: "u"):
      guard let (scalar, end) = scanner.escapedScalar(at: start + 2) else {
        throw scanner.error(
          "this \\u escape is no character", at: start, remedy: "write four hexadecimal digits")
      }
      scanner.at = end
      builder.put(scalar, for: start..<end)
    case .some(let letter) where letter < 0x80:
      scanner.at += 1
      let known: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "f"): 12,
      ]
      builder.put(CollectionOfOne(known[letter] ?? letter), for: start..<scanner.at)
    case .some: break  // a backslash before another character vanishes
    }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    var out = ""
    for scalar in part.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{C}": out += "\\f"
      case _ where scalar.value < 32 || 0x7F...0x9F ~= scalar.value: out += scalar.utf16Escapes
      // A file of ASCII alone may be read as either encoding.
      case _ where !scalar.isASCII && (text.isASCII || !text.encoding.holds(scalar)):
        out += scalar.utf16Escapes
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    let value = escaped(content, in: unit, of: text)
    let guarded = value.hasPrefix(" ") ? "\\" + value : value
    return unit.style == Self.bare && !content.isEmpty ? "=" + guarded : guarded
  }
}
