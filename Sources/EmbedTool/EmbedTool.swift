import Foundation

/// Writes `embeddedFiles`, a sorted list of (path, contents), for the files named on the command line.
///
/// Arguments: the folder that paths are relative to, the Swift file to write, the files.
@main struct EmbedTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    let root = arguments[1] + "/"
    var swift =
      "/// Path below the folder, and contents.\nlet embeddedFiles: [(path: String, text: StaticString)] = [\n"
    for path in arguments.dropFirst(3).sorted() {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
      swift += "  (\"\(name)\", \(literal(text))),\n"
    }
    swift += "]\n"
    try swift.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  }

  /// A string literal on one line; everything but plain ASCII is escaped.
  private static func literal(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\"": out += "\\\""
      case "\n": out += "\\n"
      case " "..."~": out.unicodeScalars.append(scalar)
      default: out += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return out + "\""
  }
}
