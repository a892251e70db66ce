import TestSupport
import TextModel
import Testing

@testable import Resources

@Suite("Bitexts in place") struct BitextFormatTests {
  private func file(_ text: String, _ name: String) throws -> ResourceFile {
    let format = try #require(ResourceFormats.bitexts.first { $0.name == name })
    return try ResourceFile(Array(text.utf8), name: "a." + name, format: format)
  }

  static let samples: [(name: String, text: String, texts: [String])] = [
    ("tsv", "en\tes\r\na\\tb\\\\\t\r\n\r\nx\ty", ["en", "es", "a\tb\\", "", "", "x", "y"]),
    ("csv", "en;es\n\"a;\"\"b\"\"\n\";c\n", ["en", "es", "a;\"b\"\n", "c"]),
    ("jsonl", "{\"a\": \"x\\n\"}\n\n{\"b\": [\"y\", \"\\u00e9\"]}\n", ["x\n", "y", "é"]),
    (
      "tmx",
      "<tmx><header/><body><tu><tuv xml:lang=\"en\"><seg>a <ph>&lt;b></ph>&amp;</seg></tuv></tu></body></tmx>",
      ["a &"]
    ),
  ]

  @Test("every text is found and rewritten in its place", arguments: samples)
  func rewriting(_ name: String, _ text: String, _ texts: [String]) throws {
    let original = try file(text, name)
    #expect(original.units.map(\.text) == texts)
    for (index, unit) in original.units.enumerated() where !unit.text.isEmpty {
      let length = String(unit.text.unicodeScalars.first!).utf8.count
      let edit = ResourceEdit(unit: index, range: 0..<length, text: "Zñ")
      let changed = try file(
        String(decoding: original.replacing([edit], rewritesWhole: false), as: UTF8.self), name)
      #expect(
        changed.units[index].text == "Zñ" + String(decoding: unit.text.utf8.dropFirst(length), as: UTF8.self))
    }
    for unit in original.units where !unit.text.isEmpty {
      #expect(
        original.offset(of: original.location(ofByte: 0, in: unit)) == unit.fileRange(of: 0..<0).lowerBound)
    }
  }

  @Test("a cell that would become two is refused") func refusal() throws {
    let original = try file("en,es\na,b\n", "csv")
    #expect(throws: InputError.self) {
      try original.replacing([ResourceEdit(unit: 3, range: 0..<1, text: ",")], rewritesWhole: false)
    }
    #expect(throws: InputError.self) { try file("en,es\n\"a,b\n", "csv") }
    #expect(throws: InputError.self) { try file("{\"a\": \"x}\n", "jsonl") }
  }
}
