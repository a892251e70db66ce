import TextModel

/// The text of XML elements: references undone, tags as codes.
enum XMLContent {
  /// Ways in which a value is written.
  enum Style {
    /// Text with references.
    static let text: UInt8 = 0
    /// One CDATA section, whose inside is the value.
    static let cdata: UInt8 = 1
    /// `<a/>`: the value is the end of the tag.
    static let selfClosed: UInt8 = 2
    /// The value of an attribute.
    static let attribute: UInt8 = 3
  }

  /// A unit for the text of an element.
  /// - Parameter opaque: Local names of elements whose contents are part of a code.
  static func unit(_ key: String, _ tree: XMLTree, _ node: Int, opaque: Set<String> = []) -> ResourceUnit {
    var unit = unit(placing: key, tree, node)
    if unit.style != Style.selfClosed { fill(&unit, from: tree, node, opaque: opaque) }
    return unit
  }

  /// A unit with the place and the style of an element's text, which is not read yet.
  static func unit(placing key: String, _ tree: XMLTree, _ node: Int) -> ResourceUnit {
    let element = tree.nodes[node]
    var unit = ResourceUnit(key: key, range: element.content)
    if element.isSelfClosed {
      unit.range = element.range.upperBound - 2..<element.range.upperBound
      unit.style = Style.selfClosed
      unit.indent = element.name
    } else if element.firstChild >= 0, tree.nodes[element.firstChild].kind == .cdata,
      tree.nodes[element.firstChild].nextSibling < 0
    {
      unit.range = tree.nodes[element.firstChild].content
      unit.style = Style.cdata
    }
    return unit
  }

  /// A unit for the value of an attribute.
  static func unit(_ key: String, _ source: SourceText, attribute range: Range<Int>) -> ResourceUnit {
    var unit = ResourceUnit(key: key, range: range)
    unit.kind = .attribute
    unit.style = Style.attribute
    fill(&unit, from: ByteScanner(source, range))
    return unit
  }

  /// Reads everything inside an element.
  static func fill(_ unit: inout ResourceUnit, from tree: XMLTree, _ node: Int, opaque: Set<String> = []) {
    var builder = TextBuilder()
    walk(tree, node, opaque: opaque, into: &builder)
    builder.fill(&unit)
  }

  /// Reads a run of text.
  static func fill(_ unit: inout ResourceUnit, from scanner: ByteScanner) {
    var builder = TextBuilder()
    read(scanner, into: &builder)
    builder.fill(&unit)
  }

  /// Gives what is inside an element to a reader of text.
  static func walk(_ tree: XMLTree, _ node: Int, opaque: Set<String> = [], into sink: inout some XMLTextSink)
  {
    walk(tree, tree.children(node), opaque: opaque, into: &sink)
  }

  /// Gives some nodes to a reader of text.
  static func walk(
    _ tree: XMLTree, _ nodes: some Sequence<Int>, opaque: Set<String> = [], into sink: inout some XMLTextSink
  ) {
    for child in nodes {
      let item = tree.nodes[child]
      switch item.kind {
      case .text: read(ByteScanner(tree.source, item.content), into: &sink)
      case .cdata: verbatim(ByteScanner(tree.source, item.content), into: &sink)
      case .comment, .other: sink.code(.standalone, tree.string(item.range), type: "", id: "")
      case .element:
        let id = tree.attribute(child, "id") ?? ""
        if item.isSelfClosed || opaque.contains(tree.localName(child)) {
          sink.code(.standalone, tree.string(item.range), type: item.name, id: id)
        } else {
          sink.code(.open, tree.openTag(child), type: item.name, id: id)
          walk(tree, child, opaque: opaque, into: &sink)
          sink.code(.close, tree.closeTag(child), type: item.name, id: id)
        }
      }
    }
  }

  /// Text in which references are undone and line ends are LF; entities that XML does not know are codes.
  private static func read(_ text: ByteScanner, into sink: inout some XMLTextSink) {
    var scanner = text
    while let byte = scanner.peek {
      let start = scanner.at
      if byte == UInt8(ascii: "&"), let length = referenceLength(scanner) {
        scanner.at += length
        if let scalar = scalar(of: text, length, at: start) {
          sink.put(scalar, for: start..<scanner.at)
        } else {
          sink.code(.standalone, scanner.string(start..<scanner.at), type: "entity", id: "")
        }
      } else if byte == 13 {
        scanner.skipLineEnd()
        sink.put("\n", for: start..<scanner.at)
      } else {
        scanner.at += 1
        scanner.skip { $0 != UInt8(ascii: "&") && $0 != 13 }
        sink.copy(scanner.bytes, start..<scanner.at)
      }
    }
  }

  /// A CDATA section.
  private static func verbatim(_ text: ByteScanner, into sink: inout some XMLTextSink) {
    var scanner = text
    while !scanner.isAtEnd {
      let start = scanner.at
      scanner.skip { $0 != 13 }
      sink.copy(scanner.bytes, start..<scanner.at)
      let end = scanner.at
      scanner.skipLineEnd()
      if scanner.at > end { sink.put("\n", for: end..<scanner.at) }
    }
  }

  /// The length of the reference `&…;` that begins here; `nil` for none.
  static func referenceLength(_ scanner: ByteScanner) -> Int? {
    var index = scanner.at + 1
    let isName = { (byte: UInt8) in
      byte >= 0x80 || 48...57 ~= byte || 97...122 ~= byte | 32 || "#_.:-".utf8.contains(byte)
    }
    while index < scanner.end, index < scanner.at + 64, isName(scanner.bytes[index]) { index += 1 }
    guard index < scanner.end, scanner.bytes[index] == UInt8(ascii: ";"), index > scanner.at + 1 else {
      return nil
    }
    return index + 1 - scanner.at
  }

  /// The character of a reference; `nil` for entities that XML does not know and numbers of no character.
  static func scalar(of scanner: ByteScanner, _ length: Int, at place: Int? = nil) -> Unicode.Scalar? {
    let start = place ?? scanner.at
    let name = scanner.string(start + 1..<start + length - 1)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let isHexadecimal = digits.hasPrefix("x")
      let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
      guard let value, value >= 32 || [9, 10, 13].contains(value), value & 0xFFFE != 0xFFFE || value > 0xFFFF
      else {
        return nil
      }
      return Unicode.Scalar(value)
    }
  }

  /// A text as it stands between tags, or in an attribute.
  static func escaped(_ text: String, isAttribute: Bool = false, in source: SourceText) -> String {
    var out = ""
    var brackets = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">" where brackets >= 2 || isAttribute: out += "&gt;"
      case "\"" where isAttribute: out += "&quot;"
      case "'" where isAttribute: out += "&apos;"
      case "\n" where isAttribute: out += "&#10;"
      case "\t" where isAttribute: out += "&#9;"
      case "\r": out += "&#13;"
      case _ where !source.encoding.holds(scalar): out += "&#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
      brackets = scalar == "]" ? brackets + 1 : 0
    }
    return out
  }

  /// What replaces the value of a unit that ``unit(_:_:_:opaque:)`` made, once its text is escaped.
  static func rendered(_ escaped: String, in unit: ResourceUnit) -> String {
    unit.style == Style.selfClosed && !escaped.isEmpty ? ">\(escaped)</\(unit.indent)>" : escaped
  }

  /// A text as it stands in the unit's value.
  static func escaped(_ text: String, in unit: ResourceUnit, of source: SourceText) -> String {
    if unit.style == Style.cdata { return cdata(text) }
    return escaped(text, isAttribute: unit.style == Style.attribute, in: source)
  }

  /// A text inside a CDATA section; a carriage return has to leave it.
  private static func cdata(_ text: String) -> String {
    text.replacing("]]>", with: "]]]]><![CDATA[>").unicodeScalars.reduce(into: "") { out, scalar in
      if scalar == "\r" { out += "]]>&#13;<![CDATA[" } else { out.unicodeScalars.append(scalar) }
    }
  }

  /// The encoding that an XML declaration names.
  /// - Throws: ``InputError`` when it is none that is read.
  static func encodings(_ head: [UInt8]) throws(InputError) -> (
    declared: TextEncoding?, fallback: TextEncoding?
  ) {
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: Array("?>".utf8)),
      let place = head.firstIndex(of: Array("encoding".utf8), before: end)
    else { return (nil, nil) }
    let parts = String(decoding: head[(place + 8)..<end], as: UTF8.self)
      .split(whereSeparator: { "\"'".contains($0) })
    let name = parts.count > 1 ? parts[1].lowercased() : ""
    switch name {
    case "utf-8", "us-ascii", "utf8", "utf-16": return (nil, nil)
    case "iso-8859-1": return (.latin1, nil)
    case "windows-1252": return (.windows1252, nil)
    default:
      throw InputError("the encoding \(name) is not read", remedy: "save the file as UTF-8")
    }
  }
}

/// What takes the text of an XML element, part by part.
protocol XMLTextSink {
  /// Bytes as they stand in the file.
  mutating func copy(_ bytes: [UInt8], _ range: Range<Int>)
  /// A character for other bytes of the file.
  mutating func put(_ scalar: Unicode.Scalar, for range: Range<Int>)
  /// A code.
  mutating func code(_ kind: InlineCode.Kind, _ content: String, type: String, id: String)
}

extension TextBuilder: XMLTextSink {}
