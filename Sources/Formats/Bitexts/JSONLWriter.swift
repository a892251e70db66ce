import TextModel

/// Writes a bitext as JSON Lines, the one format here that holds every part of a unit.
///
/// Fields stand in a fixed order; empty ones are left out.
struct JSONLWriter: UnitWriter {
  private let options: WriteOptions
  private(set) var summary = WriteSummary()

  init(options: WriteOptions) { self.options = options }

  mutating func write(_ unit: TranslationUnit, to output: inout ByteWriter) throws(InputError) {
    output.write("{\"id\":")
    output.writeJSON(unit.id)
    if !unit.document.isEmpty { output.writeJSON(field: "doc", unit.document) }
    output.writeJSON(field: "source", unit.source)
    if unit.targets.count == 1 {
      output.writeJSON(field: "target", unit.targets[0])
    } else if !unit.targets.isEmpty {
      output.writeJSON(field: "target", unit.targets)
    }
    if let tag = options.written(unit.sourceLanguage) {
      output.writeJSON(field: "source_lang", tag.description)
    }
    if let tag = options.written(unit.targetLanguage) {
      output.writeJSON(field: "target_lang", tag.description)
    }
    if !unit.flags.isEmpty { output.writeJSON(field: "flags", unit.flags.joined(separator: ", ")) }
    if !unit.context.isEmpty { output.writeJSON(field: "context", unit.context) }
    if !unit.notes.isEmpty { output.writeJSON(field: "notes", unit.notes) }
    if let confidence = unit.confidence { output.write(",\"confidence\":\(confidence)") }
    if !unit.sourceCodes.isEmpty { output.writeJSON(codes: unit.sourceCodes, named: "source_codes") }
    if !unit.targetCodes.isEmpty { output.writeJSON(codes: unit.targetCodes, named: "target_codes") }
    if !unit.properties.isEmpty { output.writeJSON(properties: unit.properties) }
    output.write("}\n")
    summary.count()
    try output.flushIfFull()
  }

  mutating func finish(_ output: inout ByteWriter) throws(InputError) {}
}

extension ByteWriter {
  private static let jsonSpecial = EscapeSet("\"\\", bytes: [0...31, 127...127])

  /// Writes a JSON string.
  public mutating func writeJSON(_ text: String) {
    write(UInt8(ascii: "\""))
    _ = buffer.append(text, escaping: Self.jsonSpecial) { bytes, offset, output in
      switch bytes[offset] {
      case 9: output += "\\t".utf8
      case 10: output += "\\n".utf8
      case 13: output += "\\r".utf8
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), bytes[offset]]
      default:
        let digits = String(bytes[offset], radix: 16)
        output += "\\u00\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8
      }
      return true
    }
    write(UInt8(ascii: "\""))
  }

  fileprivate mutating func writeJSON(codes: [InlineCode], named name: StaticString) {
    write(",\"\(name)\":[")
    for (index, code) in codes.enumerated() {
      write("\(index > 0 ? "," : ""){\"at\":\(code.offset)")
      writeJSON(field: "kind", code.kind.rawValue)
      if !code.id.isEmpty { writeJSON(field: "id", code.id) }
      if !code.pair.isEmpty { writeJSON(field: "pair", code.pair) }
      if !code.type.isEmpty { writeJSON(field: "type", code.type) }
      if !code.content.isEmpty { writeJSON(field: "content", code.content) }
      if !code.subflows.isEmpty { writeJSON(subflows: code.subflows) }
      write("}")
    }
    write("]")
  }

  private mutating func writeJSON(subflows: [Subflow]) {
    write(",\"subflows\":[")
    for (index, subflow) in subflows.enumerated() {
      write("\(index > 0 ? "," : ""){\"at\":\(subflow.range.lowerBound),\"length\":\(subflow.range.count)")
      if !subflow.type.isEmpty { writeJSON(field: "type", subflow.type) }
      write("}")
    }
    write("]")
  }

  fileprivate mutating func writeJSON(properties: [UnitProperty]) {
    write(",\"properties\":[")
    for (index, property) in properties.enumerated() {
      write("\(index > 0 ? "," : ""){\"name\":")
      writeJSON(property.name)
      writeJSON(field: "value", property.value)
      write("}")
    }
    write("]")
  }

  /// Writes a comma, a name and a string.
  public mutating func writeJSON(field name: StaticString, _ text: String) {
    write(",\"\(name)\":")
    writeJSON(text)
  }

  /// Writes a comma, a name and a list of strings.
  public mutating func writeJSON(field name: StaticString, _ texts: [String]) {
    write(",\"\(name)\":[")
    for (index, text) in texts.enumerated() {
      if index > 0 { write(UInt8(ascii: ",")) }
      writeJSON(text)
    }
    write(UInt8(ascii: "]"))
  }
}
