/// Finds the cells of a reviewed table in the document that they are from.
///
/// Cells mostly stand in the order of the document, one after the other; a cell that does not follow is looked for by
/// its beginning among the sentences that no cell has taken yet.
struct RowLocator {
  /// The skeletons of all sentences, one after the other.
  private let text: [UInt8]
  /// Where the sentences begin in it, and where the last one ends.
  let starts: [Int]
  private var taken: [Bool]
  private var sentencesByHead: [ArraySlice<UInt8>: [Int]] = [:]
  /// Where the next cells may begin: after the last one, and after those before it.
  private var cursors: [Int] = [0]

  private static let headLength = 12
  private static let mostCursors = 3

  init(_ sentences: [String]) {
    var text: [UInt8] = []
    var starts = [0]
    for sentence in sentences {
      text += Skeleton(sentence).bytes
      starts.append(text.count)
    }
    for (start, end) in zip(starts, starts.dropFirst()) where start < end {
      sentencesByHead[text[start..<end].prefix(Self.headLength), default: []].append(start)
    }
    self.text = text
    self.starts = starts
    taken = [Bool](repeating: false, count: text.count)
  }

  /// The byte range of a cell in the text of all skeletons; empty for an empty cell, `nil` when it is not there.
  mutating func locate(_ cell: String) -> Range<Int>? {
    let skeleton = Skeleton(cell).bytes
    if skeleton.isEmpty { return cursors[0]..<cursors[0] }
    for cursor in cursors where fits(skeleton, at: free(cursor)) { return take(free(cursor), skeleton.count) }
    // Short sentences are known by all of their bytes.
    for length in stride(from: min(Self.headLength, skeleton.count), through: 1, by: -1) {
      for start in sentencesByHead[skeleton[..<length]] ?? [] where fits(skeleton, at: start) {
        return take(start, skeleton.count)
      }
    }
    return nil
  }

  /// The sentences that no cell has, or not as a whole.
  var untaken: [Int] {
    starts.indices.dropLast().filter { taken[starts[$0]..<starts[$0 + 1]].contains(false) }
  }

  /// Why a cell is not found.
  func reason(_ cell: String) -> UnplacedRow.Reason {
    let skeleton = Skeleton(cell).bytes
    var rest = skeleton[...]
    var pieces = 0
    while !rest.isEmpty {
      guard let length = longestMatch(rest) else { return .unknownText }
      rest = rest.dropFirst(length)
      pieces += 1
    }
    return pieces > 1 ? .scattered : .takenText
  }

  /// How many bytes at the beginning are a sentence, or all of them the beginning of one.
  private func longestMatch(_ rest: ArraySlice<UInt8>) -> Int? {
    var longest: Int?
    for length in 1...min(Self.headLength, rest.count) {
      for start in sentencesByHead[rest.prefix(length)] ?? [] {
        let end = starts[SentenceCuts(starts: starts).index(of: start + 1)]
        let count = min(end - start, rest.count)
        if text[start..<(start + count)].elementsEqual(rest.prefix(count)) {
          longest = max(longest ?? 0, count)
        }
      }
    }
    return longest
  }

  /// The first byte from `cursor` on that no cell has.
  private func free(_ cursor: Int) -> Int { taken[cursor...].firstIndex(of: false) ?? text.count }

  private func fits(_ skeleton: [UInt8], at start: Int) -> Bool {
    let end = start + skeleton.count
    return end <= text.count && text[start..<end].elementsEqual(skeleton)
      && !taken[start..<end].contains(true)
  }

  private mutating func take(_ start: Int, _ count: Int) -> Range<Int> {
    let range = start..<(start + count)
    for n in range { taken[n] = true }
    let others = cursors.map(free).filter { $0 != range.upperBound }
    cursors = [range.upperBound] + others.prefix(Self.mostCursors - 1)
    return range
  }
}
