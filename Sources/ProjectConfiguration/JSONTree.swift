/// A JSON value to print.
indirect enum JSONTree: Sendable {
  case object([(String, JSONTree)])
  case list([JSONTree])
  case text(String)
  /// A number or a word, as it stands.
  case bare(String)

  /// The value with two spaces of indentation a level; lists of short values stay on a line.
  var text: String { text(indent: "") }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .bare(let word): return word
    case .text(let text): return Self.quoted(text)
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.text(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .list(let items):
      if items.allSatisfy(\.isShort) { return "[" + items.map(\.text).joined(separator: ", ") + "]" }
      return "[\n" + items.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    }
  }

  private var isShort: Bool {
    switch self {
    case .text, .bare: true
    case .object, .list: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\" + String(scalar)
      case "\n": out += "\\n"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
