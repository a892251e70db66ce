import TextModel

/// PHP files that return or fill arrays of strings, as Laravel's and CodeIgniter's language files do.
///
/// A text is a string literal that is the whole value of `=>` or of an assignment; expressions are passed over.
struct PHPFormat: ResourceFormat {
  let name = "php"
  let title = "PHP arrays (Laravel, CodeIgniter)"
  let fileExtensions = ["php"]
  let features: Set<ResourceFeature> = [.rewriting, .notes]
  let comments: [CommentSyntax] = [.line("//"), .line("#"), .block("/*", "*/")]

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = PHPReader(scanner: ByteScanner(text))
    return try reader.read()
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    let isDouble = unit.style == PHPReader.double
    var out = ""
    for scalar in part.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "'" where !isDouble: out += "\\'"
      case "\"" where isDouble: out += "\\\""
      case "$" where isDouble: out += "\\$"
      case "\n" where isDouble: out += "\\n"
      case "\r" where isDouble: out += "\\r"
      case "\t" where isDouble: out += "\\t"
      case "\u{1B}" where isDouble: out += "\\e"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

/// Reads the tokens of a PHP file as far as arrays of strings need it (PHP manual, "Strings" and "Arrays").
private struct PHPReader {
  static let double: UInt8 = 1

  /// An array that is open: the key it has itself, and the number of its next element without a key.
  private struct Level {
    var key: String
    var closer: UInt8
    var next = 0
    var isArray: Bool
    /// The indexes before this one: `js` at the second of `$lang['js']['title']`.
    var prefix: String?
  }

  var scanner: ByteScanner
  private var units: [ResourceUnit] = []
  private var levels: [Level] = []
  private var notes: [String] = []
  /// The key in front of `=>` or `=`, when one was read.
  private var key: String?
  /// A literal, until the next token shows what it is.
  private var literal: ResourceUnit?
  /// Whether the value so far is that literal alone.
  private var isAlone = true

  init(scanner: ByteScanner) { self.scanner = scanner }

  mutating func read() throws(InputError) -> [ResourceUnit] {
    guard let open = scanner.find("<?php") else { throw scanner.error("there is no <?php", at: 0) }
    scanner.at = open + 5
    while true {
      scanner.skipSpace()
      guard let byte = scanner.peek, !scanner.starts(with: "?>") else { break }
      try token(byte)
    }
    if let last = levels.last {
      throw scanner.error(
        "a \(Character(Unicode.Scalar(last.closer))) is missing", remedy: "fetch the whole file")
    }
    return units
  }

  private mutating func token(_ byte: UInt8) throws(InputError) {
    switch byte {
    case UInt8(ascii: "#") where scanner.byte(1) != UInt8(ascii: "["), UInt8(ascii: "/"): try comment()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): try string(byte)
    case UInt8(ascii: "["), UInt8(ascii: "("): try open(byte)
    case UInt8(ascii: "]"), UInt8(ascii: ")"): try close(byte)
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      flush()
      scanner.at += 1
      isAlone = true
    case UInt8(ascii: "="): equals()
    case UInt8(ascii: "<") where scanner.starts(with: "<<<"):
      throw scanner.error("heredoc strings are not read", remedy: "write the text in quotation marks")
    default: word()
    }
  }

  private mutating func comment() throws(InputError) {
    let start = scanner.at
    if scanner.take("/*") {
      guard let end = scanner.find("*/") else {
        throw scanner.error("the comment is never closed", at: start)
      }
      scanner.at = end + 2
      let lines = scanner.string(start + 2..<end).split(separator: "\n")
        .map { $0.drop { "*| \t\r".contains($0) } }
        .filter { line in line.contains { $0 != "-" && $0 != "|" && $0 != "*" && $0 != "\r" } }
      notes = [lines.joined(separator: " ")].filter { !$0.isEmpty }
    } else if scanner.take("//") || scanner.take("#") {
      notes = [scanner.string(scanner.trimmed(scanner.at..<scanner.lineEnd))]
      scanner.nextLine()
    } else {
      word()
    }
  }

  private mutating func open(_ byte: UInt8) throws(InputError) {
    if levels.count > ByteScanner.maximumDepth {
      throw scanner.error("arrays are nested more than \(ByteScanner.maximumDepth) deep")
    }
    // `$lang['key']` and calls are no arrays, but their brackets must match.
    let isArray = byte == UInt8(ascii: "[") ? !followsName : wordBefore == "array"
    let isFurther = !isArray && byte == UInt8(ascii: "[") && scanner.byte(-1) == UInt8(ascii: "]")
    levels.append(
      Level(
        key: isArray ? elementKey() : "", closer: byte == UInt8(ascii: "[") ? 93 : 41, isArray: isArray,
        prefix: isFurther ? key : nil))
    if isArray { key = nil }
    isAlone = true
    literal = nil
    scanner.at += 1
  }

  private mutating func close(_ byte: UInt8) throws(InputError) {
    guard let level = levels.last, level.closer == byte else {
      throw scanner.error("this \(Character(Unicode.Scalar(byte))) closes nothing")
    }
    if level.isArray {
      flush()
      isAlone = false
    } else {
      // The literal of `$lang['key']` is the key of the assignment that may follow.
      key = literal.map { ([level.prefix].compactMap(\.self) + [$0.text]).joined(separator: ".") }
      literal = nil
    }
    levels.removeLast()
    scanner.at += 1
  }

  private mutating func equals() {
    if scanner.take("=>") {
      key = literal?.text ?? numberBefore
      literal = nil
      isAlone = true
    } else {
      scanner.at += 1
      isAlone = true
      literal = nil
    }
  }

  /// Makes a unit of the literal that was read, when it is a whole value.
  private mutating func flush() {
    let isValue = levels.last?.isArray ?? (key != nil)
    if var unit = literal, isAlone, isValue {
      unit.key = elementKey()
      unit.notes = notes
      units.append(unit)
      notes = []
    }
    literal = nil
    key = nil
  }

  /// The path of the element that comes: `menu.open`, `days[0]`.
  private mutating func elementKey() -> String {
    let base = levels.last { $0.isArray }?.key ?? ""
    if let key { return base.isEmpty ? key : base + "." + key }
    guard let level = levels.indices.last, levels[level].isArray else { return "" }
    levels[level].next += 1
    return base + "[\(levels[level].next - 1)]"
  }

  private mutating func word() {
    let start = scanner.at
    scanner.skip { Self.isNamePart($0) || $0 == UInt8(ascii: "$") }
    if scanner.at == start { scanner.at += 1 }
    isAlone = false
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || 48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte
  }

  private var followsName: Bool {
    scanner.at > 0 && (Self.isNamePart(scanner.byte(-1)) && wordBefore != "return" || scanner.byte(-1) == 93)
  }

  private var wordBefore: String {
    var start = scanner.at
    while start > 0, scanner.bytes[start - 1] == 32 { start -= 1 }
    let end = start
    while start > 0, Self.isNamePart(scanner.bytes[start - 1]) { start -= 1 }
    return scanner.string(start..<end).lowercased()
  }

  /// The number in front of `=>`.
  private var numberBefore: String? {
    var end = scanner.at - 2
    while end > 0, scanner.bytes[end - 1] == 32 { end -= 1 }
    var start = end
    while start > 0, 48...57 ~= scanner.bytes[start - 1] { start -= 1 }
    return start < end ? scanner.string(start..<end) : nil
  }

  private mutating func string(_ quote: UInt8) throws(InputError) {
    let start = scanner.at
    scanner.at += 1
    var builder = TextBuilder()
    var isConstant = true
    while let byte = scanner.peek, byte != quote {
      let run = scanner.at
      if byte == UInt8(ascii: "\\") {
        escape(&builder, isDouble: quote == UInt8(ascii: "\""))
      } else {
        if quote == 34, byte == UInt8(ascii: "$") || byte == UInt8(ascii: "{"), hasVariable {
          isConstant = false
        }
        scanner.at += 1
        scanner.skip {
          $0 != quote && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "{")
        }
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    if scanner.isAtEnd {
      throw scanner.error("the string is never closed", at: start, remedy: "fetch the whole file")
    }
    var unit = ResourceUnit(key: "", range: start + 1..<scanner.at)
    unit.style = quote == UInt8(ascii: "\"") ? Self.double : 0
    builder.fill(&unit)
    scanner.at += 1
    isAlone = isAlone && literal == nil && isConstant
    literal = unit
  }

  /// Whether a variable begins here in a string in double quotation marks.
  private var hasVariable: Bool {
    let next = scanner.byte(1)
    if scanner.peek == UInt8(ascii: "{") { return next == UInt8(ascii: "$") }
    return next == UInt8(ascii: "{") || Self.isNamePart(next) && !(48...57 ~= next)
  }

  private mutating func escape(_ builder: inout TextBuilder, isDouble: Bool) {
    let start = scanner.at
    let letter = scanner.byte(1)
    var decoded: Unicode.Scalar?
    var length = 2
    switch letter {
    case UInt8(ascii: "\\"): decoded = "\\"
    case UInt8(ascii: "'") where !isDouble: decoded = "'"
    case UInt8(ascii: "\"") where isDouble: decoded = "\""
    case UInt8(ascii: "$") where isDouble: decoded = "$"
    case UInt8(ascii: "n") where isDouble: decoded = "\n"
    case UInt8(ascii: "r") where isDouble: decoded = "\r"
    case UInt8(ascii: "t") where isDouble: decoded = "\t"
    case UInt8(ascii: "e") where isDouble: decoded = "\u{1B}"
    case UInt8(ascii: "u") where isDouble && scanner.byte(2) == UInt8(ascii: "{"):
      let digits = scanner.bytes[(start + 3)..<min(start + 12, scanner.end)].prefix {
        $0 != UInt8(ascii: "}")
      }
      decoded = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
      length = digits.count + 4
    default: break
    }
    guard let decoded, start + length <= scanner.end else {
      // Any other backslash stands for itself.
      scanner.at += 1
      return builder.copy(scanner.bytes, start..<start + 1)
    }
    scanner.at += length
    builder.put(decoded, for: start..<scanner.at)
  }
}
