/// Where the lines of a text begin, and how many characters stand before each place: lines and columns of offsets, and
/// back, in a time that does not grow with the length of a line.
struct LineIndex: Sendable {
  /// Offsets of the beginnings of lines; LF, CR and CRLF end one.
  private var starts: [Int32] = [0]
  /// How many characters begin before each multiple of ``stride``.
  private var counts: [Int32] = [0]
  private static let stride = 1024

  init(_ bytes: [UInt8]) {
    var index = 0
    var count: Int32 = 0
    while index < bytes.count {
      let end = min(index + Self.stride, bytes.count)
      while index < end {
        let byte = bytes[index]
        index += 1
        if byte & 0xC0 != 0x80 { count += 1 }
        let endsLine = byte == 10 || byte == 13 && (index == bytes.count || bytes[index] != 10)
        if endsLine { starts.append(Int32(index)) }
      }
      if index % Self.stride == 0 { counts.append(count) }
    }
  }

  /// The line of an offset, and its column in characters, both from 1 on.
  func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let line = starts.lowerBound { $0 > Int32(offset) }
    let start = line > 0 ? Int(starts[line - 1]) : 0
    return (
      max(1, line), characters(before: min(offset, bytes.count), bytes) - characters(before: start, bytes) + 1
    )
  }

  /// The offset of the character at a place; the end of the text for places behind it.
  func offset(line: Int, column: Int, in bytes: [UInt8]) -> Int {
    guard line <= starts.count else { return bytes.count }
    let start = Int(starts[max(0, line - 1)])
    let wanted = characters(before: start, bytes) + max(0, column - 1)
    let block = counts.lowerBound { $0 > Int32(clamping: wanted) } - 1
    var offset = max(start, block * Self.stride)
    var count = characters(before: offset, bytes)
    while offset < bytes.count {
      if bytes[offset] & 0xC0 != 0x80 {
        if count == wanted { break }
        count += 1
      }
      offset += 1
    }
    return min(offset, bytes.count)
  }

  private func characters(before offset: Int, _ bytes: [UInt8]) -> Int {
    let block = offset / Self.stride
    return Int(counts[block]) + bytes.columns(block * Self.stride, offset)
  }
}

extension [Int32] {
  /// The index of the first element of an ascending list that fulfils a condition all later ones fulfil too.
  fileprivate func lowerBound(where holds: (Int32) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
