import LanguageServer
import Testing

@Suite("Lines and positions") struct TextLinesTests {
  private static let text = "a😀b\r\nñ\rz\n\nend"

  @Test(
    "go from positions to bytes",
    arguments: [
      (0, 0, PositionEncoding.utf16, 0), (0, 1, .utf16, 1), (0, 3, .utf16, 5), (0, 4, .utf16, 6),
      // Inside of a surrogate pair, behind the end of a line, behind the end of the text.
      (0, 2, .utf16, 1), (0, 99, .utf16, 6), (99, 0, .utf16, 17), (0, 5, .utf8, 5), (0, 3, .utf8, 1),
      (1, 1, .utf16, 10), (1, 2, .utf8, 10), (2, 1, .utf16, 12), (3, 0, .utf16, 13), (3, 5, .utf16, 13),
      (4, 3, .utf16, 17),
    ])
  func offsets(_ line: Int, _ character: Int, _ encoding: PositionEncoding, _ offset: Int) {
    let lines = TextLines(Array(Self.text.utf8))
    let found = lines.offset(of: TextPosition(line: line, character: character), in: encoding)
    #expect(found == offset)
  }

  @Test("go back to positions, for every character", arguments: [PositionEncoding.utf8, .utf16])
  func positions(_ encoding: PositionEncoding) {
    let lines = TextLines(Array(Self.text.utf8))
    #expect(lines.lineCount == 5)
    for (offset, byte) in lines.bytes.enumerated() where byte & 0xC0 != 0x80 && byte != 10 && byte != 13 {
      let position = lines.position(of: offset, in: encoding)
      #expect(lines.offset(of: position, in: encoding) == offset)
      let scalar = lines.scalar(at: position, in: encoding)
      #expect(lines.position(line: position.line, scalar: scalar, in: encoding) == position)
    }
  }

  @Test("an empty text has one line") func empty() {
    let lines = TextLines([])
    #expect(lines.lineCount == 1 && lines.line(0).isEmpty && lines.line(7).isEmpty)
    #expect(lines.offset(of: TextPosition(line: 3, character: 9), in: .utf16) == 0)
    #expect(lines.position(of: 0, in: .utf16) == TextPosition(line: 0, character: 0))
  }

  @Test("random edits give what replacing gives") func edits() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["a", "ñ", "😀", "\r\n", "\n", "\r", "", "𝄞x", "漢"]
    var lines = TextLines([])
    for _ in 0..<300 {
      let offsets = lines.bytes.indices.filter { lines.bytes[$0] & 0xC0 != 0x80 } + [lines.bytes.count]
      let ends = [offsets.randomElement(using: &random)!, offsets.randomElement(using: &random)!].sorted()
      let positions = ends.map { lines.position(of: $0, in: .utf16) }
      let real = positions.map { lines.offset(of: $0, in: .utf16) }
      let piece = pieces.randomElement(using: &random)!
      var expected = lines.bytes
      expected.replaceSubrange(real[0]..<max(real[0], real[1]), with: piece.utf8)
      lines.replace(TextRange(positions[0], positions[1]), with: piece, in: .utf16)
      #expect(lines.bytes == expected && TextLines(expected).lineCount == lines.lineCount)
    }
  }
}

@Suite("Text edits") struct TextEditsTests {
  @Test(
    "make the new text out of the old, and touch only what differs",
    arguments: [
      ("one\ntwo  x\nthree", "one\ntwo x\nthree", 1), ("é\nè", "è\né", 2), ("a\r\nb\r\n", "a\r\nc\r\n", 1),
      ("same", "same", 0), ("a\nb", "a\nnew\nb", 1), ("", "x", 1), ("x😀y", "x😁y", 1), ("aa", "aaa", 1),
      ("abab", "ab", 1),
    ])
  func edits(_ old: String, _ new: String, _ count: Int) throws {
    let lines = TextLines(Array(old.utf8))
    let edits = TextEdits.between(lines, Array(new.utf8), in: .utf16)
    #expect(edits.count == count)
    var result = lines
    for edit in edits.reversed() {
      let text = try #require(edit["newText"]?.string)
      result.replace(try TextRange(edit["range"]), with: text, in: .utf16)
    }
    #expect(String(decoding: result.bytes, as: UTF8.self) == new)
  }
}

@Suite("File URIs") struct FileURITests {
  @Test("are read and written", arguments: ["/home/ana/po/es.po", "/a b/ñ%#?.json", "/x/日本.po", "/"])
  func roundTrip(_ path: String) throws {
    #expect(try FileURI.path(of: FileURI.uri(of: path)) == path)
  }

  @Test("of clients that escape otherwise")
  func otherForms() throws {
    #expect(try FileURI.path(of: "FILE:///a%3ab/c.po") == "/a:b/c.po")
    #expect(try FileURI.path(of: "file://localhost/a.po") == "/a.po")
  }

  @Test(
    "that name no file of this machine are refused",
    arguments: [
      "", "untitled:Untitled-1", "http://x/y.po", "file:", "file://", "file://host/x", "file:///%",
      "file:///%zz",
      "file:///%00", "file:///%ff", "file:x",
    ])
  func refused(_ uri: String) { #expect(throws: ProtocolError.self) { try FileURI.path(of: uri) } }
}
