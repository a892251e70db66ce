import TextModel

/// An element with everything in it, for formats that consist of many small trees.
package struct XMLNode {
  /// The qualified name.
  package var name: String
  package var attributes: [(name: String, value: String)]
  package var children: [XMLNode] = []
  /// The text directly in the element and in its children, in order.
  package var text = ""
  package var location: Location

  /// The value of an attribute; `nil` when there is none.
  package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The text on one line: line ends with the indentation behind them are one space, and the ends are trimmed.
  package var flatText: String { unwrapped(keepsLines: false) }

  /// The text with its lines: only a line end with indentation behind it is taken for one of the file's layout.
  package var linedText: String { unwrapped(keepsLines: true) }

  private func unwrapped(keepsLines: Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var words = ""
    var index = 0
    while index < scalars.count {
      var end = index
      while end < scalars.count, scalars[end] == " " || scalars[end] == "\t" || scalars[end] == "\n" {
        end += 1
      }
      let space = scalars[index..<end]
      if space.isEmpty || !space.contains("\n") {
        words.unicodeScalars.append(contentsOf: scalars[index..<max(end, index + 1)])
        index = max(end, index + 1)
        continue
      }
      let isLayout = !keepsLines || space.last != "\n"
      words.unicodeScalars.append(contentsOf: isLayout ? [" "] : Array(space))
      index = end
    }
    return words.trimmed { $0 == " " || $0 == "\t" || $0 == "\n" }
  }
}

extension XMLEventReader {
  /// Reads the element that began last, up to its end.
  /// - Throws: ``InputError`` at the first defect, and when the element holds more than `limit` elements.
  package func node(_ element: XMLElement, limit: Int = 100_000) throws(InputError) -> XMLNode {
    var left = limit
    return try node(element, &left)
  }

  private func node(_ element: XMLElement, _ left: inout Int) throws(InputError) -> XMLNode {
    left -= 1
    if left < 0 { throw InputError("an entry holds too many elements", at: element.location) }
    var node = XMLNode(name: element.name, attributes: element.attributes, location: element.location)
    while let event = try next() {
      switch event {
      case .text(let text): node.text += text
      case .start(let child):
        let child = try self.node(child, &left)
        node.text += child.text
        node.children.append(child)
      case .end: return node
      }
    }
    return node
  }
}
