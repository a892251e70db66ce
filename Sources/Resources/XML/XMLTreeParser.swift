import TextModel

/// Reads an XML document (XML 1.0, fifth edition) with the place of every node.
///
/// It is strict about what could lose text: tags must match and `&` must begin a reference. Entities are declared, if at
/// all, for others: nothing is expanded, so nothing can blow up or reach outside.
struct XMLTreeParser {
  private var scanner: ByteScanner
  private var tree: XMLTree
  /// The open elements, and the last child of each.
  private var open: [Int] = []
  private var lastChild: [Int] = []
  private var hasRoot = false

  /// - Throws: ``InputError`` at the first defect.
  static func parse(_ source: SourceText) throws(InputError) -> XMLTree {
    var parser = XMLTreeParser(scanner: ByteScanner(source), tree: XMLTree(source: source))
    try parser.run()
    return parser.tree
  }

  private init(scanner: ByteScanner, tree: XMLTree) {
    self.scanner = scanner
    self.tree = tree
  }

  private mutating func run() throws(InputError) {
    while let byte = scanner.peek {
      if byte != UInt8(ascii: "<") {
        try text()
      } else if scanner.starts(with: "<!--") {
        try section("<!--", "-->", .comment)
      } else if scanner.starts(with: "<![CDATA[") {
        try section("<![CDATA[", "]]>", .cdata)
      } else if scanner.starts(with: "<?") {
        try section("<?", "?>", .other)
      } else if scanner.starts(with: "<!") {
        try declaration()
      } else if scanner.byte(1) == UInt8(ascii: "/") {
        try endTag()
      } else {
        try startTag()
      }
    }
    if let last = open.last {
      throw scanner.error(
        "the file ends inside <\(tree.nodes[last].name)>", at: tree.nodes[last].range.lowerBound,
        remedy: "fetch the whole file")
    }
    if !hasRoot { throw scanner.error("there is no element") }
  }

  private mutating func add(_ node: XMLTree.Node) -> Int {
    let index = tree.nodes.count
    tree.nodes.append(node)
    if let parent = open.last {
      tree.nodes[index].parent = parent
      let last = lastChild[lastChild.count - 1]
      if last < 0 { tree.nodes[parent].firstChild = index } else { tree.nodes[last].nextSibling = index }
      lastChild[lastChild.count - 1] = index
    }
    return index
  }

  private mutating func text() throws(InputError) {
    let start = scanner.at
    var isBlank = true
    while let byte = scanner.peek, byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") {
        try reference()
        isBlank = false
        continue
      }
      if byte < 32, byte != 9, byte != 10, byte != 13 {
        throw scanner.error("XML cannot hold this character")
      }
      if byte == 0xEF, scanner.byte(1) == 0xBF, scanner.byte(2) >= 0xBE {
        throw scanner.error("XML cannot hold this character")
      }
      if byte > 32 { isBlank = false }
      scanner.at += 1
    }
    if open.isEmpty {
      if !isBlank { throw scanner.error("text stands outside of the outermost element", at: start) }
      return
    }
    _ = add(XMLTree.Node(kind: .text, range: start..<scanner.at, content: start..<scanner.at))
  }

  /// Checks the reference that begins here.
  private mutating func reference() throws(InputError) {
    guard let length = XMLContent.referenceLength(scanner) else {
      throw scanner.error("this & begins no reference", remedy: "write &amp;")
    }
    if scanner.byte(1) == UInt8(ascii: "#"), XMLContent.scalar(of: scanner, length) == nil {
      throw scanner.error("this is the number of no character")
    }
    scanner.at += length
  }

  private mutating func section(_ opener: StaticString, _ closer: StaticString, _ kind: XMLTree.Kind)
    throws(InputError)
  {
    let start = scanner.at
    scanner.at += opener.utf8CodeUnitCount
    guard let end = scanner.find(closer) else {
      throw scanner.error("this is never closed", at: start, remedy: "fetch the whole file")
    }
    let content = scanner.at..<end
    if kind == .cdata, open.isEmpty {
      throw scanner.error("text stands outside of the outermost element", at: start)
    }
    if let bad = scanner.bytes[content].firstIndex(where: { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 }) {
      throw scanner.error("XML cannot hold this character", at: bad)
    }
    scanner.at = end + closer.utf8CodeUnitCount
    if !open.isEmpty { _ = add(XMLTree.Node(kind: kind, range: start..<scanner.at, content: content)) }
  }

  /// Passes over a document type with its declarations.
  private mutating func declaration() throws(InputError) {
    let start = scanner.at
    var depth = 0
    while let byte = scanner.peek {
      if byte == 34 || byte == 39 {
        scanner.at += 1
        scanner.skip { $0 != byte }
      } else if scanner.starts(with: "<!--") {
        guard let end = scanner.find("-->") else { break }
        scanner.at = end + 2
      } else if byte == UInt8(ascii: "<") {
        depth += 1
      } else if byte == UInt8(ascii: ">") {
        depth -= 1
      }
      scanner.at += 1
      if depth == 0 { return }
    }
    throw scanner.error("the declaration is never closed", at: start, remedy: "fetch the whole file")
  }

  private mutating func startTag() throws(InputError) {
    let start = scanner.at
    scanner.at += 1
    let name = try self.name()
    if open.count > ByteScanner.maximumDepth {
      throw scanner.error("elements are nested more than \(ByteScanner.maximumDepth) deep", at: start)
    }
    if open.isEmpty, hasRoot { throw scanner.error("there is a second outermost element", at: start) }
    var node = XMLTree.Node(kind: .element, name: name, range: start..<start, content: start..<start)
    while true {
      scanner.skipSpace()
      if scanner.take("/>") {
        node.isSelfClosed = true
        break
      }
      if scanner.take(">") { break }
      node.attributes.append(try attribute())
    }
    hasRoot = true
    (node.range, node.content) = (start..<scanner.at, scanner.at..<scanner.at)
    let index = add(node)
    if !node.isSelfClosed {
      open.append(index)
      lastChild.append(-1)
    }
  }

  private mutating func attribute() throws(InputError) -> XMLTree.Attribute {
    let name = try self.name()
    scanner.skipSpace()
    if !scanner.take("=") { throw scanner.error("an equals sign is missing") }
    scanner.skipSpace()
    guard let quote = scanner.peek, quote == 34 || quote == 39 else {
      throw scanner.error("a value in quotation marks is missing")
    }
    scanner.at += 1
    let start = scanner.at
    while let byte = scanner.peek, byte != quote {
      if byte == UInt8(ascii: "<") { throw scanner.error("a < stands in an attribute", remedy: "write &lt;") }
      if byte == UInt8(ascii: "&") { try reference() } else { scanner.at += 1 }
    }
    if scanner.isAtEnd { throw scanner.error("the value is never closed", at: start) }
    scanner.at += 1
    return XMLTree.Attribute(name: name, value: start..<scanner.at - 1)
  }

  private mutating func name() throws(InputError) -> String {
    let start = scanner.at
    scanner.skip { $0 > 32 && !"<>/=\"'&".utf8.contains($0) }
    if scanner.at == start { throw scanner.error("a name is missing") }
    return scanner.string(start..<scanner.at)
  }

  private mutating func endTag() throws(InputError) {
    let start = scanner.at
    scanner.at += 2
    let name = try self.name()
    scanner.skipSpace()
    if !scanner.take(">") { throw scanner.error("a > is missing") }
    guard let node = open.popLast() else { throw scanner.error("</\(name)> closes nothing", at: start) }
    lastChild.removeLast()
    if tree.nodes[node].name != name {
      throw scanner.error("</\(name)> stands where </\(tree.nodes[node].name)> must", at: start)
    }
    tree.nodes[node].content = tree.nodes[node].content.lowerBound..<start
    tree.nodes[node].range = tree.nodes[node].range.lowerBound..<scanner.at
  }
}
