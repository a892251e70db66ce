/// A text without its space: sentences are found in it whose line ends and blanks are others than the text's.
struct SpacelessText {
  private let text: String
  private var letters: [UInt8] = []
  /// Where each letter stands in the text.
  private var offsets: [Int] = []

  init(_ text: String) {
    self.text = text
    for (offset, byte) in text.utf8.enumerated() where byte > 32 {
      letters.append(byte)
      offsets.append(offset)
    }
  }

  /// Whether a sentence is part of the text; one without letters is not.
  func holds(_ sentence: String) -> Bool { start(of: SpacelessText(sentence)) != nil }

  /// Where the bytes of a sentence stand in the text; `nil` when the sentence is not in it.
  func offsets(of sentence: String) -> ((Int) -> Int)? {
    let part = SpacelessText(sentence)
    return start(of: part).map { start in { offset(ofByte: $0, of: part, from: start) } }
  }

  /// Where a range of a sentence stands in the text; `nil` when there is something else.
  func range(of range: Range<Int>, of sentence: String) -> Range<Int>? {
    let part = SpacelessText(sentence)
    guard let start = start(of: part) else { return nil }
    let from = offset(ofByte: range.lowerBound, of: part, from: start)
    let end = offset(ofByte: range.upperBound, of: part, from: start)
    let (own, other) = (Array(text.utf8), Array(sentence.utf8))
    guard from >= 0, from <= end, end <= own.count, own[from..<end].elementsEqual(other[range]) else {
      return nil
    }
    return from..<end
  }

  private func start(of part: SpacelessText) -> Int? {
    part.letters.isEmpty ? nil : letters.firstRange(of: part.letters)?.lowerBound
  }

  /// Blanks stand as far behind the letter before them as in the sentence.
  private func offset(ofByte byte: Int, of part: SpacelessText, from start: Int) -> Int {
    let count = part.offsets.count { $0 < byte }
    if count < part.offsets.count, part.offsets[count] == byte { return offsets[start + count] }
    if count == 0 { return offsets[start] - (part.offsets[0] - byte) }
    return offsets[start + count - 1] + byte - part.offsets[count - 1]
  }
}
