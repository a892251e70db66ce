/// Sequences of token keys and the terms that end at each node.
///
/// Nodes are numbered. The children of all nodes stand in one open-addressed table keyed by node and key, so that a
/// step is one probe of memory.
struct TermTrie: Sendable {
  /// Which term of which concept.
  struct Entry: Hashable, Sendable {
    var concept: Int32
    var term: Int32
  }

  private struct Slot {
    var node: Int32 = -1
    var key: Int32 = 0
    var child: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 16)
  private var childCount = 0
  private var entries: [[Entry]] = [[]]
  static let root: Int32 = 0

  var isEmpty: Bool { childCount == 0 }

  mutating func insert(_ keys: [Int32], _ entry: Entry) {
    var node = Self.root
    for key in keys { node = child(of: node, key) ?? addChild(of: node, key) }
    if !entries[Int(node)].contains(entry) { entries[Int(node)].append(entry) }
  }

  /// The node that a key leads to.
  func child(of node: Int32, _ key: Int32) -> Int32? {
    let slot = slots[place(of: node, key)]
    return slot.node < 0 ? nil : slot.child
  }

  /// Whether a term ends at a node.
  func hasTerms(at node: Int32) -> Bool { !entries[Int(node)].isEmpty }

  /// The terms that end at a node.
  func terms(at node: Int32) -> [Entry] { entries[Int(node)] }

  private mutating func addChild(of node: Int32, _ key: Int32) -> Int32 {
    if 2 * childCount >= slots.count { grow() }
    let child = Int32(entries.count)
    slots[place(of: node, key)] = Slot(node: node, key: key, child: child)
    childCount += 1
    entries.append([])
    return child
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.node >= 0 { slots[place(of: slot.node, slot.key)] = slot }
  }

  /// The slot of an edge, or the free one where it belongs.
  private func place(of node: Int32, _ key: Int32) -> Int {
    let mask = slots.count - 1
    let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))
    var place = Int(truncatingIfNeeded: (edge &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].node >= 0, slots[place].node != node || slots[place].key != key {
      place = (place + 1) & mask
    }
    return place
  }
}
