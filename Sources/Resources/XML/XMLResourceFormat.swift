import Formats
import TextModel

/// A format whose files are XML documents.
protocol XMLResourceFormat: ResourceFormat {
  /// The texts of a document.
  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit]
  /// The local names of the outermost elements that tell the format.
  var roots: Set<String> { get }
}

extension XMLResourceFormat {
  var comments: [CommentSyntax] { [.xml] }

  func accepts(name: String, head: [UInt8]) -> Bool {
    guard let root = XMLHead.rootElement(head) else { return false }
    return roots.contains(String(root.split(separator: ":").last ?? ""))
  }

  func encodings(_ head: [UInt8]) throws(InputError) -> (declared: TextEncoding?, fallback: TextEncoding?) {
    try XMLContent.encodings(head)
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    let tree = try XMLTreeParser.parse(text)
    let root = tree.localName(tree.root)
    if !roots.contains(root) {
      throw text.error("this is <\(root)>, no \(title)", at: tree.nodes[tree.root].range.lowerBound)
    }
    return try units(of: tree)
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    XMLContent.escaped(part, in: unit, of: text)
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    XMLContent.rendered(spliced(content, codes: codes, in: unit, of: text), in: unit)
  }
}
