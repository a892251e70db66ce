/// Pairs of a source and a target key, numbered in the order of their first appearance.
struct PairIndex {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  /// Open addressing; -1 is free. The size is a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 4096)

  var count: Int { sources.count }

  mutating func number(_ source: UInt32, _ target: UInt32) -> Int32 {
    if sources.count * 2 >= slots.count { grow() }
    let slot = place(source, target)
    if slots[slot] < 0 {
      slots[slot] = Int32(sources.count)
      sources.append(source)
      targets.append(target)
    }
    return slots[slot]
  }

  /// A hash that spreads both keys over all bits.
  @inline(__always)
  static func hash(_ source: UInt32, _ target: UInt32) -> Int {
    let h = (UInt64(source) << 32 | UInt64(target)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: h ^ (h >> 29)) & Int.max
  }

  private func place(_ source: UInt32, _ target: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = (Self.hash(source, target) >> 16) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if sources[number] == source, targets[number] == target { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in sources.indices { slots[place(sources[number], targets[number])] = Int32(number) }
  }
}
