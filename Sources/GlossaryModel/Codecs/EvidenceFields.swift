import Formats
import TextModel

// Evidence in JSON Lines has numbers and lists; in tables, and in the properties of a term, it is text as in a cell.

extension JSONNode {
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
  /// Writes a property as a field, typed as `build` types it where the text allows it.
  mutating func writeJSON(property: UnitProperty) {
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
