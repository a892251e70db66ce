/// Keys numbered in the order of their first appearance; both languages share one, so equal keys are equal numbers.
struct Vocabulary: Sendable {
  /// What a key stands for, which decides how far it can be trusted when both sides have it.
  enum Kind: UInt8, Sendable {
    /// A word of four letters or more, or its likes.
    case word
    /// A shorter word: two languages may have it by chance.
    case shortWord
    /// A number or an identifier.
    case number
    /// A punctuation mark.
    case mark
  }

  private var hashes: [UInt64] = []
  private(set) var kinds: [Kind] = []
  /// Open addressing; -1 is free. The size is a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 1024)

  var count: Int { hashes.count }

  /// The number of a key, given by its 64-bit hash.
  mutating func number(of hash: UInt64, kind: Kind) -> UInt32 {
    if hashes.count * 2 >= slots.count { grow() }
    let slot = place(of: hash)
    if slots[slot] >= 0 { return UInt32(slots[slot]) }
    slots[slot] = Int32(hashes.count)
    hashes.append(hash)
    kinds.append(kind)
    return UInt32(hashes.count - 1)
  }

  /// The number of a key that is known already.
  func number(of hash: UInt64) -> UInt32? {
    let number = slots[place(of: hash)]
    return number < 0 ? nil : UInt32(number)
  }

  private func place(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() { slots[place(of: hash)] = Int32(number) }
  }
}
