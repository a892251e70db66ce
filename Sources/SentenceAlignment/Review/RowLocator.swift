/// Finds the cells of one column of a reviewed table in the document that they are from.
///
/// A cell that is whole sentences takes them before any cell that is a part of one. Of equal sentences it takes the
/// next after those of the cell before it.
struct RowLocator {
  /// The skeletons of all sentences, one after the other.
  private let text: [UInt8]
  /// Where the sentences begin in it, and where the last one ends.
  let starts: [Int]
  /// Per cell, its byte range in the text of all skeletons; empty for an empty cell, `nil` when it is not there.
  private(set) var places: [Range<Int>?]
  private var taken: [Bool]
  /// Where sentences begin, ascending, by their first bytes.
  private var sentencesByHead: [ArraySlice<UInt8>: [Int]] = [:]
  /// Where sentences begin and the last one ends.
  private var isBound: [Bool]
  /// Where cells end inside a sentence.
  private var partEnds: [Int] = []

  private static let headLength = 12

  /// - Parameter cells: In the order of the document, as far as that is known.
  init(_ sentences: [String], cells: [String]) {
    var text: [UInt8] = []
    var starts = [0]
    for sentence in sentences {
      text += Skeleton(sentence).bytes
      starts.append(text.count)
    }
    isBound = [Bool](repeating: false, count: text.count + 1)
    for (start, end) in zip(starts, starts.dropFirst()) where start < end {
      sentencesByHead[text[start..<end].prefix(Self.headLength), default: []].append(start)
    }
    for start in starts { isBound[start] = true }
    self.text = text
    self.starts = starts
    taken = [Bool](repeating: false, count: text.count)
    let skeletons = cells.map { Skeleton($0).bytes }
    places = skeletons.map { $0.isEmpty ? 0..<0 : nil }
    placeWhole(skeletons)
    placeParts(skeletons)
  }

  /// Places the cells that begin and end where sentences do.
  private mutating func placeWhole(_ skeletons: [[UInt8]]) {
    var cursor = 0
    for (n, skeleton) in skeletons.enumerated() where !skeleton.isEmpty {
      let start =
        isWhole(skeleton, at: cursor)
        ? cursor : sentence(beginning: skeleton, after: cursor) { isWhole(skeleton, at: $0) }
      guard let start else { continue }
      take(start, skeleton.count, for: n)
      cursor = start + skeleton.count
    }
  }

  /// Places cells that are parts of sentences: after the cell before, at a sentence's beginning, or where another
  /// part ends. A part may make room for the next, so this goes on as long as some are found.
  private mutating func placeParts(_ skeletons: [[UInt8]]) {
    var rest = skeletons.indices.filter { places[$0] == nil }
    while !rest.isEmpty {
      let before = rest.count
      for n in rest {
        let skeleton = skeletons[n], last = places[..<n].last { $0?.isEmpty == false }
        let cursor = last.flatMap { $0?.upperBound } ?? 0
        let start = fits(skeleton, at: cursor) ? cursor : partPlace(skeleton, after: cursor)
        if let start { take(start, skeleton.count, for: n) }
      }
      rest.removeAll { places[$0] != nil }
      if rest.count == before { return }
    }
  }

  /// The place of a part at a sentence's beginning, or after another part.
  private func partPlace(_ skeleton: [UInt8], after cursor: Int) -> Int? {
    let isShort = skeleton.count < Self.headLength
    return sentence(beginning: skeleton, after: cursor) { fits(skeleton, at: $0) }
      ?? (isShort ? starts.first { fits(skeleton, at: $0) } : nil)
      ?? partEnds.first { fits(skeleton, at: $0) }
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

  /// The first sentence after a byte, or else the first of all, that a cell may begin with.
  private func sentence(beginning skeleton: [UInt8], after cursor: Int, where isFit: (Int) -> Bool) -> Int? {
    // Short sentences are known by all of their bytes.
    for length in stride(from: min(Self.headLength, skeleton.count), through: 1, by: -1) {
      guard let found = sentencesByHead[skeleton[..<length]] else { continue }
      let next = SentenceCuts(starts: found).index(of: cursor)
      if let start = found[next...].first(where: isFit) ?? found[..<next].first(where: isFit) { return start }
    }
    return nil
  }

  /// Whether a cell is there as whole sentences.
  private func isWhole(_ skeleton: [UInt8], at start: Int) -> Bool {
    fits(skeleton, at: start) && isBound[start] && isBound[start + skeleton.count]
  }

  private func fits(_ skeleton: [UInt8], at start: Int) -> Bool {
    let end = start + skeleton.count
    return end <= text.count && text[start..<end].elementsEqual(skeleton)
      && !taken[start..<end].contains(true)
  }

  private mutating func take(_ start: Int, _ count: Int, for cell: Int) {
    let range = start..<(start + count)
    for n in range { taken[n] = true }
    if !isBound[range.upperBound] { partEnds.append(range.upperBound) }
    places[cell] = range
  }
}
