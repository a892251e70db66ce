import LanguageServer
import Testing

@Suite("JSON of messages") struct JSONTests {
  @Test(
    "is read and written",
    arguments: [
      #"{"a":[1,-2,3.5,1e400,true,false,null],"b":{"c":"x\"\\\n\u0001é😀"}}"#, "[]", "{}", "\"\"",
      "9223372036854775808",
    ])
  func roundTrip(_ text: String) throws {
    let value = try JSON(Array(text.utf8))
    #expect(try JSON(value.bytes) == value)
  }

  @Test("gives what names lead to") func accessors() throws {
    let value: JSON = ["a": ["b": [1, "x", true, nil]]]
    #expect(value[["a", "b"]]?.array?.count == 4)
    #expect(value["a"]?["c"] == nil && value["a"]?["b"]?["c"] == nil)
    #expect(value.string == nil && value.integer == nil && value.bool == nil)
  }

  @Test(
    "that is broken is refused",
    arguments: [
      [0x7B], Array("{\"a\":}".utf8), [0xFF, 0xFE], [], Array("{} {}".utf8), Array("\"\\ud800\"".utf8),
    ])
  func broken(_ bytes: [UInt8]) { #expect(throws: ProtocolError.self) { try JSON(bytes) } }

  @Test("nested without end is refused, not a crash") func deep() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: ProtocolError.self) { try JSON(bytes) }
  }
}

@Suite("Frames of messages") struct MessageFramingTests {
  private func bodies(_ bytes: [UInt8], piece: Int) -> [String] {
    var framing = MessageFraming()
    var found: [String] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      framing.append(Array(bytes[start..<min(start + piece, bytes.count)]))
      while let next = framing.next() {
        switch next {
        case .success(let body): found.append(String(decoding: body, as: UTF8.self))
        case .failure: found.append("!")
        }
      }
    }
    return found
  }

  @Test("are cut however the bytes come", arguments: [1, 2, 7, 1000]) func pieces(_ piece: Int) {
    let text =
      "Content-Length: 2\r\n\r\n{}Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:3\r\n\r\n[1]"
    #expect(bodies(Array(text.utf8), piece: piece) == ["{}", "[1]"])
  }

  @Test(
    "that are broken are told, and the next good one is read",
    arguments: [
      "Content-Length: x\r\n\r\n", "Content-Length: -5\r\n\r\n", "X: 1\r\n\r\n", "\r\n\r\n",
      "Content-Length: 99999999999999999999\r\n\r\n",
    ])
  func broken(_ header: String) {
    #expect(bodies(Array((header + "Content-Length: 2\r\n\r\n{}").utf8), piece: 5) == ["!", "{}"])
  }

  @Test("with a wrong length lose themselves and no other") func wrongLength() {
    // Too short: the rest stands before the next header.
    #expect(
      bodies(Array("Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n[]".utf8), piece: 50) == ["{", "[]"])
    // A header without an end, larger than any header is.
    let noise = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000)
    #expect(bodies(noise + Array("\r\n\r\nContent-Length: 2\r\n\r\n{}".utf8), piece: 1_000).last == "{}")
  }

  @Test("that are far too large are passed over") func huge() {
    var framing = MessageFraming()
    framing.append(Array("Content-Length: \(MessageFraming.longestMessage + 3)\r\n\r\n".utf8))
    guard case .failure = framing.next() else {
      Issue.record("a message of that size is refused")
      return
    }
    for _ in 0..<256 {
      framing.append([UInt8](repeating: 0x20, count: 1 << 20)); #expect(framing.next() == nil)
    }
    framing.append(Array("   Content-Length: 2\r\n\r\n{}".utf8))
    guard case .success(let body) = framing.next() else {
      Issue.record("the next message is read")
      return
    }
    #expect(body == Array("{}".utf8))
  }
}

@Suite("Open documents") struct OpenDocumentsTests {
  private func change(_ text: String, _ range: (Int, Int, Int, Int)? = nil) -> JSON {
    guard let range else { return ["text": .string(text)] }
    return [
      "range": [
        "start": ["line": .integer(range.0), "character": .integer(range.1)],
        "end": ["line": .integer(range.2), "character": .integer(range.3)],
      ], "text": .string(text),
    ]
  }

  @Test("take edits one after the other, and none when one is broken") func edits() throws {
    var documents = OpenDocuments()
    let uri: JSON = "file:///a.po"
    let path = try documents.open(["textDocument": ["uri": uri, "version": 1, "text": "a😀b\r\nc"]])
    let changes: JSON = [change("X", (0, 1, 0, 3)), change("", (0, 3, 1, 0)), change("!", (9, 9, 9, 9))]
    _ = try documents.change(["textDocument": ["uri": uri, "version": 2], "contentChanges": changes])
    #expect(documents[path]?.text.bytes == Array("aXbc!".utf8) && documents[path]?.version == 2)
    let broken: JSON = [change("lost"), ["range": ["start": 1], "text": ""]]
    #expect(throws: ProtocolError.self) {
      try documents.change(["textDocument": ["uri": uri, "version": 3], "contentChanges": broken])
    }
    #expect(documents[path]?.text.bytes == Array("aXbc!".utf8) && documents[path]?.version == 2)
    _ = try documents.change(["textDocument": ["uri": uri], "contentChanges": [change("new")]])
    #expect(documents[path]?.text.bytes == Array("new".utf8))
    _ = try documents.close(["textDocument": ["uri": uri]])
    #expect(throws: ProtocolError.self) { try documents.close(["textDocument": ["uri": uri]]) }
  }
}
