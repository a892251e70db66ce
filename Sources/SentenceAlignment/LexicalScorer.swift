/// Lexical evidence between groups of neighbouring lines of one side and single lines of the other.
///
/// For a group of `g` lines that ends with line `k` and a line `l`, ``score(group:last:line:)`` is the log of what
/// the group says about the words of `l`, against chance: the sum over its keys of
/// log(1 + s · mean over the group's keys of (ratio - mass)), where a key's mass is what its row holds of its
/// translations; the rest is left to chance. The group's row sums grow line by line, so
/// the work is the same for all group sizes together as for the largest one.
struct LexicalScorer {
  /// Dense sums over the vocabulary, all 0 between calls.
  private var sums: [Float]

  init(keyCount: Int) { sums = [Float](repeating: 0, count: keyCount) }

  /// Writes, for every group size 1...`sizes`, the scores of `lines` into `output`, `stride` apart per size.
  mutating func score(
    groupsEndingAt last: Int, notBefore first: Int, of groupSide: borrowing LineTable,
    lines: Range<Int>, of lineSide: borrowing LineTable, table: Lexicon.Table, share: Float, sizes: Int,
    output: inout [Float], at start: Int, stride: Int
  ) {
    var keyCount = 0
    var mass: Float = 0
    for size in 1...sizes {
      let member = last - size + 1
      if member < first { break }
      let keys = groupSide.keyRange(member)
      keyCount += keys.count
      for k in keys {
        add(table, groupSide.keys[k])
        mass += table.masses[Int(groupSide.keys[k])]
      }
      let weight = share / Float(max(1, keyCount))
      let base = start + (size - 1) * stride
      for (n, line) in lines.enumerated() {
        output[base + n] = score(lineSide, lineSide.keyRange(line), floor: 1 - mass * weight, weight: weight)
      }
    }
    for size in 1...sizes {
      let member = last - size + 1
      if member < first { break }
      for k in groupSide.keyRange(member) { clear(table, groupSide.keys[k]) }
    }
  }

  @inline(__always)
  private mutating func add(_ table: Lexicon.Table, _ key: UInt32) {
    for e in table.row(key) { sums[Int(table.entries[e].key)] += table.entries[e].ratio }
  }

  @inline(__always)
  private mutating func clear(_ table: Lexicon.Table, _ key: UInt32) {
    for e in table.row(key) { sums[Int(table.entries[e].key)] = 0 }
  }

  @inline(__always)
  private func score(_ side: borrowing LineTable, _ range: Range<Int>, floor: Float, weight: Float) -> Float {
    var product: Float = 1
    var log: Float = 0
    for k in range {
      product *= floor + weight * sums[Int(side.keys[k])]
      if product > 1e20 || product < 1e-20 {
        log += FastMath.log(product)
        product = 1
      }
    }
    return log + FastMath.log(product)
  }
}
