/// Lines such as `:::tip[Title]`, which Docusaurus, VitePress, remark and MyST take for the beginning of a box.
enum MarkdownDirective {
  /// Directives of MyST whose argument is a title.
  private static let titled: Set<String> = [
    "admonition", "attention", "card", "caution", "danger", "dropdown", "error", "grid-item-card", "hint",
    "important", "note", "seealso", "tab-item", "tip", "topic", "warning",
  ]

  /// Whether a line is such mark-up.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: ":::".utf8) }

  /// Where the title of a line stands: inside of the brackets, or behind the name. `nil` when it has none.
  static func title(of line: ArraySlice<UInt8>) -> Range<Int>? {
    var rest = blanksDropped(line.drop { $0 == UInt8(ascii: ":") })
    if rest.first == UInt8(ascii: "{") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let name = String(decoding: rest[rest.startIndex + 1..<end], as: UTF8.self)
      return titled.contains(name) ? trimmed(rest[(end + 1)...]) : nil
    }
    let name = rest.prefix { 97...122 ~= $0 | 32 || 48...57 ~= $0 || $0 == 45 || $0 == 95 }
    rest = rest[name.endIndex...]
    guard let first = rest.first, !name.isEmpty else { return nil }
    if first == UInt8(ascii: "[") { return label(rest) }
    // Neither attributes nor the dots of a program's names.
    return first == 32 || first == 9 ? trimmed(rest) : nil
  }

  /// What stands in brackets, which can hold others.
  private static func label(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return trimmed(text[(text.startIndex + 1)..<index], hasAttributes: false) }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func blanksDropped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.drop { $0 == 32 || $0 == 9 }
  }

  /// Without blanks, the colons that may close the line and the attributes at its end.
  private static func trimmed(_ text: ArraySlice<UInt8>, hasAttributes: Bool = true) -> Range<Int>? {
    var text = blanksDropped(text)
    func cut() { while let last = text.last, last <= 32 { text.removeLast() } }
    cut()
    if hasAttributes {
      while text.last == UInt8(ascii: ":"), text.count > 2 { text.removeLast() }
      cut()
      if text.last == UInt8(ascii: "}"), let brace = text.lastIndex(of: UInt8(ascii: "{")) {
        text = text[..<brace]
      }
      cut()
    }
    return text.isEmpty || text.allSatisfy { $0 == UInt8(ascii: ":") } ? nil : text.startIndex..<text.endIndex
  }
}
