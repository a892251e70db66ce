/// Where the bytes of the skeletons of a list of sentences lie after it was cut.
struct SentenceCuts {
  /// Where each sentence begins, and where the last one ends.
  let starts: [Int]

  /// The sentences of a range of bytes that begins and ends where sentences do.
  func sentences(_ bytes: Range<Int>) -> Range<Int> {
    if bytes.isEmpty { return 0..<0 }
    return index(of: bytes.lowerBound)..<index(of: bytes.upperBound)
  }

  /// The first sentence that begins at a byte or after it.
  func index(of byte: Int) -> Int {
    var low = 0, high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SentenceList {
  /// Cuts the sentences that ranges begin or end in.
  ///
  /// - Parameters:
  ///   - ranges: Bytes of the sentences' skeletons, one after the other.
  ///   - starts: Where the skeletons begin, and where the last one ends.
  mutating func cut(at ranges: [Range<Int>], _ starts: [Int]) -> SentenceCuts {
    let places = Set(ranges.filter { !$0.isEmpty }.flatMap { [$0.lowerBound, $0.upperBound] }).subtracting(
      starts
    )
    .sorted()
    var result = SentenceList()
    var newStarts: [Int] = []
    var next = 0
    for n in sentences.indices {
      var rest = sentences[n]
      var start = starts[n]
      while next < places.count, places[next] < starts[n + 1] {
        let parts = Skeleton.cut(rest, at: places[next] - start)
        result.append(parts.0, at: locations[n], block: blocks[n], kind: kinds[n])
        newStarts.append(start)
        start = places[next]
        rest = parts.1
        next += 1
      }
      result.append(rest, at: locations[n], block: blocks[n], kind: kinds[n])
      newStarts.append(start)
    }
    self = result
    return SentenceCuts(starts: newStarts + [starts[starts.count - 1]])
  }
}
