import Formats
import TextModel

// Evidence in JSON Lines has numbers and lists; in tables, and in the properties of a term, it is text as in a cell.

extension JSONMember {
  /// The field as properties named like the columns of the table that `build` writes; none when it is empty.
  var evidence: [UnitProperty] {
    switch (name, node.value) {
    case ("scores", .object(let measures)): measures.flatMap(\.evidence)
    case ("alternatives", .array(let nodes)):
      property(name, nodes.map { "\($0.text("text")) \($0.text("count"))" })
    case (Self.examples, .array(let nodes)):
      property(EntryField.places.rawValue, nodes.map(\.place))
        + property(name, nodes.isEmpty ? [] : [node.json])
    default: property(name, [node.cellText])
    }
  }

  /// The field that holds examples whole, which only JSON does; elsewhere it is a text in JSON.
  static let examples = "examples"

  private func property(_ name: String, _ texts: [String]) -> [UnitProperty] {
    let text = texts.filter { !$0.isEmpty }.joined(separator: " | ")
    return text.isEmpty ? [] : [UnitProperty(name, text)]
  }
}

extension JSONNode {
  /// The text of a member of an object; empty when there is none.
  fileprivate func text(_ name: String) -> String {
    guard case .object(let members) = value else { return "" }
    return members.first { $0.name == name }?.node.cellText ?? ""
  }

  /// Where an example stands: `a.es.txt:3 = a.en.txt:4`.
  fileprivate var place: String {
    let sides = ["source", "target"].map { side in
      let (file, line) = (text("\(side)_file"), text("\(side)_line"))
      return line == "0" || line.isEmpty ? file : "\(file):\(line)"
    }
    return sides[0] == sides[1] ? sides[0] : sides.joined(separator: " = ")
  }

  /// The value as the text of a cell: lists joined by ` | `, counted texts as `code 41`.
  var cellText: String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let text), .string(let text): text
    case .array(let nodes): nodes.map(\.cellText).joined(separator: " | ")
    case .object(let members): members.map(\.node.cellText).joined(separator: " ")
    }
  }
}

extension ByteWriter {
  /// Writes a term's properties as fields. Whole examples say where they stand, so that needs no field of its own.
  mutating func writeJSON(properties: [UnitProperty]) {
    let examples = properties.first { $0.name == JSONMember.examples }.flatMap { JSONNode(text: $0.value) }
    for property in properties {
      if let examples, property.name == JSONMember.examples {
        write(",\"\(JSONMember.examples)\":\(examples.json)")
      } else if examples == nil || property.name != EntryField.places.rawValue {
        writeJSON(property: property)
      }
    }
  }

  /// Writes a property as a field, typed as `build` types it where the text allows it.
  private mutating func writeJSON(property: UnitProperty) {
    write(UInt8(ascii: ","))
    writeJSON(property.name)
    write(UInt8(ascii: ":"))
    let parts = property.value.split(separator: " | ", omittingEmptySubsequences: true).map(String.init)
    switch EntryField.jsonKind(of: property.name) {
    case .number where JSONNumber.isOne(property.value): write(property.value)
    case .list: writeJSON(list: parts) { $1.writeJSON($0) }
    case .counts where parts.allSatisfy({ CountedText($0) != nil }):
      writeJSON(list: parts.compactMap(CountedText.init)) { alternative, output in
        output.write("{\"text\":")
        output.writeJSON(alternative.text)
        output.write(",\"count\":\(alternative.count)}")
      }
    case .text, .number, .counts: writeJSON(property.value)
    }
  }

  private mutating func writeJSON<Item>(list: [Item], _ item: (Item, inout ByteWriter) -> Void) {
    write(UInt8(ascii: "["))
    for (index, value) in list.enumerated() {
      if index > 0 { write(UInt8(ascii: ",")) }
      item(value, &self)
    }
    write(UInt8(ascii: "]"))
  }
}

/// A text with how often it was seen: `código abierto 41`.
private struct CountedText {
  var text: String
  var count: Int

  init?(_ cell: String) {
    guard let space = cell.lastIndex(of: " "), let count = Int(cell[cell.index(after: space)...]) else {
      return nil
    }
    (text, self.count) = (String(cell[..<space]), count)
  }
}

/// Numbers as JSON spells them.
private enum JSONNumber {
  /// Whether the text is a plain decimal number that JSON takes without quotation marks.
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
    else { return false }
    return parts[0] == "0" || !parts[0].hasPrefix("0")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
