/// Pairs of a source and a target key, numbered in the order of their first appearance.
struct PairIndex: ~Copyable {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  /// Open addressing; -1 is free. The size is a power of two, at most half full.
  private var slots: UncheckedArray<Int32>

  var count: Int { sources.count }

  init() { slots = UncheckedArray(repeating: -1, count: 1 << 12) }

  /// The number of a pair, given with its hash.
  mutating func number(_ source: UInt32, _ target: UInt32, hash: UInt64) -> Int32 {
    if sources.count * 2 >= slots.count { grow() }
    let slot = place(source, target, hash)
    if slots[slot] < 0 {
      slots[slot] = Int32(sources.count)
      sources.append(source)
      targets.append(target)
    }
    return slots[slot]
  }

  /// Whether a pair has a number.
  func contains(_ source: UInt32, _ target: UInt32) -> Bool {
    slots[place(source, target, Self.hash(source, target))] >= 0
  }

  /// A hash whose upper bits depend on both keys.
  @inline(__always)
  static func hash(_ source: UInt32, _ target: UInt32) -> UInt64 {
    let h = (UInt64(source) << 32 | UInt64(target)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 29)
  }

  @inline(__always)
  private func place(_ source: UInt32, _ target: UInt32, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 24) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if sources[number] == source, targets[number] == target { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = UncheckedArray(repeating: -1, count: slots.count * 2)
    for number in sources.indices {
      let source = sources[number], target = targets[number]
      slots[place(source, target, Self.hash(source, target))] = Int32(number)
    }
  }
}
