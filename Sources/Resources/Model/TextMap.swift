/// Which bytes of a file stand for which bytes of a decoded text.
///
/// In `"a\u00e9b"` the text `aéb` has three pieces: `a`, the escape for `é`, and `b`.
public struct TextMap: Hashable, Sendable {
  /// A run of the text that is copied from the file, or one sign or more that the file writes in another way.
  struct Piece: Hashable, Sendable {
    /// Offset in the text.
    var text: Int32
    /// Offset in the file, and how many bytes stand for the piece there.
    var file: Int32
    var fileCount: Int32
    var isCopy: Bool
  }

  /// In order; none where the whole text is copied.
  var pieces: [Piece] = []

  /// Where the text byte at `offset` begins in the file.
  func start(of offset: Int, in range: Range<Int>) -> Int {
    guard let index = pieces.lastIndex(before: offset + 1) else { return range.lowerBound + offset }
    let piece = pieces[index]
    return Int(piece.file) + (piece.isCopy ? offset - Int(piece.text) : 0)
  }

  /// Where the text that ends at `offset` ends in the file.
  func end(of offset: Int, in range: Range<Int>) -> Int {
    guard let index = pieces.lastIndex(before: offset) else {
      return pieces.isEmpty ? range.lowerBound + offset : start(of: offset, in: range)
    }
    let piece = pieces[index]
    return Int(piece.file) + (piece.isCopy ? offset - Int(piece.text) : Int(piece.fileCount))
  }
}

extension [TextMap.Piece] {
  /// The last piece that begins before `offset` in the text.
  fileprivate func lastIndex(before offset: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].text < Int32(offset) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
