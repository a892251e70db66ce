import TextModel

/// Gettext PO and POT files with the place of every translation (GNU gettext 0.21, "The Format of PO Files").
///
/// A unit is a `msgstr`, or one of its plural forms; its key is the message with its context. Obsolete messages are units
/// too, the header is none.
struct POFormat: ResourceFormat {
  let name = "po"
  let title = "Gettext PO"
  let fileExtensions = ["po", "pot"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .notes, .bilingual]
  let comments: [CommentSyntax] = [.wholeLine("#")]

  func encodings(_ head: [UInt8]) throws(InputError) -> (declared: TextEncoding?, fallback: TextEncoding?) {
    guard let place = head.firstIndex(of: Array("charset=".utf8), before: min(head.count, 1 << 14)) else {
      return (nil, nil)
    }
    let name = head[(place + 8)...].prefix { $0 > 32 && $0 != UInt8(ascii: "\\") && $0 != 34 }
    let isLatin1 = ["iso-8859-1", "latin1"].contains(String(decoding: name, as: UTF8.self).lowercased())
    return (isLatin1 ? .latin1 : nil, nil)
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var reader = POUnits(scanner: ByteScanner(text))
    return try reader.read()
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    var out: [UInt8] = []
    for byte in part.utf8 {
      switch byte {
      case 34, 92: out += [92, byte]
      case 10: out += [92, UInt8(ascii: "n")]
      case 9: out += [92, UInt8(ascii: "t")]
      case 13: out += [92, UInt8(ascii: "r")]
      case 7: out += [92, UInt8(ascii: "a")]
      case 8: out += [92, UInt8(ascii: "b")]
      case 11: out += [92, UInt8(ascii: "v")]
      case 12: out += [92, UInt8(ascii: "f")]
      case 0..<32, 127: out += ("\\" + String(Int(byte) + 512, radix: 8).suffix(3)).utf8
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// One line, or as gettext writes it: an empty string and then a line of the file for each line of the text.
  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    let hasOneLine = lines.count == 1 || lines.count == 2 && lines[1].isEmpty
    if hasOneLine { return "\"" + escaped(content, in: unit, of: text) + "\"" }
    let ending = text.bytes.contains(13) ? "\r\n" : "\n"
    var out = "\"\""
    for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
      let isLast = index == lines.count - 1
      out +=
        ending + unit.indent + "\"" + escaped(String(line), in: unit, of: text) + (isLast ? "\"" : "\\n\"")
    }
    return out
  }
}

/// Reads the entries of a PO file.
private struct POUnits {
  var scanner: ByteScanner
  private var units: [ResourceUnit] = []
  /// Texts of the open entry.
  private var context: ResourceUnit?
  private var source: ResourceUnit?
  private var plural: ResourceUnit?
  private var forms = 0
  /// What the comments of the open entry say.
  private var notes: [String] = []
  private var flags: [String] = []
  private var isFirst = true

  init(scanner: ByteScanner) { self.scanner = scanner }

  mutating func read() throws(InputError) -> [ResourceUnit] {
    while !scanner.isAtEnd {
      scanner.skipBlanks()
      switch scanner.peek {
      case nil: break
      case 10, 13: scanner.skipLineEnd()
      case UInt8(ascii: "#") where scanner.byte(1) != UInt8(ascii: "~"):
        if forms > 0 { finish() }
        comment()
      default: try line()
      }
    }
    if source != nil, forms == 0 {
      throw scanner.error("the message has no msgstr", remedy: "fetch the whole file")
    }
    return units
  }

  private mutating func comment() {
    let kind = scanner.byte(1)
    let body = scanner.trimmed(
      scanner.at + (",.:|".utf8.contains(kind) ? 2 : 1)..<max(scanner.lineEnd, scanner.at + 1))
    switch kind {
    case UInt8(ascii: ","):
      flags += scanner.string(body).split(separator: ",").map { flag in
        String(flag.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    case UInt8(ascii: "."): notes.append(scanner.string(body))
    default: break
    }
    scanner.nextLine()
  }

  private mutating func line() throws(InputError) {
    let start = scanner.at
    let isObsolete = scanner.take("#~")
    if isObsolete {
      scanner.skipBlanks()
      if scanner.peek == UInt8(ascii: "|") || scanner.at == scanner.lineEnd { return scanner.nextLine() }
    }
    let prefix = scanner.string(start..<scanner.at)
    if scanner.take("msgctxt") {
      if forms > 0 { finish() }
      context = try string(prefix)
    } else if scanner.take("msgid_plural") {
      plural = try string(prefix)
    } else if scanner.take("msgid") {
      if forms > 0 { finish() }
      source = try string(prefix)
    } else if scanner.take("msgstr"), source != nil {
      try form(prefix, isObsolete: isObsolete)
    } else {
      throw scanner.error("a keyword is missing or out of order", at: start)
    }
  }

  private mutating func form(_ prefix: String, isObsolete: Bool) throws(InputError) {
    var number: String?
    if scanner.take("[") {
      let start = scanner.at
      scanner.skip { 48...57 ~= $0 }
      number = scanner.string(start..<scanner.at)
      if !scanner.take("]") { throw scanner.error("a ] is missing") }
    }
    var unit = try string(prefix)
    forms += 1
    let isHeader = isFirst && source?.text == "" && context == nil
    isFirst = false
    if isHeader { return }
    let message = (number == nil || number == "0" ? source : plural) ?? source
    unit.key = (context.map { $0.text + "\u{4}" } ?? "") + (source?.text ?? "")
    unit.context = context?.text ?? ""
    unit.source = message?.text
    unit.sourceOffset = message?.range.lowerBound
    unit.plural = number
    unit.notes = notes
    unit.flags = flags
    unit.isTranslatable = !isObsolete
    unit.state =
      isObsolete ? .obsolete : flags.contains("fuzzy") ? .needsReview : unit.text.isEmpty ? .new : .translated
    units.append(unit)
  }

  private mutating func finish() {
    (context, source, plural) = (nil, nil, nil)
    forms = 0
    notes.removeAll(keepingCapacity: true)
    flags.removeAll(keepingCapacity: true)
  }

  /// Reads strings in quotation marks, line after line, as one text.
  private mutating func string(_ prefix: String) throws(InputError) -> ResourceUnit {
    scanner.skipBlanks()
    let start = scanner.at
    guard scanner.peek == 34 else { throw scanner.error("a string in quotation marks is missing") }
    // Most strings have one line and no escape.
    var unit = ResourceUnit(key: "", range: start..<start)
    unit.indent = prefix
    var builder = TextBuilder()
    while true {
      try part(&builder)
      unit.range = start..<scanner.at
      scanner.skipBlanks()
      if scanner.at < scanner.end, scanner.peek != 10, scanner.peek != 13 {
        throw scanner.error("text follows the end of the string")
      }
      let lineEnd = scanner.at
      scanner.skipLineEnd()
      scanner.skipBlanks()
      if !prefix.isEmpty, scanner.take("#~") { scanner.skipBlanks() }
      if scanner.peek != 34 {
        scanner.at = lineEnd
        scanner.skipLineEnd()
        break
      }
    }
    builder.fill(&unit)
    return unit
  }

  private mutating func part(_ builder: inout TextBuilder) throws(InputError) {
    let start = scanner.at
    scanner.at += 1
    while let byte = scanner.peek, byte != 34, byte != 10, byte != 13 {
      let run = scanner.at
      if byte == 92 {
        try escape(&builder)
      } else {
        scanner.skip { $0 != 34 && $0 != 92 && $0 != 10 && $0 != 13 }
        builder.copy(scanner.bytes, run..<scanner.at)
      }
    }
    if !scanner.take("\"") { throw scanner.error("the string is not closed on its line", at: start) }
  }

  private mutating func escape(_ builder: inout TextBuilder) throws(InputError) {
    let start = scanner.at
    let letter = scanner.byte(1)
    scanner.at += 2
    let known: UInt8? =
      switch letter {
      case UInt8(ascii: "n"): 10
      case UInt8(ascii: "t"): 9
      case UInt8(ascii: "r"): 13
      case UInt8(ascii: "a"): 7
      case UInt8(ascii: "b"): 8
      case UInt8(ascii: "v"): 11
      case UInt8(ascii: "f"): 12
      case 34, 92, UInt8(ascii: "'"), UInt8(ascii: "?"): letter
      default: nil
      }
    if let known { return builder.put(CollectionOfOne(known), for: start..<scanner.at) }
    var value: UInt32?
    if letter == UInt8(ascii: "x"), let two = scanner.hexadecimal(2, at: scanner.at) {
      value = two
      scanner.at += 2
    } else if 48...55 ~= letter {
      scanner.at -= 1
      let digits = scanner.bytes[scanner.at..<min(scanner.at + 3, scanner.end)].prefix { 48...55 ~= $0 }
      value = UInt32(String(decoding: digits, as: UTF8.self), radix: 8)
      scanner.at += digits.count
    }
    guard let value, 0 < value, value < 0x80 else {
      throw scanner.error("this escape is not known to gettext or no ASCII", at: start)
    }
    builder.put(CollectionOfOne(UInt8(value)), for: start..<scanner.at)
  }
}
