import TextModel

/// Some sentences of a document, which are aligned on their own.
struct SentenceSelection {
  /// Indices, ascending.
  var source: [Int]
  var target: [Int]

  func sentencePair(of pair: SentencePair) -> SentencePair {
    SentencePair(
      source: source.map { pair.source[$0] }, target: target.map { pair.target[$0] },
      sourceParagraphs: pair.sourceParagraphs.map { numbers in source.map { numbers[$0] } },
      targetParagraphs: pair.targetParagraphs.map { numbers in target.map { numbers[$0] } },
      sourceKinds: pair.sourceKinds.map { kinds in source.map { kinds[$0] } },
      targetKinds: pair.targetKinds.map { kinds in target.map { kinds[$0] } })
  }

  /// A bead with the numbers of the whole document. What a fixed row between its sentences cuts off stands alone.
  func beads(_ bead: Bead) -> [Bead] {
    if bead.source.isEmpty {
      return target[bead.target].map {
        Bead(source: 0..<0, target: $0..<($0 + 1), confidence: bead.confidence)
      }
    }
    let (sources, sourceRest) = Self.run(source[bead.source])
    if bead.target.isEmpty {
      return source[bead.source].map {
        Bead(source: $0..<($0 + 1), target: 0..<0, confidence: bead.confidence)
      }
    }
    let (targets, targetRest) = Self.run(target[bead.target])
    return [Bead(source: sources, target: targets, confidence: bead.confidence)]
      + sourceRest.map { Bead(source: $0..<($0 + 1), target: 0..<0, confidence: 0) }
      + targetRest.map { Bead(source: 0..<0, target: $0..<($0 + 1), confidence: 0) }
  }

  /// The neighbours at the beginning of ascending numbers, and the rest.
  private static func run(_ numbers: ArraySlice<Int>) -> (Range<Int>, ArraySlice<Int>) {
    let first = numbers[numbers.startIndex]
    let count = zip(numbers, first...).prefix { $0 == $1 }.count
    return (first..<(first + count), numbers.dropFirst(count))
  }
}
