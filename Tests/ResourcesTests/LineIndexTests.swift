import TestSupport
import TextModel
import Testing

@testable import Resources

@Suite("Lines and columns of offsets") struct LineIndexTests {
  @Test(
    "each place is that of a plain count, and leads back", arguments: [0, 1, 700, 1023, 1024, 1025, 3000])
  func places(_ length: Int) {
    // A fixed walk over the signs; some texts have hardly a line end.
    let signs = ["a", "é", "€", "😀", " "]
    let ends = ["\n", "\r\n", "\r"]
    for gap in [3, 7, 2_000] {
      var text = ""
      var count = 0
      while text.utf8.count < length {
        count += 1
        text += count % gap == 0 ? ends[count / gap % 3] : signs[count * count % 5]
      }
      check(Array(text.utf8))
    }
  }

  private func check(_ bytes: [UInt8]) {
    let index = LineIndex(bytes)
    var (line, column) = (1, 1)
    for offset in 0...bytes.count {
      let isCharacter = offset == bytes.count || bytes[offset] & 0xC0 != 0x80
      if isCharacter {
        let place = index.place(of: offset, in: bytes)
        #expect(place == (line, column))
        #expect(index.offset(line: line, column: column, in: bytes) == offset)
        column += 1
      }
      let isEnd =
        offset < bytes.count
        && (bytes[offset] == 10
          || bytes[offset] == 13 && (offset + 1 == bytes.count || bytes[offset + 1] != 10))
      if isEnd { (line, column) = (line + 1, 1) }
    }
  }
}
