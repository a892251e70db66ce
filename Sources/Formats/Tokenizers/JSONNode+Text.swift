extension JSONNode {
  /// Reads one JSON text; `nil` when it is none.
  package init?(text: String) {
    let bytes = Array(text.utf8)
    var parser = JSONParser(bytes, bytes.indices)
    guard let node = try? parser.parse() else { return nil }
    self = node
  }

  /// The value as JSON without space; numbers as they were written.
  package var json: String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): Self.quoted(text)
    case .array(let nodes): "[" + nodes.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.name)):\($0.node.json)" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var writer = ByteWriter { _ in }
    writer.writeJSON(text)
    return String(decoding: writer.buffer, as: UTF8.self)
  }
}
