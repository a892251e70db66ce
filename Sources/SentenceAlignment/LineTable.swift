/// One side of a document as the aligner sees it: per line its length, its keys and how it begins.
struct LineTable: Sendable {
  /// Characters, blanks left out, plus one.
  private(set) var lengths: [Float] = []
  /// The keys of line `k` are `keys[keyStarts[k]..<keyStarts[k + 1]]`, ascending and distinct.
  private(set) var keyStarts: [Int32] = [0]
  private(set) var keys: [UInt32] = []
  /// How the border between line `k - 1` and line `k` looks.
  private(set) var borders: [Border] = []

  var count: Int { lengths.count }

  /// - Parameters:
  ///   - lines: Sentences in reading order.
  ///   - vocabulary: Takes the new keys.
  init(_ lines: [String], vocabulary: inout Vocabulary) {
    lengths.reserveCapacity(lines.count)
    keyStarts.reserveCapacity(lines.count + 1)
    borders.reserveCapacity(lines.count)
    var scanner = KeyScanner()
    var found: [UInt32] = []
    var previousEnd = Border.End.stop
    for line in lines {
      lengths.append(Float(scanner.scan(line) + 1))
      found.removeAll(keepingCapacity: true)
      for key in scanner.found { found.append(vocabulary.number(of: key.hash, kind: key.kind)) }
      found.sort()
      for (k, key) in found.enumerated() where k == 0 || found[k - 1] != key { keys.append(key) }
      keyStarts.append(Int32(keys.count))
      borders.append(Border(after: previousEnd, before: line))
      previousEnd = Border.End(line)
    }
  }

  /// Where the keys of a line lie in ``keys``.
  @inline(__always)
  func keyRange(_ line: Int) -> Range<Int> { Int(keyStarts[line])..<Int(keyStarts[line + 1]) }
}
