/// Sequences of token keys and the terms that end at each node.
///
/// Nodes are numbered; children are found in one hash table keyed by node and key, so that a look-up is one probe.
struct TermTrie: Sendable {
  /// Which term of which concept.
  struct Entry: Hashable, Sendable {
    var concept: Int32
    var term: Int32
  }

  private var children: [UInt64: Int32] = [:]
  private var entries: [[Entry]] = [[]]
  static let root: Int32 = 0

  var isEmpty: Bool { children.isEmpty }

  mutating func insert(_ keys: [Int32], _ entry: Entry) {
    var node = Self.root
    for key in keys {
      let edge = Self.edge(node, key)
      if let next = children[edge] {
        node = next
      } else {
        let next = Int32(entries.count)
        entries.append([])
        children[edge] = next
        node = next
      }
    }
    if !entries[Int(node)].contains(entry) { entries[Int(node)].append(entry) }
  }

  /// The node that a key leads to.
  func child(of node: Int32, _ key: Int32) -> Int32? { children[Self.edge(node, key)] }

  /// The terms that end at a node.
  func terms(at node: Int32) -> [Entry] { entries[Int(node)] }

  private static func edge(_ node: Int32, _ key: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))
  }
}
