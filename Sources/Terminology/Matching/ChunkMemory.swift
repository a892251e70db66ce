/// What the stretches between spaces were cut into, by their bytes: text repeats itself, so nearly every stretch is
/// found here and need not be cut again.
struct ChunkMemory: Sendable {
  /// A word of a stretch.
  struct Piece: Sendable {
    /// Byte range in the stretch.
    var start: Int32
    var end: Int32
    var keys: WordKeys
  }

  private struct Slot {
    var hash: UInt64 = 0
    /// Where the bytes stand in the arena; -1 in a free slot.
    var start: Int32 = -1
    var length: Int32 = 0
    var pieces = 0..<0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 12)
  private var count = 0
  private var arena: [UInt8] = []
  /// The words of all stretches.
  private(set) var pieces: [Piece] = []

  /// Longer stretches are not remembered.
  static let longest = 64
  /// Stretches remembered before the memory is emptied; bounds it on hostile input.
  private static let limit = 1 << 17

  /// One step of the hash of a stretch (Fowler, Noll and Vo, FNV-1a), from ``seed``.
  @inline(__always) static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Indices in ``pieces`` of the words of a stretch; `nil` when it is not known.
  func pieces(of bytes: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> Range<Int>? {
    let slot = slots[place(of: bytes, range, hash: hash)]
    return slot.start < 0 ? nil : slot.pieces
  }

  /// Remembers the words of a stretch that is not known yet.
  mutating func insert(_ bytes: Span<UInt8>, _ range: Range<Int>, hash: UInt64, _ found: [Piece]) {
    if range.count > Self.longest { return }
    if count >= Self.limit { self = ChunkMemory() }
    if 2 * count >= slots.count { grow() }
    let first = pieces.count
    pieces += found
    let free = place(of: bytes, range, hash: hash)
    slots[free] = Slot(
      hash: hash, start: Int32(arena.count), length: Int32(range.count), pieces: first..<pieces.count)
    for index in range { arena.append(bytes[index]) }
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    let arena = arena
    let bytes = arena.span
    for slot in old where slot.start >= 0 {
      let free = place(of: bytes, Int(slot.start)..<Int(slot.start + slot.length), hash: slot.hash)
      slots[free] = slot
    }
  }

  /// The slot of a stretch, or the free one where it belongs.
  private func place(of bytes: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
    while slots[place].start >= 0 {
      let slot = slots[place]
      if slot.hash == hash, Int(slot.length) == range.count, isEqual(bytes, range, at: Int(slot.start)) {
        break
      }
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(_ bytes: Span<UInt8>, _ range: Range<Int>, at start: Int) -> Bool {
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != arena[start + offset] {
      return false
    }
    return true
  }
}
