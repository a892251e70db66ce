/// Sequences of token keys and the terms that end at each node.
///
/// Nodes are numbered. The children of the root stand in an array by key, those of all other nodes in one
/// open-addressed table keyed by node and key, so that a step is one probe of memory.
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
  /// Whether a term ends at a node.
  private var isEnd = [false]
  /// The root's child by key; -1 where there is none.
  private var firstNodes: [Int32] = []
  /// Whether a key stands behind the first place of some term, by key.
  private var isInside: [Bool] = []
  static let root: Int32 = 0

  var isEmpty: Bool { entries.count == 1 }

  mutating func insert(_ keys: [Int32], _ entry: Entry) {
    var node = Self.root
    for key in keys { node = child(of: node, key) ?? addChild(of: node, key) }
    if !entries[Int(node)].contains(entry) { entries[Int(node)].append(entry) }
    isEnd[Int(node)] = true
  }

  /// The node that a key leads to.
  func child(of node: Int32, _ key: Int32) -> Int32? {
    if node == Self.root {
      guard firstNodes.indices.contains(Int(key)), firstNodes[Int(key)] >= 0 else { return nil }
      return firstNodes[Int(key)]
    }
    if !mayFollow(key) { return nil }
    let slot = slots[place(of: node, key)]
    return slot.node < 0 ? nil : slot.child
  }

  /// Whether a term ends at a node.
  func hasTerms(at node: Int32) -> Bool { isEnd[Int(node)] }

  /// Whether a key leads on from any node but the root.
  func mayFollow(_ key: Int32) -> Bool { isInside.indices.contains(Int(key)) && isInside[Int(key)] }

  /// The terms that end at a node.
  func terms(at node: Int32) -> [Entry] { entries[Int(node)] }

  private mutating func addChild(of node: Int32, _ key: Int32) -> Int32 {
    let child = Int32(entries.count)
    entries.append([])
    isEnd.append(false)
    if node == Self.root {
      while firstNodes.count <= Int(key) { firstNodes.append(-1) }
      firstNodes[Int(key)] = child
      return child
    }
    while isInside.count <= Int(key) { isInside.append(false) }
    isInside[Int(key)] = true
    if 2 * childCount >= slots.count { grow() }
    slots[place(of: node, key)] = Slot(node: node, key: key, child: child)
    childCount += 1
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
