import TextModel

/// YAML (1.2.2) as localisation files use it: block and flow collections of scalars; comments, anchors and tags stay.
///
/// Keys are paths. The name of a language around everything (Rails: `es:`) is taken off and is the units' language.
struct YAMLFormat: ResourceFormat {
  let name = "yaml"
  let title = "YAML (Rails, Symfony)"
  let fileExtensions = ["yml", "yaml"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .notes]
  let comments: [CommentSyntax] = [.line("#")]

  /// How a scalar is written.
  enum Style {
    static let plain: UInt8 = 0
    static let single: UInt8 = 1
    static let double: UInt8 = 2
    static let literal: UInt8 = 3
    static let folded: UInt8 = 4
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = YAMLReader(ByteScanner(text))
    var units = try reader.read()
    Self.takeOffLanguage(&units)
    for index in units.indices where Self.isPattern(units[index]) { units[index].flags.append("no-text") }
    GoMessages.read(&units)
    PluralKeys.mark(&units)
    return units
  }

  /// Whether a text of Rails says how the language writes dates and amounts: `%d %b %Y`, `%n %u`.
  private static func isPattern(_ unit: ResourceUnit) -> Bool {
    guard unit.language != nil, unit.text.utf8.contains(UInt8(ascii: "%")) else { return false }
    let parts = unit.key.split(separator: ".")
    let isDate = zip(parts, parts.dropFirst()).contains {
      ["date", "time", "datetime"].contains($0) && $1 == "formats"
    }
    let isAmount = parts.contains("number") && parts.last.map { $0.hasSuffix("format") } ?? false
    return isDate || isAmount
  }

  private static func takeOffLanguage(_ units: inout [ResourceUnit]) {
    guard let first = units.first, let dot = first.key.firstIndex(of: ".") else { return }
    let root = first.key[..<dot]
    guard root.utf8.prefix(4).count(where: { 97...122 ~= $0 }) < 4, let language = LanguageTag(root),
      language.base.description.utf8.count <= 3
    else { return }
    let prefix = root + "."
    if !units.allSatisfy({ $0.key.hasPrefix(prefix) }) { return }
    for index in units.indices {
      units[index].key.removeFirst(prefix.count)
      units[index].language = language
    }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    switch unit.style {
    case Style.single: part.replacing("'", with: "''")
    case Style.double: Self.escaped(part)
    default: part
    }
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    switch unit.style {
    case Style.plain where YAMLScalars.canBePlain(content): content
    case Style.single where !content.isEmpty && YAMLScalars.isOneLine(content):
      "'" + content.replacing("'", with: "''") + "'"
    case Style.literal where YAMLScalars.canBeBlock(content),
      Style.folded where YAMLScalars.canBeBlock(content):
      Self.block(content, indent: unit.indent, ending: text.bytes.contains(13) ? "\r\n" : "\n")
    default: "\"" + Self.escaped(content) + "\""
    }
  }

  private static func block(_ content: String, indent: String, ending: String) -> String {
    let hasEnd = content.hasSuffix("\n")
    let lines = (hasEnd ? content.dropLast() : content[...]).split(
      separator: "\n", omittingEmptySubsequences: false)
    return (hasEnd ? "|" : "|-") + lines.map { ending + ($0.isEmpty ? "" : indent + $0) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.backslashEscaped { scalar in
      if YAMLScalars.isPrintable(scalar) { return nil }
      return scalar.value < 0x1_0000
        ? "\\u" + scalar.value.hexadecimal(4) : "\\U" + scalar.value.hexadecimal(8)
    }
  }
}

/// What scalars can be.
enum YAMLScalars {
  /// Whether a character may stand in a file as it is, and is no line break to any reader.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD: true
    default: scalar.value >= 0x1_0000 && scalar.value & 0xFFFE != 0xFFFE
    }
  }

  static func isOneLine(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPrintable) }

  /// Whether a text needs no quotation marks, wherever it stands.
  static func canBePlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, isOneLine(text), !bytes.contains(9) else {
      return false
    }
    if first <= 32 || last == 32 || last == UInt8(ascii: ":") { return false }
    if "-?:,[]{}#&*!|>'\"%@`.=<".utf8.contains(first) || !isText(text) { return false }
    return !zip(bytes, bytes.dropFirst()).contains { a, b in
      a == UInt8(ascii: ":") && b == 32 || a == 32 && b == UInt8(ascii: "#")
    } && !bytes.contains { ",[]{}".utf8.contains($0) }
  }

  /// Whether a text can be a literal block whose indentation is seen from its first line.
  static func canBeBlock(_ text: String) -> Bool {
    guard let first = text.utf8.first, first > 32, !text.hasSuffix("\n\n") else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
      && !text.split(separator: "\n", omittingEmptySubsequences: false).contains { line in
        !line.isEmpty && line.utf8.allSatisfy { $0 <= 32 }
      }
  }

  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", ".inf", "-.inf", "+.inf", ".nan",
  ]

  /// Whether a plain scalar is a text, not a number, a truth value, a date or nothing (YAML 1.1 and 1.2 types).
  static func isText(_ text: String) -> Bool {
    if text.isEmpty || text.utf8.count <= 5 && words.contains(text.lowercased()) { return false }
    guard let first = text.utf8.first, "0123456789+-.".utf8.contains(first) else { return true }
    return !text.utf8.allSatisfy { "0123456789+-.:_eExXoabcdefABCDEF TZ".utf8.contains($0) }
  }
}
