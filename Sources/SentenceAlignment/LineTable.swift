/// One side of a document as the aligner sees it: per line its length, its keys, how it begins and ends.
struct LineTable: Sendable {
  /// Characters, blanks left out, plus one.
  private(set) var lengths: [Float] = []
  /// The keys of line `k` are `keys[keyStarts[k]..<keyStarts[k + 1]]`, ascending and distinct.
  private(set) var keyStarts: [Int32] = [0]
  private(set) var keys: [UInt32] = []
  /// Classes of ``LineShape``; a line's border is the one before it.
  private(set) var starts: [UInt8] = []
  private(set) var ends: [UInt8] = []
  private(set) var borders: [UInt8] = []

  var count: Int { lengths.count }

  /// - Parameters:
  ///   - lines: Sentences in reading order.
  ///   - paragraphs: The paragraph that each line belongs to; `nil` when not known.
  ///   - kinds: The kind of each line's block; `nil` when all are paragraphs.
  ///   - vocabulary: Takes the new keys.
  init(
    _ lines: [String], paragraphs: [Int]? = nil, kinds: [BlockKind]? = nil, vocabulary: inout Vocabulary
  ) {
    lengths.reserveCapacity(lines.count)
    keyStarts.reserveCapacity(lines.count + 1)
    var scanner = KeyScanner()
    var found: [UInt32] = []
    var previousEnd: UInt8 = 0
    var previousKind = BlockKind.paragraph
    for (n, line) in lines.enumerated() {
      lengths.append(Float(scanner.scan(line) + 1))
      found.removeAll(keepingCapacity: true)
      for key in scanner.found { found.append(vocabulary.number(of: key.hash, kind: key.kind)) }
      found.sort()
      for (k, key) in found.enumerated() where k == 0 || found[k - 1] != key { keys.append(key) }
      keyStarts.append(Int32(keys.count))
      let kind = kinds?[n] ?? .paragraph
      let begins = paragraphs.map { n > 0 ? $0[n] != $0[n - 1] : kind != .paragraph } ?? false
      let start = LineShape.start(of: line, beginning: begins ? kind : nil)
      starts.append(start)
      borders.append(LineShape.border(after: previousEnd, before: start, kinds: (previousKind, kind)))
      previousKind = kind
      previousEnd = LineShape.end(of: line)
      ends.append(previousEnd)
    }
  }

  /// Where the keys of a line lie in ``keys``.
  @inline(__always)
  func keyRange(_ line: Int) -> Range<Int> { Int(keyStarts[line])..<Int(keyStarts[line + 1]) }

  /// The keys of neighbouring lines, line by line.
  func keys(of lines: Range<Int>) -> ArraySlice<UInt32> {
    keys[Int(keyStarts[lines.lowerBound])..<Int(keyStarts[lines.upperBound])]
  }

  /// Leaves out the keys that are in more than a share of the lines: they tell lines apart no better than chance,
  /// and most of the work is theirs.
  ///
  /// - Parameter scratch: One place a key, 0 before and after.
  mutating func dropKeys(inMoreThan share: Double, _ scratch: borrowing UncheckedArray<Int32>) {
    for key in keys { scratch[Int(key)] += 1 }
    let all = keys
    let limit = Int32(share * Double(count)) + 2
    var kept = 0
    var start = 0
    for line in 0..<count {
      let end = Int(keyStarts[line + 1])
      for k in start..<end where scratch[Int(all[k])] <= limit {
        keys[kept] = all[k]
        kept += 1
      }
      start = end
      keyStarts[line + 1] = Int32(kept)
    }
    keys.removeSubrange(kept...)
    for key in all { scratch[Int(key)] = 0 }
  }
}
