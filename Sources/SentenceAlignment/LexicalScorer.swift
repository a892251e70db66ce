/// Lexical evidence between groups of neighbouring lines of one side and single lines of the other.
///
/// For a group of `g` lines and a line, the score is the log of what the group says about the words of the line,
/// against chance: the sum over the line's keys of log(1 + s · mean over the group's keys of (ratio - mass)), where
/// `s` is the lexicon's share and a key's mass is what its row holds of its translations; the rest is left to chance.
/// A group's row sums grow line by line, so all group sizes together cost little more than the largest.
struct LexicalScorer: ~Copyable {
  /// Dense sums over the vocabulary, all 0 between calls.
  private let sums: UncheckedArray<Float>

  init(keyCount: Int) { sums = UncheckedArray(repeating: 0, count: keyCount) }

  /// One side as the groups, one as the single lines, and the lexicon from the first to the second.
  struct Direction {
    let groups: LineTable
    let lines: LineTable
    let table: Lexicon.Table
    let share: Float
  }

  /// Writes running sums of the scores of `lines`: for each group size 1...`sizes`, `lines.count + 1` values from 0.
  ///
  /// - Parameters:
  ///   - last: The line that all groups end with.
  ///   - first: No group begins before this line.
  ///   - start: Where the values go in `output`.
  func score(
    groupsEndingAt last: Int, notBefore first: Int, sizes: Int, lines: Range<Int>,
    _ direction: borrowing Direction,
    into output: borrowing UncheckedArray<Float>, at start: Int
  ) {
    let largest = min(sizes, last - first + 1)
    var keyCount = 0
    var mass: Float = 0
    for size in 1...largest {
      let member = last - size + 1
      keyCount += direction.groups.keyRange(member).count
      mass += add(member, direction)
      let weight = direction.share / Float(max(1, keyCount))
      var place = start + (size - 1) * (lines.count + 1)
      var sum: Float = 0
      output[place] = 0
      for line in lines {
        sum += score(line, floor: 1 - mass * weight, weight: weight, direction)
        place += 1
        output[place] = sum
      }
    }
    for size in 1...largest { clear(last - size + 1, direction) }
  }

  /// Adds the rows of a line's keys; returns their mass.
  @inline(__always)
  private func add(_ line: Int, _ direction: borrowing Direction) -> Float {
    var mass: Float = 0
    for k in direction.groups.keyRange(line) {
      let key = direction.groups.keys[k]
      mass += direction.table.masses[Int(key)]
      for e in direction.table.row(key) {
        let entry = direction.table.entries[e]
        sums[Int(entry.key)] += entry.ratio
      }
    }
    return mass
  }

  @inline(__always)
  private func clear(_ line: Int, _ direction: borrowing Direction) {
    for k in direction.groups.keyRange(line) {
      for e in direction.table.row(direction.groups.keys[k]) { sums[Int(direction.table.entries[e].key)] = 0 }
    }
  }

  /// So many factors between .05 and 10,000 do not leave the range of `Double`.
  private static let factors = 64

  @inline(__always)
  private func score(_ line: Int, floor: Float, weight: Float, _ direction: borrowing Direction) -> Float {
    let range = direction.lines.keyRange(line)
    var log: Float = 0
    var next = range.lowerBound
    while next < range.upperBound {
      let end = min(range.upperBound, next + Self.factors)
      var product: Double = 1
      for k in next..<end { product *= Double(floor + weight * sums[Int(direction.lines.keys[k])]) }
      log += FastMath.log(product)
      next = end
    }
    return log
  }
}
