import TextModel

/// Gathers a decoded text, its codes and its map to the file.
struct TextBuilder {
  private(set) var text: [UInt8] = []
  private var map = TextMap()
  private(set) var codes: [InlineCode] = []

  var isEmpty: Bool { text.isEmpty && codes.isEmpty }

  /// Takes bytes as they stand in the file.
  mutating func copy(_ bytes: [UInt8], _ range: Range<Int>) {
    if range.isEmpty { return }
    if let last = map.pieces.last, last.isCopy,
      Int(last.file) + text.count - Int(last.text) == range.lowerBound
    {
      map.pieces[map.pieces.count - 1].fileCount += Int32(range.count)
    } else {
      add(range, isCopy: true)
    }
    text += bytes[range]
  }

  /// Takes other bytes for a range of the file, whole scalars.
  mutating func put(_ decoded: some Sequence<UInt8>, for range: Range<Int>) {
    let piece = map.pieces.count
    add(range, isCopy: false)
    let old = text.count
    text += decoded
    if text.count == old { map.pieces.remove(at: piece) }
  }

  mutating func put(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    if scalar.isASCII {
      put(CollectionOfOne(UInt8(scalar.value)), for: range)
    } else {
      put(String(scalar).utf8, for: range)
    }
  }

  /// Takes a code, which stands before the text that comes next.
  mutating func code(_ kind: InlineCode.Kind, _ content: String, type: String = "", id: String = "") {
    codes.append(InlineCode(kind, at: text.count, id: id, type: type, content: content))
  }

  /// Drops space at the end of the text.
  mutating func trimEnd() {
    while let last = text.last, last == 32 || last == 9 || last == 10 || last == 13 {
      text.removeLast()
      if let piece = map.pieces.last, Int(piece.text) >= text.count { map.pieces.removeLast() }
    }
    for index in codes.indices where codes[index].offset > text.count { codes[index].offset = text.count }
  }

  /// Puts what was gathered into a unit.
  func fill(_ unit: inout ResourceUnit) {
    unit.text = String(decoding: text, as: UTF8.self)
    unit.codes = codes.isEmpty ? [] : codes.paired
    let isWhole =
      map.pieces.isEmpty
      || map.pieces.count == 1 && map.pieces[0].isCopy
        && Int(map.pieces[0].file) == unit.range.lowerBound
    unit.map = isWhole ? TextMap() : map
  }

  private mutating func add(_ range: Range<Int>, isCopy: Bool) {
    map.pieces.append(
      TextMap.Piece(
        text: Int32(text.count), file: Int32(range.lowerBound), fileCount: Int32(range.count), isCopy: isCopy)
    )
  }
}

extension [InlineCode] {
  /// The codes with a number in common for the two halves of a pair; halves without a partner are isolated.
  fileprivate var paired: [InlineCode] {
    var codes = self
    var open: [Int] = []
    for index in codes.indices {
      if codes[index].kind == .open {
        open.append(index)
      } else if codes[index].kind == .close {
        if let place = open.lastIndex(where: { codes[$0].type == codes[index].type }) {
          let number = String(open[place] + 1)
          (codes[open[place]].pair, codes[index].pair) = (number, number)
          for lost in open[(place + 1)...] { codes[lost].kind = .isolatedOpen }
          open.removeSubrange(place...)
        } else {
          codes[index].kind = .isolatedClose
        }
      }
    }
    for lost in open { codes[lost].kind = .isolatedOpen }
    return codes
  }
}
