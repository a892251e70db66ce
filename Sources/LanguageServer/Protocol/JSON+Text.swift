import Formats

extension JSON {
  /// Reads a JSON text.
  /// - Throws: ``ProtocolError`` when it is none.
  public init(_ bytes: [UInt8]) throws(ProtocolError) {
    if !bytes.isUTF8 { throw ProtocolError(.parseError, "the message is not valid UTF-8") }
    do {
      self = JSON(try JSONNode(parsing: bytes).value)
    } catch {
      throw ProtocolError(.parseError, error.what)
    }
  }

  private init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let text): self = Int(text).map { .integer($0) } ?? .number(text)
    case .string(let text): self = .string(text)
    case .array(let nodes): self = .array(nodes.map { JSON($0.value) })
    case .object(let members): self = .object(members.map { Member($0.name, JSON($0.node.value)) })
    }
  }

  /// The value as JSON in UTF-8, without spaces.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .integer(let value): out += String(value).utf8
    case .number(let text): out += text.utf8
    case .string(let text): Self.write(text, to: &out)
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &out) { $0.write(to: &$1) }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &out) { member, out in
        Self.write(member.name, to: &out)
        out.append(UInt8(ascii: ":"))
        member.value.write(to: &out)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between marks: (Unicode.Scalar, Unicode.Scalar), to out: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    out.append(UInt8(ascii: marks.0))
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      write(element, &out)
    }
    out.append(UInt8(ascii: marks.1))
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x0A: out += "\\n".utf8
      case 0..<0x20: out += ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}

extension [UInt8] {
  var isUTF8: Bool { (try? UTF8Span(validating: span)) != nil }
}
