/// An XML document as a table of nodes with their places in the file.
struct XMLTree {
  enum Kind { case element, text, cdata, comment, other }

  struct Attribute {
    var name: String
    /// The value between its quotation marks.
    var value: Range<Int>
  }

  struct Node {
    var kind: Kind
    /// The qualified name of an element.
    var name = ""
    /// Tags included.
    var range: Range<Int>
    /// What lies between the tags, or inside a CDATA section or a comment.
    var content: Range<Int>
    var attributes: [Attribute] = []
    var parent = -1
    var firstChild = -1
    var nextSibling = -1
    /// An element written as `<a/>`.
    var isSelfClosed = false
  }

  let source: SourceText
  var nodes: [Node] = []

  /// The outermost element.
  var root: Int { nodes.firstIndex { $0.kind == .element } ?? 0 }

  func children(_ node: Int) -> some Sequence<Int> {
    sequence(state: nodes[node].firstChild) { next in
      guard next >= 0 else { return nil }
      defer { next = nodes[next].nextSibling }
      return next
    }
  }

  /// The child elements, of one name or of all.
  func elements(_ node: Int, _ name: String? = nil) -> [Int] {
    children(node).filter { nodes[$0].kind == .element && (name == nil || localName($0) == name) }
  }

  func element(_ node: Int, _ name: String) -> Int? { elements(node, name).first }

  /// The name of an element without its prefix.
  func localName(_ node: Int) -> String {
    guard let colon = nodes[node].name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nodes[node].name }
    return String(nodes[node].name[nodes[node].name.utf8.index(after: colon)...])
  }

  /// The decoded value of an attribute by its qualified name; `nil` when there is none.
  func attribute(_ node: Int, _ name: String) -> String? {
    guard let found = nodes[node].attributes.first(where: { $0.name == name }) else { return nil }
    var unit = ResourceUnit(key: "", range: found.value)
    XMLContent.fill(&unit, from: ByteScanner(source, found.value))
    return unit.text
  }

  /// The decoded text of an element and of those inside it.
  func text(_ node: Int) -> String {
    var unit = ResourceUnit(key: "", range: nodes[node].content)
    XMLContent.fill(&unit, from: self, node)
    return unit.text
  }

  /// Whether a node is nothing but space.
  func isBlank(_ node: Int) -> Bool { source.bytes[nodes[node].content].allSatisfy { $0 <= 32 } }

  func string(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

  /// The opening tag of an element.
  func openTag(_ node: Int) -> String {
    let node = nodes[node]
    return string(
      node.range.lowerBound..<(node.isSelfClosed ? node.range.upperBound : node.content.lowerBound))
  }

  /// The closing tag of an element; empty when it has none.
  func closeTag(_ node: Int) -> String {
    nodes[node].isSelfClosed ? "" : string(nodes[node].content.upperBound..<nodes[node].range.upperBound)
  }
}
